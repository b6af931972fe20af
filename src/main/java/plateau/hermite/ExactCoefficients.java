package plateau.hermite;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import plateau.link.LinkFunction;
import plateau.symbolic.ExactCoefficient;
import plateau.symbolic.Formula;
import plateau.symbolic.GaussianExpectation;

/**
 * Joins closed forms with quadrature: a closed form is believed only as far as quadrature agrees with it.
 *
 * <p>Agreement: |exact − quadrature| ≤ {@value #SLACK} · (error estimate of the quadrature).
 */
final class ExactCoefficients {
    private static final double SLACK = 10;

    private ExactCoefficients() {}

    static HermiteExpansion expansion(LinkFunction f, Formula formula, int degree) {
        GaussianQuadrature quadrature = GaussianQuadrature.of(f, degree);
        List<String> notes = new ArrayList<>();
        List<ExactCoefficient> exact = List.of();
        OptionalInt polynomialDegree = OptionalInt.empty();
        GaussianExpectation.Result result = GaussianExpectation.coefficients(formula, degree);
        if (result instanceof GaussianExpectation.Closed closed) {
            exact = closed.coefficients();
            polynomialDegree = closed.polynomialDegree();
        } else if (result instanceof GaussianExpectation.Unclosed unclosed) {
            notes.add("coefficients by quadrature: " + unclosed.reason());
        }
        List<HermiteCoefficient> coefficients = new ArrayList<>();
        for (int k = 0; k <= degree; k++) {
            coefficients.add(k < exact.size() ? checked(exact.get(k), quadrature, notes) : numeric(quadrature, k));
        }
        if (!exact.isEmpty() && exact.size() <= degree) {
            notes.add("degrees " + exact.size() + "…" + degree + " by quadrature: "
                    + (exact.size() > GaussianExpectation.MAX_DEGREE
                            ? "closed forms are made up to degree " + GaussianExpectation.MAX_DEGREE
                            : "their closed forms take too long"));
        }
        boolean believed =
                coefficients.stream().limit(exact.size()).allMatch(c -> c.origin() == HermiteCoefficient.Origin.EXACT);
        return new HermiteExpansion(
                f.name(),
                Optional.of(f),
                Optional.of(formula),
                coefficients,
                quadrature.norm2(),
                quadrature.norm2Error(),
                believed ? polynomialDegree : OptionalInt.empty(),
                notes);
    }

    private static HermiteCoefficient numeric(GaussianQuadrature quadrature, int k) {
        return HermiteCoefficient.numeric(k, quadrature.coefficient(k), quadrature.coefficientError(k));
    }

    private static HermiteCoefficient checked(
            ExactCoefficient exact, GaussianQuadrature quadrature, List<String> notes) {
        int k = exact.degree();
        double value = quadrature.coefficient(k);
        double error = quadrature.coefficientError(k);
        if (Math.abs(exact.value() - value) <= SLACK * error) {
            return HermiteCoefficient.exact(exact, value, error);
        }
        notes.add(String.format(
                Locale.ROOT,
                "degree %d by quadrature: its closed form %s = %.17g disagrees with %.17g ± %.1g",
                k,
                exact.text(),
                exact.value(),
                value,
                error));
        return numeric(quadrature, k);
    }
}
