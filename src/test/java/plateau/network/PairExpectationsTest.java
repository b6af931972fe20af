package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.numbers.gamma.Erfc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;

/** K and M against kernels in closed form, which the room itself must not know. */
class PairExpectationsTest {
    private static final double[] OVERLAPS = {
        -1, -0.999999, -0.99, -0.7, -0.3, -1e-3, 0, 1e-9, 0.05, 0.4, 0.77, 0.95, 0.9999, 1 - 1e-10, 1
    };

    /** A pair with its K and dK/dρ. */
    record Known(LinkFunction f, LinkFunction g, DoubleUnaryOperator k, DoubleUnaryOperator slope) {
        @Override
        public String toString() {
            return f.name() + ", " + g.name();
        }
    }

    static List<Known> known() {
        double twoOverPi = 2 / Math.PI;
        return List.of(
                new Known(
                        StandardLinks.relu(),
                        StandardLinks.relu(),
                        rho -> (Math.sqrt(1 - rho * rho) + (Math.PI - Math.acos(rho)) * rho) / (2 * Math.PI),
                        rho -> (Math.PI - Math.acos(rho)) / (2 * Math.PI)),
                new Known(
                        StandardLinks.abs(),
                        StandardLinks.abs(),
                        rho -> twoOverPi * (rho * Math.asin(rho) + Math.sqrt(1 - rho * rho)),
                        rho -> twoOverPi * Math.asin(rho)),
                new Known(
                        StandardLinks.erf(),
                        StandardLinks.erf(),
                        rho -> twoOverPi * Math.asin(2 * rho / 3),
                        rho -> twoOverPi / Math.sqrt(2.25 - rho * rho)),
                new Known(StandardLinks.exp(), StandardLinks.exp(), rho -> Math.exp(1 + rho), rho -> Math.exp(1 + rho)),
                new Known(
                        StandardLinks.step(),
                        StandardLinks.relu(),
                        rho -> (1 + rho) / Math.sqrt(8 * Math.PI),
                        rho -> 1 / Math.sqrt(8 * Math.PI)),
                new Known(
                        StandardLinks.cos(),
                        PopulationLinks.scaled(StandardLinks.cos(), 3),
                        rho -> Math.exp(-5) * Math.cosh(3 * rho),
                        rho -> 3 * Math.exp(-5) * Math.sinh(3 * rho)));
    }

    @ParameterizedTest
    @MethodSource("known")
    void kAndMAreTheClosedForms(Known pair) {
        PairExpectations e = PairExpectations.of(pair.f, pair.g);
        double scale = Math.abs(pair.k.applyAsDouble(1)) + 1e-2;
        for (double rho : OVERLAPS) {
            double slope = pair.slope.applyAsDouble(rho);
            assertThat(e.k(rho)).isCloseTo(pair.k.applyAsDouble(rho), within(1e-13 * scale));
            assertThat(e.m(rho)).isCloseTo(Math.sqrt(1 - rho * rho) * slope, within(1e-12 * scale));
        }
        assertThat(e.error()).isLessThan(1e-12);
    }

    @ParameterizedTest
    @MethodSource("known")
    void alongDifferenceIsTheSlopeOfK(Known pair) {
        PairExpectations e = PairExpectations.of(pair.f, pair.g);
        for (double rho : new double[] {-0.999, -0.5, 0, 0.2, 0.9, 0.99999}) {
            assertThat(e.alongDifference(rho)).isCloseTo(pair.slope.applyAsDouble(rho), within(1e-10));
        }
        assertThat(e.alongDifference(1)).isZero();
    }

    @Property(tries = 30)
    void polynomialsAreExact(
            @ForAll @Size(min = 1, max = 7) List<@DoubleRange(min = -2, max = 2) Double> f,
            @ForAll @Size(min = 1, max = 7) List<@DoubleRange(min = -2, max = 2) Double> g,
            @ForAll @DoubleRange(min = -1, max = 1) double rho) {
        PairExpectations e = PairExpectations.of(hermite(f), hermite(g));
        double k = 0;
        double slope = 0;
        for (int i = 0; i < Math.min(f.size(), g.size()); i++) {
            double product = f.get(i) * g.get(i);
            k += product * Math.pow(rho, i);
            slope += i == 0 ? 0 : i * product * Math.pow(rho, i - 1);
        }
        assertThat(e.k(rho)).isCloseTo(k, within(1e-11));
        assertThat(e.m(rho)).isCloseTo(Math.sqrt(1 - rho * rho) * slope, within(1e-11));
    }

