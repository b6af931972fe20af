package plateau.hermite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaException;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterValues;
import plateau.symbolic.ParametricExpectation;

/**
 * Quadratures of a link at the test points inside the assumptions: what closed forms in its parameters are held against, and the
 * proof that it is a link there.
 */
final class TestQuadratures {
    private TestQuadratures() {}

    /**
     * One quadrature for each test point.
     *
     * @throws ParameterException if the formula is no link at one of them, with the point, the reason, and an assumption under
     *     which no such point was found
     */
    static List<GaussianQuadrature> of(
            Formula tree, SortedSet<String> parameters, Assumptions assumptions, int degree) {
        List<GaussianQuadrature> quadratures = new ArrayList<>();
        for (ParameterValues point : ParametricExpectation.testPoints(parameters, assumptions)) {
            try {
                quadratures.add(at(tree, point, degree));
            } catch (FormulaException | HermiteException e) {
                String witness = point.isEmpty() ? "" : "with " + point + ", which the assumptions allow: ";
                throw ParameterException.contradiction(witness
                        + e.getMessage()
                        + remedy(tree, parameters, assumptions)
                                .map(text -> "; or give --assume \"" + text + "\"")
                                .orElse(""));
            }
        }
        return quadratures;
    }

    private static GaussianQuadrature at(Formula tree, ParameterValues point, int degree) {
        return GaussianQuadrature.of(FormulaLink.of(point.putInto(tree)), degree);
    }

    /** A half-line for one parameter in which every test point is a link. */
    private static Optional<String> remedy(Formula tree, SortedSet<String> parameters, Assumptions assumptions) {
        for (String name : parameters) {
            for (String half : List.of(name + ">0", name + "<0")) {
                if (isLink(tree, parameters, assumptions, half)) {
                    return Optional.of(half);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isLink(
            Formula tree, SortedSet<String> parameters, Assumptions assumptions, String assumption) {
        try {
            Assumptions more = assumptions.and(Assumptions.parse(List.of(assumption)));
            ParametricExpectation.testPoints(parameters, more).forEach(point -> at(tree, point, 0));
            return true;
        } catch (ParameterException | FormulaException | HermiteException noLinkEither) {
            return false;
        }
    }
}
