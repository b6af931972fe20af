package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.link.LinkFunction;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.UnicodeNotation;

class CorrelationKernelTest {
    private static HermiteExpansion expansion(String text, int degree) {
        return HermiteExpansion.of(FormulaLink.parse(text), degree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | 0",
                "relu(2*z+1) | -0.5",
                "relu(1/2 - z) | 0.5",
                "leaky-relu(0.1) | 0",
                "abs(z) | 0",
                "abs(1 - 2*z) | 0.5",
                "step(z) | 0",
                "step(z - 1/4) | 0.25",
                "sign(-3*z) | 0",
                "erf(z/sqrt(2)) | ",
                "erf(1/2 - 2*z) | ",
                "3*sin(2*z + 1) + 1 | ",
                "cos(z/2 - 1) | ",
                "exp(z/2 - 1) | ",
                "2^(-z) | ",
                "exp(-z^2/(2*4)) | ",
                "gaussian | ",
                "z^3 - z + 1 | ",
                "1 + z/2 - 2*relu(z) | 0",
                "max(z, 1 - z) | 0.5",
                "min(z, z/3) | 0",
                "piecewise(z < 1, 0, 2) | 1",
                "piecewise(z >= 1, 2*z - 1, z) | 1",
                "identity | "
            })
    void closedFormsAgreeWithTheDoubleIntegral(String text, @Nullable Double kink) {
        double[] kinks = kink == null ? new double[0] : new double[] {kink};
        LinkFunction f = FormulaLink.parse(text);
        CorrelationKernel u = CorrelationKernel.of(expansion(text, 8));
        CorrelationKernel.ClosedForm closed = u.closedForm().orElseThrow();
        double scale = closed.value().applyAsDouble(1);
        for (double r : new double[] {-0.9, -0.4, 0, 0.3, 0.75, 0.95}) {
            double integral = correlation(f, kinks, r);
            assertThat(closed.value().applyAsDouble(r))
                    .as("U(%s) = %s", r, closed.text())
                    .isCloseTo(integral, within(1e-11 * scale));
            assertThat(Math.abs(u.value(r) - integral))
                    .isLessThanOrEqualTo(u.truncationBound(r) * (1 + 1e-9) + 1e-11 * scale);
            ExpressionValues at = ExpressionValues.none().with("r", r);
            assertThat(at.of(closed.expression())).isCloseTo(closed.value().applyAsDouble(r), within(1e-12 * scale));
            double exactSlope = closed.derivative().applyAsDouble(r);
            assertThat(at.of(closed.derivativeExpression()))
                    .isCloseTo(exactSlope, within(1e-11 * (1 + Math.abs(exactSlope))));
            double h = 1e-4;
            double slope = (closed.value().applyAsDouble(r + h) - closed.value().applyAsDouble(r - h)) / (2 * h);
            assertThat(closed.derivative().applyAsDouble(r)).isCloseTo(slope, within(1e-5 * (1 + Math.abs(slope))));
        }
        assertThat(scale).isCloseTo(expansion(text, 0).norm2(), within(1e-11 * scale));
    }

