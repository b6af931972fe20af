package plateau.derivation;

import java.util.Objects;
import plateau.symbolic.Expression;
import plateau.symbolic.Notation;

/**
 * left = right, or another {@link Relation}.
 *
 * @param label its name in the derivation, as in {@code mean-field.a}; the same in every view
 */
public record Equation(String label, Expression left, Relation relation, Expression right) {
    public Equation {
        Objects.requireNonNull(label);
        Objects.requireNonNull(left);
        Objects.requireNonNull(relation);
        Objects.requireNonNull(right);
    }

    static Equation of(String label, Expression left, Expression right) {
        return new Equation(label, left, Relation.EQUALS, right);
    }

    /** An equation in running text, without a label. */
    static Equation inline(Expression left, Relation relation, Expression right) {
        return new Equation("", left, relation, right);
    }

    static Equation inline(Expression left, Expression right) {
        return inline(left, Relation.EQUALS, right);
    }

    /**
     * Both sides in a notation.
     *
     * @param sign how that notation writes the {@link #relation}
     */
    public String write(Notation notation, String sign) {
        return notation.write(left) + " " + sign + " " + notation.write(right);
    }
}
