package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;

class FormulaLinkTest {
    @Provide
    Arbitrary<Formula> smooth() {
        return RandomFormulas.smooth();
    }

    @Provide
    Arbitrary<Formula> any() {
        return RandomFormulas.any();
    }

    /**
     * Richardson's extrapolation of central differences, accepted as a witness only where two steps agree; the tolerance is
     * the disagreement of the witness with itself plus rounding.
     */
    @Property(tries = 2000)
    void derivativeAgreesWithDifferences(
            @ForAll("smooth") Formula formula, @ForAll @DoubleRange(min = -3, max = 3) double z) {
        Evaluator f = FormulaCompiler.compile(formula);
        double coarse = difference(f, z, 2e-4);
        double fine = difference(f, z, 1e-4);
        double scale = 1 + Math.abs(f.value(z)) + Math.abs(fine);
        double doubt = Math.abs(coarse - fine);
        if (doubt < 1e-4 * scale) {
            assertThat(f.derivative(z))
                    .as("%s at %s", FormulaPrinter.print(formula), z)
                    .isCloseTo(fine, within(10 * doubt + 1e-8 * scale));
        }
    }

    private static double difference(Evaluator f, double z, double h) {
        return (8 * (f.value(z + h) - f.value(z - h)) - f.value(z + 2 * h) + f.value(z - 2 * h)) / (12 * h);
    }

    /** Whatever the formula, it becomes a link or is refused in words; values at ordinary points are numbers. */
    @Property(tries = 1000)
    void everyFormulaIsALinkOrRefused(
            @ForAll("any") Formula formula, @ForAll @DoubleRange(min = -12, max = 12) double z0) {
        try {
            FormulaLink link = FormulaLink.of(formula);
            assertThat(link.kinks()).isSorted().doesNotHaveDuplicates();
            for (double z : new double[] {-1.7, -0.3, 0.45, 2.2}) {
                assertThat(link.value(z)).as("%s at %s", link, z).isNotNaN();
                assertThat(link.derivative(z)).as("slope of %s at %s", link, z).isNotNaN();
            }
            double atRandom = link.value(z0);
            if (Double.isNaN(atRandom)) {
                EnclosureVisitor visitor = new EnclosureVisitor((o, a, r, v) -> {}, 100_000);
                Interval values = visitor.enclose(formula, Interval.point(z0)).value();
                assertThat(values.magnitude()).as("%s at %s", link, z0).isInfinite();
            }
        } catch (FormulaException refusal) {
            assertThat(refusal).message().isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relu",
                "elu",
                "gelu",
                "swish",
                "softplus",
                "sigmoid",
                "tanh",
                "erf",
                "step",
                "abs",
                "sin",
                "cos",
                "exp",
                "gaussian",
                "identity",
                "sign"
            })
    void everyNamedActivationIsTheElementaryLink(String name) {
        LinkFunction expected = Objects.requireNonNull(StandardLinks.byName().get(name));
        assertSame(FormulaLink.parse(name), expected);
    }

    @Test
    void leakyReluIsTheElementaryLink() {
        assertSame(FormulaLink.parse("leaky-relu(0.1)"), StandardLinks.leakyRelu(0.1));
        assertSame(FormulaLink.parse("leaky-relu"), StandardLinks.leakyRelu(0.01));
    }

    private static void assertSame(LinkFunction actual, LinkFunction expected) {
        assertThat(actual.kinks()).isEqualTo(expected.kinks());
        for (double z = -6.05; z < 6; z += 0.1) {
            double tolerance = 1e-15 * (1 + Math.abs(expected.value(z)));
            assertThat(actual.value(z)).isCloseTo(expected.value(z), within(tolerance));
            assertThat(actual.derivative(z)).isCloseTo(expected.derivative(z), within(4 * tolerance));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "sqrt(z^2);          0;    1",
                "abs(z)^1.5;         0;    0",
                "sqrt(1+z^2);        0;    0",
                "(1+z^2)^(-3/2);     1;   -0.53033008588991064",
                "2^z;                1;    1.3862943611198906",
                "(2+sin(z))^z;       1;    3.5077125996351490",
                "z^20;               1;    20",
                "(1+z^2)^-2;         1;    -0.5",
                "He(5);              2;    -25",
                "h(3);               2;    3.6742346141747673",
                "max(z^2, z);        0.25; 1",
                "min(z^2, z);        0.25; 0.5",
                "piecewise(z<1, z^2, z^3); 1; 3",
                "log(1+exp(z));      0;    0.5",
                "sigmoid(exp(z^2));  39;   0",
                "tanh(exp(exp(z)));  10;   0",
                "sqrt(relu(z)) + z;  -2;   1",
                "relu(z)^0.5 + z;    -2;   1",
                "sqrt(1-tanh(z)^2);  30;   0",
                "3;                  0.5;  0"
            })
    void derivativesAtSpecialPoints(String text, double z, double expected) {
        assertThat(FormulaLink.parse(text).derivative(z))
                .isCloseTo(expected, within(2e-7 * (1e-6 + Math.abs(expected))));
    }

    /** Overflow inside a formula gives a number where the rest decides, else an infinity. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cos(exp(Pi^He(6)));          -1.7;  0;  0",
                "sin(-exp(z^4));              6.5;   0;  0",
                "(z^0)^exp(exp(exp(z)));      2.2;   1;  0",
                "(1/(2+z^2))^exp(exp(exp(z))); 2.2;  0;  0",
                "exp(z^25)/(1+z^2);           2.2;   Infinity; Infinity",
                "-exp(z^25)/(1+z^2);          2.2;   -Infinity; -Infinity",
                "tanh(exp(z^25)/(1+z^2));     2.2;   1;  0",
                "relu(-z)*exp(exp(2*z));      5;     0;  0",
                "3 - step(-z)*exp(exp(2*z));  5;     3;  0"
            })
    void overflowLeavesWhatTheRestDecides(String text, double z, double value, double slope) {
        FormulaLink link = FormulaLink.parse(text);
        assertThat(link.value(z) + 0.0).isEqualTo(value);
        assertThat(link.derivative(z) + 0.0).isEqualTo(slope);
    }

    /** An underflow times an overflow may be anything: NaN lets quadrature see it. */
    @Test
    void overflowThatDecidesNothingStaysVisible() {
        assertThat(FormulaLink.parse("exp(-z^4)*exp(z^4)").value(7)).isNaN();
    }

    @Test
    void keepsTheTextAndTheTree() {
        FormulaLink link = FormulaLink.parse("  z^3 - 3 z ");
        assertThat(link.name()).isEqualTo("z^3 - 3 z");
        assertThat(link.formula()).isEqualTo(FormulaParser.parse("z^3-3*z"));
        assertThat(link).isEqualTo(FormulaLink.of(link.formula())).hasSameHashCodeAs(FormulaLink.of(link.formula()));
        assertThat(FormulaLink.of(link.formula()).name()).isEqualTo("z^3 - 3*z");
        assertThat(link.isConstant()).isFalse();
        assertThat(FormulaLink.parse("3").isConstant()).isTrue();
    }

    @Test
    void kinksAreFreshArrays() {
        FormulaLink link = FormulaLink.parse("relu(z+1/2)");
        link.kinks()[0] = 7;
        assertThat(link.kinks()).containsExactly(-0.5);
    }

    @Test
    void refusesWhatIsNotDefined() {
        assertThatThrownBy(() -> FormulaLink.parse("log(z)"))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("log(z) is not defined for z <= 0");
    }
}
