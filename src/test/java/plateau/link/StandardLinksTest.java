package plateau.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardLinksTest {
    @Provide
    Arbitrary<LinkFunction> links() {
        List<LinkFunction> all = new ArrayList<>(StandardLinks.byName().values());
        all.add(StandardLinks.leakyRelu(0.1));
        all.add(StandardLinks.leakyRelu(-2));
        return Arbitraries.of(all);
    }

    /** Central differences of order 4 away from the kinks. */
    @Property(tries = 2000)
    void derivativeAgreesWithDifferences(
            @ForAll("links") LinkFunction link, @ForAll @DoubleRange(min = -12, max = 12) double z) {
        double h = 1e-3;
        if (link.kinks().length > 0 && Math.abs(z) < 3 * h) {
            return;
        }
        double difference =
                (8 * (link.value(z + h) - link.value(z - h)) - link.value(z + 2 * h) + link.value(z - 2 * h))
                        / (12 * h);
        double scale = 1 + Math.abs(link.value(z));
        assertThat(link.derivative(z)).as("%s at %s", link, z).isCloseTo(difference, within(3e-11 * scale));
    }

    @Property(tries = 500)
    void everythingStaysFiniteFarOut(
            @ForAll("links") LinkFunction link, @ForAll @DoubleRange(min = -700, max = 700) double z) {
        assertThat(link.value(z)).isFinite();
        assertThat(link.derivative(z)).isFinite();
    }

    @Property
    void reflectionsHold(@ForAll @DoubleRange(min = -40, max = 40) double z) {
        double ulp = 1e-15;
        assertThat(StandardLinks.sigmoid().value(z) + StandardLinks.sigmoid().value(-z))
                .isCloseTo(1, within(ulp));
        assertThat(StandardLinks.softplus().value(z) - StandardLinks.softplus().value(-z))
                .isCloseTo(z, within(ulp * (1 + Math.abs(z))));
        assertThat(StandardLinks.swish().value(z) - StandardLinks.swish().value(-z))
                .isCloseTo(z, within(ulp * (1 + Math.abs(z))));
        assertThat(StandardLinks.gelu().value(z) - StandardLinks.gelu().value(-z))
                .isCloseTo(z, within(ulp * (1 + Math.abs(z))));
        assertThat(StandardLinks.swish().derivative(z) + StandardLinks.swish().derivative(-z))
                .isCloseTo(1, within(4 * ulp));
        double t = StandardLinks.tanh().value(z);
        assertThat(StandardLinks.tanh().derivative(z)).isCloseTo(1 - t * t, within(ulp));
    }

    /** Reference values to 17 digits from multiple-precision arithmetic; the tails keep their relative accuracy. */
    @ParameterizedTest
    @CsvSource({
        "sigmoid, -40, 4.2483542552915890e-18",
        "sigmoid, -700, 9.8596765437597708e-305",
        "softplus, -40, 4.2483542552915890e-18",
        "softplus, 700, 700",
        "swish, -40, -1.6993417021166356e-16",
        "tanh, 0.5, 0.46211715726000975850",
        "erf, 0.5, 0.52049987781304653768",
        "erf, 1e-10, 1.1283791670955126e-10",
        "gelu, 1, 0.84134474606854294859",
        "gelu, -10, -7.6198530241605261e-23",
        "elu, -1e-10, -9.9999999995e-11",
        "gaussian, 3, 0.011108996538242306",
        "step, 0, 1",
        "sign, 0, 0",
        "identity, -2.5, -2.5"
    })
    void valuesAreAccurate(String name, double z, double expected) {
        LinkFunction link = Objects.requireNonNull(StandardLinks.byName().get(name));
        assertThat(link.value(z)).isCloseTo(expected, within(4e-15 * Math.abs(expected)));
    }

    @ParameterizedTest
    @CsvSource({
        "tanh, 20, 1.6993417021166357e-17",
        "sigmoid, -40, 4.2483542552915890e-18",
        "sigmoid, 40, 4.2483542552915890e-18",
        "erf, 5, 1.5670866531017336e-11",
        "gelu, -10, -7.61840009646481408568e-22",
        "relu, 0, 0",
        "abs, 0, 1"
    })
    void derivativesAreAccurate(String name, double z, double expected) {
        LinkFunction link = Objects.requireNonNull(StandardLinks.byName().get(name));
        assertThat(link.derivative(z)).isCloseTo(expected, within(1e-13 * Math.abs(expected)));
    }

    @Test
    void kinksAreFreshArrays() {
        double[] kinks = StandardLinks.relu().kinks();
        kinks[0] = 7;
        assertThat(StandardLinks.relu().kinks()).containsExactly(0);
        assertThat(StandardLinks.gelu().kinks()).isEmpty();
    }

    @Test
    void refusesASlopeThatIsNotFinite() {
        assertThatThrownBy(() -> StandardLinks.leakyRelu(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
    }

    @Test
    void whatIsNoNumberStaysNoNumber() {
        StandardLinks.byName().values().forEach(link -> assertThat(link.value(Double.NaN))
                .as(link.name())
                .isNaN());
        assertThat(StandardLinks.leakyRelu(0.1).value(Double.NaN)).isNaN();
    }

    @Test
    void manyAtOnceAreTheSameAsOneByOne() {
        double[] z = {0, -0.0, 1, -1, Double.MIN_VALUE, -Double.MIN_VALUE, 1e300, -1e300, 0.3, -37, 5};
        for (LinkFunction link : StandardLinks.byName().values()) {
            double[] values = new double[z.length];
            double[] slopes = new double[z.length];
            link.evaluate(z, 1, z.length, values, slopes);
            assertThat(values[0]).isZero();
            for (int k = 1; k < z.length; k++) {
                assertThat(values[k]).as(link + " at " + z[k]).isEqualTo(link.value(z[k]));
                assertThat(slopes[k]).as("slope of " + link + " at " + z[k]).isEqualTo(link.derivative(z[k]));
            }
        }
    }
}
