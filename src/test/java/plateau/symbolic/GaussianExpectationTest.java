package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussianExpectationTest {
    private static GaussianExpectation.Closed closed(String text, int degree) {
        GaussianExpectation.Result result = GaussianExpectation.coefficients(FormulaParser.parse(text), degree);
        assertThat(result).as(text).isInstanceOf(GaussianExpectation.Closed.class);
        return (GaussianExpectation.Closed) result;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step(z) | 0 | 1/2",
                "sign(z) | 1 | sqrt(2)/sqrt(pi)",
                "abs(z) | 4 | -1/(2*sqrt(3*pi))",
                "gelu(z) | 2 | 3/(4*sqrt(2*pi))",
                "exp(z) | 3 | exp(1/2)/sqrt(6)",
                "sin(z) | 1 | exp(-1/2)",
                "elu(z) | 1 | 1/2 + exp(1/2)/2 - exp(1/2)*erf(1/sqrt(2))/2",
                "relu(z + 1/2) | 1 | erf(1/(2*sqrt(2)))/2 + 1/2",
                "Pi*z | 1 | pi",
                "E*z^2 | 2 | sqrt(2)*exp(1)",
                "z*sqrt(2)/3 | 1 | sqrt(2)/3",
                "exp(-z^2) | 2 | -sqrt(2)/(3*sqrt(3))",
            })
    void givesTheKnownClosedForms(String text, int degree, String expected) {
        assertThat(closed(text, degree).coefficients().get(degree).text()).isEqualTo(expected);
    }

    @Test
    void survivesTheCancellationOfHighDegrees() {
        // E[e^{z} h_k] = e^{1/2}/√(k!), the step far out: the two parts of each coefficient nearly cancel
        GaussianExpectation.Closed f = closed("exp(z)*step(z + 14)", 40);
        double expected = Math.exp(0.5);
        for (int k = 0; k <= 20; k++) {
            assertThat(f.coefficients().get(k).value()).isCloseTo(expected, within(1e-16 + 1e-15 * expected));
            expected /= Math.sqrt(k + 1.0);
        }
    }

    /** The evaluator's own series for erf far out takes minutes and cannot be interrupted. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"z*step(z + 40) | 1 | 1", "z*step(z - 40) | 1 | 0", "max(0, min(91, z^2)) | 0 | 1"})
    void isQuickWhereErfIsSaturated(String text, int degree, double expected) {
        assertThat(closed(text, degree).coefficients().get(degree).value()).isCloseTo(expected, within(1e-15));
    }

    @Test
    void knowsThePolynomialsDegree() {
        assertThat(closed("(z - 1)^3 - z^3", 1).polynomialDegree()).hasValue(2);
        assertThat(closed("7", 1).polynomialDegree()).hasValue(0);
        assertThat(closed("max(z, z) + min(z, z^2 + 1)", 1).polynomialDegree()).hasValue(1);
        assertThat(closed("relu(z)", 1).polynomialDegree()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tanh(z)",
                "sigmoid(2*z)",
                "z*softplus(z)",
                "swish(z) - z",
                "exp(z^3/100 - z^4)",
                "sin(z^2)",
                "erf(z)^2",
                "abs(sin(z))",
                "1/(1 + z^2)",
                "log(1 + z^2)",
                "exp(z^2)",
                "max(z^5 - z - 1, 0)",
                "cos(z)*relu(z)",
                "sqrt(1 + z^2)"
            })
    void saysWhatIsNotClosed(String text) {
        GaussianExpectation.Result result = GaussianExpectation.coefficients(FormulaParser.parse(text), 3);
        assertThat(result).as(text).isInstanceOf(GaussianExpectation.Unclosed.class);
        assertThat(((GaussianExpectation.Unclosed) result).reason())
                .isNotBlank()
                .doesNotContain("Exception")
                .doesNotContain("engine");
    }
}