    /** E[f(G) f(rG + √(1−r²) H)], split at the kinks in both variables. */
    private static double correlation(LinkFunction f, double[] kinks, double r) {
        double q = Math.sqrt(1 - r * r);
        DoubleUnaryOperator outer = g -> f.value(g)
                * GaussianQuadrature.expectation(
                        h -> f.value(r * g + q * h),
                        Arrays.stream(kinks).map(k -> (k - r * g) / q).toArray());
        return GaussianQuadrature.expectation(outer, kinks);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | 0.25*r + 0.25*(2/pi)*(sqrt(1 - r^2) + r*asin(r))",
                "step(z) | 0.25 + 0.25*(2/pi)*asin(r)",
                "erf(z) | (2/pi)*asin(0.666666666666667*r)",
                "exp(z) | exp(1 + r)",
                "exp(-z^2/2) | 1/sqrt(4 - r^2)",
                "He(2) + 3*z | 9*r + 2*r^2"
            })
    void closedFormsAreWritten(String text, String kernel) {
        assertThat(CorrelationKernel.of(expansion(text, 4))
                        .closedForm()
                        .orElseThrow()
                        .text())
                .isEqualTo(kernel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu | r/4 + (√(1 − r²) + r asin(r))/(2 π)",
                "abs(z) | 2 (√(1 − r²) + r asin(r))/π",
                "step(z) | 1/4 + asin(r)/(2 π)",
                "erf(z) | 2 asin(2 r/3)/π",
                "erf(z/sqrt(2)) | 2 asin(r/2)/π",
                "exp(z) | exp(1 + r)",
                "sin(2*z) | exp(−4) sinh(4 r)",
                "exp(-z^2/2) | 1/√(4 − r²)",
                "He(2) + 3*z | 9 r + 2 r²"
            })
    void closedFormsHaveExactConstants(String text, String kernel) {
        Expression closed = CorrelationKernel.of(expansion(text, 4))
                .closedForm()
                .orElseThrow()
                .expression();
        assertThat(new UnicodeNotation().write(closed)).isEqualTo(kernel);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "erf(z) | erf(2*z)",
                "erf(z/sqrt(2)) | step(z)",
                "relu | leaky-relu(0.1)",
                "relu(z + 1/2) | 1 + z - relu(2*z + 1)",
                "step(z - 1/3) | 2*step(z - 1/3) - 1",
                "exp(z/2) | exp(1 - z/3)",
                "He(3) + z | tanh(z)",
                "relu | relu"
            })
    void crossKernelsAgreeWithTheirSeries(String phi, String sigma) {
        CorrelationKernel v = CorrelationKernel.of(expansion(phi, 60), expansion(sigma, 60));
        CorrelationKernel.ClosedForm closed = v.closedForm().orElseThrow();
        for (double s : new double[] {-0.6, -0.2, 0, 0.3, 0.5}) {
            ExpressionValues at = ExpressionValues.none().with("s", s);
            assertThat(at.of(closed.expression())).as(closed.text()).isCloseTo(v.value(s), within(1e-12));
            assertThat(closed.value().applyAsDouble(s)).isCloseTo(v.value(s), within(1e-12));
            assertThat(at.of(closed.derivativeExpression())).isCloseTo(v.derivative(s), within(1e-10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gelu", "elu", "tanh", "z*relu(z)", "sin(z) + cos(2*z)", "piecewise(z < 0, 0, z + 1)"})
    void saysNothingAboutKernelsItDoesNotKnow(String text) {
        assertThat(CorrelationKernel.of(expansion(text, 4)).closedForm()).isEmpty();
    }

    @Test
    void theSeriesHasItsOwnDerivatives() {
        CorrelationKernel v = CorrelationKernel.of(
                HermiteExpansion.ofCoefficients(1, 2, 3, 4), HermiteExpansion.ofCoefficients(0.5, 1, -1, 2, 7));
        assertThat(v.coefficients()).containsExactly(0.5, 2, -3, 8);
        double s = 0.3;
        assertThat(v.value(s)).isCloseTo(0.5 + 2 * s - 3 * s * s + 8 * s * s * s, within(1e-15));
        assertThat(v.derivative(s)).isCloseTo(2 - 6 * s + 24 * s * s, within(1e-15));
        assertThat(v.secondDerivative(s)).isCloseTo(-6 + 48 * s, within(1e-15));
        assertThat(v.truncationBound(1)).isZero();
        assertThat(v.closedForm().orElseThrow().text()).isEqualTo("0.5 + 2*s - 3*s^2 + 8*s^3");
    }

    @Test
    void theCrossKernelOfTwoLinksStaysWithinItsBound() {
        CorrelationKernel shortSeries = CorrelationKernel.of(expansion("relu(z+1/2)", 6), expansion("tanh(z)", 6));
        CorrelationKernel longSeries = CorrelationKernel.of(expansion("relu(z+1/2)", 60), expansion("tanh(z)", 60));
        for (double s = -1; s <= 1; s += 0.25) {
            double gap = Math.abs(shortSeries.value(s) - longSeries.value(s));
            assertThat(gap).isLessThanOrEqualTo(shortSeries.truncationBound(s) + longSeries.truncationBound(s) + 1e-15);
        }
    }
}
