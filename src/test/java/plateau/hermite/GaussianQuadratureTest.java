package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.hermite.HermiteException.Reason;
import plateau.link.LinkFunction;

class GaussianQuadratureTest {
    @TestFactory
    Iterable<DynamicTest> agreesWithTheGoldenTable() {
        Map<String, LinkFunction> functions = GoldenHermite.functions();
        return GoldenHermite.entries().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(
                        e.getKey(),
                        () -> assertGolden(Objects.requireNonNull(functions.get(e.getKey())), e.getValue())))
                .toList();
    }

    private static void assertGolden(LinkFunction f, GoldenHermite.Entry golden) {
        HermiteExpansion expansion = HermiteExpansion.numeric(f, 12);
        assertThat(expansion.norm2()).isCloseTo(golden.norm2(), within(1e-13 * Math.max(1, golden.norm2())));
        for (int k = 0; k <= 12; k++) {
            HermiteCoefficient c = expansion.coefficient(k);
            assertThat(c.value()).as("degree %d", k).isCloseTo(golden.coefficients()[k], within(1e-13));
            assertThat(Math.abs(c.value() - golden.coefficients()[k]))
                    .as("error estimate %d", k)
                    .isLessThanOrEqualTo(c.quadratureError() + 1e-15);
            assertThat(c.quadratureError()).isLessThan(1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.2", "0.22", "0.1", "-0.5", "-50"})
    void integratesGaussianBumpsAndTheirGrowingKin(double c) {
        LinkFunction f = TestLink.named("exp(c z^2)", z -> Math.exp(c * z * z));
        HermiteExpansion e = HermiteExpansion.numeric(f, 4);
        assertThat(e.norm2()).isCloseTo(1 / Math.sqrt(1 - 4 * c), within(1e-12));
        assertThat(e.values()[0]).isCloseTo(1 / Math.sqrt(1 - 2 * c), within(1e-12));
    }

    @Test
    void findsMassFarFromTheOriginAndUndeclaredKinks() {
        assertThat(HermiteExpansion.numeric(TestLink.of(z -> Math.exp(12 * z)), 0)
                        .norm2())
                .isCloseTo(Math.exp(288), within(1e-11 * Math.exp(288)));
        assertThat(HermiteExpansion.numeric(TestLink.of(z -> z > 0.3 ? 1 : 0), 0)
                        .values()[0])
                .isCloseTo(0.382088577811047, within(1e-11));
    }

    @Test
    void refusesWhatIsNotSquareIntegrable() {
        assertRefused("exp(z^2)", z -> Math.exp(z * z), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("exp(z^2/3)", z -> Math.exp(z * z / 3), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("exp(z^2/4)", z -> Math.exp(z * z / 4), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("exp(exp(z))", z -> Math.exp(Math.exp(z)), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("exp(z^3/1000)", z -> Math.exp(z * z * z / 1000), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("exp(exp(z/10))", z -> Math.exp(Math.exp(z / 10)), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("sin(z)*exp(z^2/3)", z -> Math.sin(z) * Math.exp(z * z / 3), Reason.NOT_SQUARE_INTEGRABLE);
        assertRefused("exp(0.249*z^2)", z -> Math.exp(0.249 * z * z), Reason.OUT_OF_RANGE);
        assertRefused("exp(100*z)", z -> Math.exp(100 * z), Reason.OUT_OF_RANGE);
        assertRefused("exp(900*z-500*z^2)", z -> Math.exp(900 * z - 500 * z * z), Reason.OUT_OF_RANGE);
        assertRefused("1e200*z", z -> 1e200 * z, Reason.OUT_OF_RANGE);
    }

    @Test
    void refusesWhatIsUndefinedSomewhere() {
        assertRefused("log(z)", Math::log, Reason.UNDEFINED);
        assertRefused("1/z", z -> 1 / z, Reason.UNDEFINED);
        assertRefused("1/(z-0.3)", z -> 1 / (z - 0.3), Reason.NOT_CONVERGED);
        assertRefused("z/0", z -> z / 0.0, Reason.UNDEFINED);
    }

    private static void assertRefused(String name, DoubleUnaryOperator f, Reason reason) {
        assertThatExceptionOfType(HermiteException.class)
                .as(name)
                .isThrownBy(() -> HermiteExpansion.numeric(TestLink.named(name, f), 6))
                .withMessageStartingWith(name)
                .satisfies(e -> assertThat(e.reason()).as(name).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 201})
    void refusesADegreeOutOfRange(int degree) {
        assertThatExceptionOfType(HermiteException.class)
                .isThrownBy(() -> HermiteExpansion.numeric(TestLink.of(z -> z), degree))
                .withMessageContaining("" + degree);
    }
}