    private static LinkFunction hermite(List<Double> c) {
        return PopulationLinks.hermite(
                c.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** E[relu(V − b) relu(U − b′)] with the inner expectation in closed form, the outer by Simpson's rule. */
    @ParameterizedTest
    @MethodSource("biases")
    void biasedReluAgreesWithBruteForce(double[] biases) {
        PairExpectations e =
                PairExpectations.of(PopulationLinks.biasedRelu(biases[0]), PopulationLinks.biasedRelu(biases[1]));
        for (double rho : new double[] {-0.99, -0.6, 0.1, 0.8, 0.999}) {
            double c = Math.sqrt(1 - rho * rho);
            double expected = simpson(
                    x -> (x - biases[1]) * density(x) * meanPositivePart(rho * x - biases[0], c), biases[1], 12);
            assertThat(e.k(rho)).isCloseTo(expected, within(1e-12));
        }
    }

    static List<double[]> biases() {
        return List.of(new double[] {0.5, 0.5}, new double[] {-1, 0.7}, new double[] {0.05, 0});
    }

    /** E max(t + cY, 0). */
    private static double meanPositivePart(double t, double c) {
        return c * density(t / c) + t * 0.5 * Erfc.value(-t / c / Math.sqrt(2));
    }

    private static double density(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    private static double simpson(DoubleUnaryOperator f, double from, double to) {
        int n = 20_000;
        double h = (to - from) / n;
        double sum = f.applyAsDouble(from) + f.applyAsDouble(to);
        for (int i = 1; i < n; i++) {
            sum += (i % 2 == 1 ? 4 : 2) * f.applyAsDouble(from + i * h);
        }
        return sum * h / 3;
    }

    static List<Known> smoothAndKinked() {
        DoubleUnaryOperator unknown = rho -> Double.NaN;
        return List.of(
                new Known(StandardLinks.tanh(), PopulationLinks.biasedRelu(0.5), unknown, unknown),
                new Known(PopulationLinks.scaled(StandardLinks.tanh(), 4), StandardLinks.softplus(), unknown, unknown),
                new Known(PopulationLinks.stepAt(0.4), StandardLinks.elu(), unknown, unknown),
                new Known(PopulationLinks.stepAt(-0.2), PopulationLinks.biasedRelu(0.7), unknown, unknown),
                new Known(StandardLinks.gelu(), StandardLinks.leakyRelu(0.1), unknown, unknown));
    }

    /** M is computed on its own; that it is dK/dθ says that the two tables, and so flow and risk, belong together. */
    @ParameterizedTest
    @MethodSource("smoothAndKinked")
    void mIsTheDerivativeOfKInTheAngle(Known pair) {
        PairExpectations e = PairExpectations.of(pair.f, pair.g);
        double h = 1e-4;
        for (double theta = -1.5; theta < 1.51; theta += 0.25) {
            double quotient =
                    (8 * (k(e, theta + h) - k(e, theta - h)) - k(e, theta + 2 * h) + k(e, theta - 2 * h)) / (12 * h);
            assertThat(e.m(Math.sin(theta))).isCloseTo(quotient, within(1e-9));
        }
        assertThat(e.error()).isLessThan(1e-11);
    }

    private static double k(PairExpectations e, double theta) {
        return e.k(Math.sin(theta));
    }

    @Test
    void theZeroFunctionIsNoSpecialCase() {
        PairExpectations e = PairExpectations.of(PopulationLinks.hermite(0), StandardLinks.relu());
        assertThat(e.k(0.3)).isZero();
        assertThat(e.m(0.3)).isZero();
    }

    /** E exp(aV²) exp(aU²) = ((1 − 2a)² − 4a²ρ²)^{−1/2}: slow decay needs a wide range. */
    @Test
    void fastGrowthWidensTheRange() {
        double a = 0.22;
        LinkFunction bowl =
                PopulationLinks.link("bowl", z -> Math.exp(a * z * z), z -> 2 * a * z * Math.exp(a * z * z));
        PairExpectations e = PairExpectations.of(bowl, bowl);
        for (double rho : new double[] {-0.9, 0, 0.5, 1}) {
            double exact = 1 / Math.sqrt((1 - 2 * a) * (1 - 2 * a) - 4 * a * a * rho * rho);
            assertThat(e.k(rho)).isCloseTo(exact, within(1e-10));
        }
    }

    /** A kink that is not declared cannot be seen coming, but the lost accuracy is seen. */
    @Test
    void refusesAnUndeclaredKink() {
        LinkFunction hidden = PopulationLinks.link("hidden", z -> Math.max(z - 0.3, 0), z -> z > 0.3 ? 1 : 0);
        assertThatThrownBy(() -> PairExpectations.of(StandardLinks.tanh(), hidden))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("hidden")
                .hasMessageContaining("kinks are declared");
    }

    @Test
    void refusesWhatItCannotIntegrate() {
        LinkFunction relu = StandardLinks.relu();
        for (double rate : new double[] {0.25, 0.26, 1}) {
            LinkFunction steep = PopulationLinks.link(
                    "exp(" + rate + " z^2)", z -> Math.exp(rate * z * z), z -> 2 * rate * z * Math.exp(rate * z * z));
            assertThatThrownBy(() -> PairExpectations.of(relu, steep))
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("more slowly than exp(z^2/4)");
        }
        assertThatThrownBy(() -> PairExpectations.of(PopulationLinks.link("log", Math::log, z -> 1 / z), relu))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("log is NaN at z = -0.01");
        assertThatThrownBy(() -> PairExpectations.of(PopulationLinks.scaled(StandardLinks.sin(), 1e4), relu))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("varies too fast");
        PairExpectations e = PairExpectations.of(relu, relu);
        assertThatThrownBy(() -> e.k(1.001))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("1.001");
        assertThatThrownBy(() -> e.m(Double.NaN)).isInstanceOf(NetworkException.class);
        assertThat(e.k(1 + 1e-9)).isEqualTo(e.k(1));
    }
}
