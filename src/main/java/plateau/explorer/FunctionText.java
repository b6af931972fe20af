package plateau.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.FormulaException;
import plateau.symbolic.FormulaExpression;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.LatexNotation;

/**
 * A target or an activation as it was typed: a formula, a name, or a list of coefficients.
 *
 * @param field the field of the request it stands in
 * @param text what was typed
 * @param coefficients whether it is a list of Hermite coefficients
 */
record FunctionText(String field, String text, boolean coefficients) {
    /**
     * What it says in LaTeX, as far as it can be read; nothing is computed. Empty for piecewise formulas, which expressions do not
     * know.
     *
     * @throws RefusedException if it cannot be read, with the place in the text
     */
    Optional<String> latex() {
        try {
            Optional<Expression> read =
                    coefficients ? Optional.of(combination()) : FormulaExpression.of(FormulaParser.parse(text));
            return read.map(new LatexNotation()::write);
        } catch (FormulaException e) {
            throw RefusedException.wrong(field, e.position(), String.valueOf(e.getMessage()));
        }
    }

    /** Σ_k c_k h_k(z), h_0 = 1. */
    private Expression combination() {
        double[] values = Fields.list(field, text, HermiteBasis.MAX_DEGREE + 1);
        List<Expression> terms = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            if (values[k] != 0) {
                Expression h = Expression.applied(Expression.symbol("h", k), Expression.symbol("z"));
                Expression value = Expression.ofDouble(values[k]);
                terms.add(k == 0 ? value : value.times(h));
            }
        }
        return Expression.sum(terms);
    }

    /**
     * Its expansion; this can take long.
     *
     * @param degree the highest degree wanted; empty: chosen from the tail
     * @throws RefusedException if it is no function that has one, with the place in the text where it is known
     */
    HermiteExpansion expansion(OptionalInt degree) {
        try {
            if (coefficients) {
                return HermiteExpansion.ofCoefficients(Fields.list(field, text, HermiteBasis.MAX_DEGREE + 1));
            }
            FormulaLink link = FormulaLink.parse(text);
            return degree.isPresent() ? HermiteExpansion.of(link, degree.getAsInt()) : HermiteExpansion.of(link);
        } catch (FormulaException e) {
            throw RefusedException.wrong(field, e.position(), String.valueOf(e.getMessage()));
        } catch (HermiteException e) {
            throw RefusedException.wrong(field, String.valueOf(e.getMessage()));
        }
    }
}
