package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.CorrelationKernel.ClosedForm;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;

class OverlapKernelsTest {
    /** Closed forms are slow to find: each is looked for once. */
    private static final Map<String, HermiteExpansion> EXPANSIONS = new ConcurrentHashMap<>();

    private static final HermiteExpansion CUBIC = HermiteExpansion.ofCoefficients(0, 4, 0, Math.sqrt(6));

    private static HermiteExpansion expansion(String text) {
        return EXPANSIONS.computeIfAbsent(text, t -> HermiteExpansion.of(FormulaLink.parse(t), 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"relu", "erf(z)", "abs(z)", "exp(z/2)", "exp(-z^2/2)", "sin(z)", "z^3 - 2*z", "relu(z + 1/2)"})
    void theNormIsExactWhereThereIsAClosedForm(String activation) {
        OverlapKernels kernels = OverlapKernels.of(CUBIC, expansion(activation));
        double norm2 = expansion(activation).norm2();
        assertThat(kernels.u(1)).isCloseTo(norm2, within(1e-13 * norm2));
        assertThat(kernels.notes().get(0)).startsWith("U in closed form: ");
        assertThat(kernels.notes().get(1)).endsWith("all of it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "sigmoid", "gelu", "swish", "softplus", "elu"})
    void aSeriesIsAsLongAsItTakes(String activation) {
        HermiteExpansion sigma = expansion(activation);
        OverlapKernels kernels = OverlapKernels.of(expansion("tanh(2*z)"), sigma);
        HermiteExpansion whole = HermiteExpansion.numeric(sigma.link().orElseThrow(), 200);
        double allowed = 2e-12 * sigma.norm2() + 2 * whole.tail();
        assertThat(kernels.u(1)).isCloseTo(sigma.norm2(), within(allowed));
        assertThat(kernels.u(0.3)).isCloseTo(CorrelationKernel.of(whole).value(0.3), within(1e-13));
        assertThat(kernels.notes().get(0)).startsWith("U by its series to degree ");
        assertThat(kernels.notes().get(1)).containsAnyOf("at most", "above rounding", "to degree 1");
    }

    @Test
    void theDegreeOfThePairDoesNotMatter() {
        HermiteExpansion target = HermiteExpansion.numeric(FormulaLink.parse("tanh(z)"), 30);
        HermiteExpansion activation = HermiteExpansion.numeric(FormulaLink.parse("swish"), 30);
        OverlapKernels few = OverlapKernels.of(LinkPair.of(target, activation, 2));
        OverlapKernels many = OverlapKernels.of(LinkPair.of(target, activation, 30));
        assertThat(few.v(0.9)).isEqualTo(many.v(0.9));
        assertThat(few.u(0.9)).isEqualTo(many.u(0.9));
        assertThat(few.targetNorm2()).isEqualTo(target.norm2());
    }

    @ParameterizedTest
    @CsvSource({"relu", "erf(z)", "tanh(z)", "z^3 - 2*z", "relu(z + 1/2)", "abs(z - 1/10)", "step(z + 1)"})
    void derivativesAreThoseOfTheKernels(String activation) {
        OverlapKernels kernels = OverlapKernels.of(CUBIC, expansion(activation));
        double h = 1e-5;
        for (double r = -0.9; r < 1; r += 0.3) {
            assertThat(kernels.uPrime(r)).isCloseTo((kernels.u(r + h) - kernels.u(r - h)) / (2 * h), within(1e-8));
            assertThat(kernels.vPrime(r)).isCloseTo((kernels.v(r + h) - kernels.v(r - h)) / (2 * h), within(1e-8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "tanh(z)", "z^3 - 2*z", "relu(z + 1/2)"})
    void manyAtOnceAreTheSameAsOne(String activation) {
        OverlapKernels kernels = OverlapKernels.of(CUBIC, expansion(activation));
        double[] r = new double[1300];
        for (int k = 0; k < r.length; k++) {
            r[k] = Math.sin(k);
        }
        double[] value = new double[1300];
        double[] derivative = new double[1300];
        kernels.u().evaluate(r, 7, 1200, value, derivative);
        for (int k = 7; k < 1200; k++) {
            assertThat(value[k]).isCloseTo(kernels.u(r[k]), within(1e-14));
            assertThat(derivative[k]).isCloseTo(kernels.uPrime(r[k]), within(1e-13));
        }
        assertThat(value[6]).isZero();
        assertThat(derivative[1200]).isZero();
    }

    /** The integral of a biased kernel is interpolated: the kernel must not change by that. */
    @ParameterizedTest
    @ValueSource(strings = {"relu(z + 1/2)", "relu(z - 2)", "relu(z + 1/100)", "abs(z - 1/10)", "step(z + 1)"})
    void interpolationKeepsTheClosedForm(String activation) {
        HermiteExpansion sigma = expansion(activation);
        OverlapKernels kernels = OverlapKernels.of(CUBIC, sigma);
        ClosedForm closed = CorrelationKernel.of(sigma).closedForm().orElseThrow();
        assertThat(closed.text()).contains("integral(");
        for (double r = -1; r <= 1; r += 1.0 / 64) {
            assertThat(kernels.u(r)).isCloseTo(closed.value().applyAsDouble(r), within(1e-13));
            if (Math.abs(r) < 1) {
                assertThat(kernels.uPrime(r)).isCloseTo(closed.derivative().applyAsDouble(r), within(1e-13));
            }
        }
    }

    @Test
    void targetAndActivationOfOneFormulaShareTheClosedForm() {
        OverlapKernels kernels = OverlapKernels.of(expansion("relu"), expansion("relu"));
        assertThat(kernels.v(1)).isCloseTo(0.5, within(1e-15));
        assertThat(kernels.vPrime(0.99)).isEqualTo(kernels.uPrime(0.99));
        assertThat(kernels.notes().get(1)).startsWith("V = U");
    }

    @Test
    void noiseOfOddCoefficientsSeedsNothing() {
        OverlapKernels kernels = OverlapKernels.of(expansion("cos(z)"), expansion("tanh(z) + abs(z)"));
        assertThat(kernels.vPrime(0)).isZero();
    }

    @Test
    void arraysBeyondOneAreTakenAtOne() {
        OverlapKernels relu = OverlapKernels.of(CUBIC, expansion("relu"));
        assertThat(relu.u(1 + 1e-15)).isEqualTo(relu.u(1));
        OverlapKernels step = OverlapKernels.of(CUBIC, expansion("step"));
        assertThat(step.steepAtOne()).isTrue();
        assertThat(step.uPrime(1)).isFinite().isGreaterThan(1e6);
        assertThat(relu.steepAtOne()).isFalse();
    }

    @Test
    void functionsAreTakenAsTheyAre() {
        OverlapKernels wrong = OverlapKernels.ofFunctions(2, r -> r * r, r -> 2.1 * r, s -> 3 * s, s -> 3.0);
        assertThat(wrong.uPrime(0.5)).isEqualTo(1.05);
        assertThat(wrong.u(0.5)).isEqualTo(0.25);
        assertThat(wrong.v(0.5)).isEqualTo(1.5);
        assertThat(wrong.vPrime(0.5)).isEqualTo(3);
        assertThat(wrong.targetNorm2()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapKernels.ofFunctions(-1, r -> r, r -> 1, s -> s, s -> 1))
                .withMessageContaining("squared norm of the target is -1.0");
    }
}
