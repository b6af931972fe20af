package plateau.symbolic;

import plateau.symbolic.Formula.Relation;
import plateau.symbolic.Formula.Variable;

/** The condition z relation bound of a branch of a piecewise. */
record Condition(Relation relation, Formula bound) {
    /**
     * The condition that stands as {@code left relation right}, z on either side.
     *
     * @throws FormulaException unless z is compared with a part that is free of it
     */
    static Condition of(Formula left, Token relation, Formula right) {
        if (left instanceof Variable && Constancy.isConstant(right)) {
            return new Condition(relationOf(relation, false), right);
        }
        if (right instanceof Variable && Constancy.isConstant(left)) {
            return new Condition(relationOf(relation, true), left);
        }
        throw FormulaException.at(
                relation.start(), "a condition compares z with a number; write it like z < 1 or 1 <= z");
    }

    private static Relation relationOf(Token token, boolean mirrored) {
        boolean less = token.text().startsWith("<") != mirrored;
        if (token.text().endsWith("=")) {
            return less ? Relation.LESS_OR_EQUAL : Relation.GREATER_OR_EQUAL;
        }
        return less ? Relation.LESS : Relation.GREATER;
    }
}
