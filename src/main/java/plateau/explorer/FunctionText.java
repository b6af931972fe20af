package plateau.explorer;

import java.util.OptionalInt;
import plateau.hermite.HermiteBasis;
import plateau.hermite.HermiteException;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaException;
import plateau.symbolic.FormulaLink;

/**
 * A target or an activation as it was typed: a formula, a name, or a list of coefficients.
 *
 * @param field the field of the request it stands in
 * @param text what was typed
 * @param coefficients whether it is a list of Hermite coefficients
 */
record FunctionText(String field, String text, boolean coefficients) {
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
