package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.hermite.HermiteExpansion;
import plateau.ode.StepMonitor;
import plateau.symbolic.FormulaLink;

class OverlapFlowTest {
    private static final LinkPair LINKS =
            LinkPair.ofCoefficients(new double[] {1, 0.7, 0.5, 0.3}, new double[] {0.8, 1, 0.6, 0.5});

    static List<NetworkGolden> goldens() {
        return NetworkGolden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void agreesWithTheNetworkInWeightSpace(NetworkGolden golden) {
        OverlapFlow flow = OverlapFlow.of(golden.links(), golden.start(), golden.epsilon());
        FlowRun run = FlowRun.of(flow, golden.times(), 1e-11, new FlowInvariants(flow));
        assertThat(run.termination().successful()).isTrue();
        assertThat(run.states()).hasSameSizeAs(golden.states());
        for (int k = 0; k < golden.states().size(); k++) {
            assertSame(run.states().get(k), golden.states().get(k), 1e-8);
        }
    }

    static void assertSame(OrderParameters actual, OrderParameters expected, double tolerance) {
        assertThat(actual.time()).isEqualTo(expected.time());
        assertThat(actual.risk()).isCloseTo(expected.risk(), within(tolerance));
        assertThat(actual.a()).containsExactly(expected.a(), within(tolerance));
        assertThat(actual.s()).containsExactly(expected.s(), within(tolerance));
        assertThat(actual.r()).containsExactly(expected.r(), within(tolerance));
    }

    /** Every term against theory.md §2 written out as sums, at a state where none vanishes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17, 70, 270})
    void theFieldIsThatOfTheory(int m) {
        OverlapStart start = randomStart(m, 9, 3);
        OverlapFlow flow = OverlapFlow.of(LINKS, start, 0.5);
        double[] y = flow.initialState();
        double[] dydt = new double[y.length];
        flow.evaluate(0, y, dydt);
        OverlapKernels k = flow.kernels();
        for (int i = 0; i < m; i++) {
            double force = k.v(start.s(i));
            double turn = k.vPrime(start.s(i)) * (1 - start.s(i) * start.s(i));
            for (int j = 0; j < m; j++) {
                double r = start.r(i, j);
                force -= start.a(j) * k.u(r) / m;
                turn -= start.a(j) * k.uPrime(r) * (start.s(j) - r * start.s(i)) / m;
            }
            assertThat(dydt[i]).isCloseTo(force / 0.5, within(1e-13));
            assertThat(dydt[m + i]).isCloseTo(start.a(i) * turn, within(1e-13));
        }
        for (int i = 0, at = 2 * m; i < m; i++) {
            for (int j = i + 1; j < m; j++, at++) {
                assertThat(dydt[at]).isCloseTo(half(start, k, i, j) + half(start, k, j, i), within(1e-13));
            }
        }
    }

    private static double half(OverlapStart x, OverlapKernels k, int i, int j) {
        double sum = k.vPrime(x.s(i)) * (x.s(j) - x.s(i) * x.r(i, j));
        for (int l = 0; l < x.width(); l++) {
            sum -= x.a(l) * k.uPrime(x.r(i, l)) * (x.r(j, l) - x.r(i, l) * x.r(i, j)) / x.width();
        }
        return x.a(i) * sum;
    }

    static OverlapStart randomStart(int m, int d, long seed) {
        Random random = new Random(seed);
        double[][] u = new double[m + 1][d];
        for (double[] row : u) {
            double square = 0;
            for (int k = 0; k < d; k++) {
                row[k] = random.nextGaussian();
                square += row[k] * row[k];
            }
            for (int k = 0; k < d; k++) {
                row[k] /= Math.sqrt(square);
            }
        }
        double[] a = random.doubles(m, -1, 1).toArray();
        return NetworkGolden.start(a, u, u[m]);
    }

    @Test
    void oneNeuronAlignsWithItsTarget() {
        LinkPair same = LinkPair.ofCoefficients(new double[] {0, 1, 0.5}, new double[] {0, 1, 0.5});
        OverlapStart start = OverlapStart.of(new double[] {0.5}, new double[] {0.1}, new double[] {1});
        OverlapFlow flow = OverlapFlow.of(same, start, 0.1);
        FlowRun run = FlowRun.of(flow, new double[] {0, 50}, 1e-9, new FlowInvariants(flow));
        OrderParameters end = run.states().get(1);
        assertThat(end.s(0)).isCloseTo(1, within(1e-8));
        assertThat(end.a(0)).isCloseTo(1, within(1e-8));
        assertThat(end.risk()).isCloseTo(0, within(1e-12));
        assertThat(end.r()).containsExactly(1);
    }

    @Property(tries = 20)
    void theOrderOfTheNeuronsDoesNotMatter(@ForAll @IntRange(min = 2, max = 9) int m, @ForAll long seed) {
        OverlapStart start = randomStart(m, 6, seed);
        int[] order = new Random(seed + 1).ints(0, m).distinct().limit(m).toArray();
        double[] a = new double[m];
        double[] s = new double[m];
        double[] r = new double[m * m];
        for (int i = 0; i < m; i++) {
            a[i] = start.a(order[i]);
            s[i] = start.s(order[i]);
            for (int j = 0; j < m; j++) {
                r[i * m + j] = start.r(order[i], order[j]);
            }
        }
        OrderParameters plain = end(start);
        OrderParameters shuffled = end(OverlapStart.of(a, s, r));
        assertThat(shuffled.risk()).isCloseTo(plain.risk(), within(1e-9));
        for (int i = 0; i < m; i++) {
            assertThat(shuffled.a(i)).isCloseTo(plain.a(order[i]), within(1e-8));
            assertThat(shuffled.s(i)).isCloseTo(plain.s(order[i]), within(1e-8));
            assertThat(shuffled.r(i, 0)).isCloseTo(plain.r(order[i], order[0]), within(1e-8));
        }
    }

    private static OrderParameters end(OverlapStart start) {
        OverlapFlow flow = OverlapFlow.of(LINKS, start, 0.1);
        return FlowRun.of(flow, new double[] {0.5}, 1e-10, StepMonitor.silent())
                .states()
                .get(0);
    }

    @Test
    void reluRunsOnItsClosedForm() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.ofCoefficients(0.5, 0.8, 0.4), HermiteExpansion.of(FormulaLink.parse("relu"), 4));
        OverlapFlow flow = OverlapFlow.of(links, randomStart(12, 20, 5), 1e-2);
        FlowRun run = FlowRun.of(flow, new double[] {0, 1, 5}, 1e-8, new FlowInvariants(flow));
        assertThat(run.termination().successful()).isTrue();
        assertThat(run.states().get(2).risk())
                .isLessThan(0.5 * run.states().get(0).risk());
    }

    /** U′ of an activation that jumps is infinite at 1, but r never gets there; the diagonal must not become NaN. */
    @Test
    void anActivationThatJumpsRuns() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.ofCoefficients(0.5, 0.8), HermiteExpansion.of(FormulaLink.parse("step"), 4));
        OverlapFlow flow = OverlapFlow.of(links, randomStart(8, 20, 5), 1e-1);
        FlowRun run = FlowRun.of(flow, new double[] {0, 1}, 1e-7, new FlowInvariants(flow));
        assertThat(run.termination().successful()).isTrue();
        assertThat(run.states().get(1).risk()).isLessThan(run.states().get(0).risk());
    }

    @Test
    void anActivationThatJumpsRefusesCollinearNeurons() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.ofCoefficients(0.5, 0.8), HermiteExpansion.of(FormulaLink.parse("step"), 4));
        OverlapStart start = OverlapStart.of(new double[] {1, 1}, new double[2], new double[] {1, 1, 1, 1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapFlow.of(links, start, 0.1))
                .withMessageContaining("U′ of step")
                .withMessageContaining("start them apart");
        assertThat(OverlapFlow.of(LINKS, start, 0.1).dimension()).isEqualTo(5);
    }

    @Test
    void residualsAreThoseOfTheMeanNeuron() {
        OverlapFlow flow = OverlapFlow.of(LINKS, randomStart(3, 5, 2), 0.1);
        double[] y = {1, 2, 3, 0.5, -0.5, 0.25, 0, 0, 0};
        double[] e = new double[4];
        flow.residuals(y, e);
        assertThat(e[0]).isCloseTo(1 - 0.8 * 2, within(1e-15));
        assertThat(e[1]).isCloseTo(0.7 - (0.5 - 1 + 0.75) / 3, within(1e-15));
        assertThat(e[2]).isCloseTo(0.5 - 0.6 * (0.25 + 0.5 + 3 * 0.0625) / 3, within(1e-15));
    }

    @Test
    void theRiskIsAtLeastHalfTheResiduals() {
        OverlapFlow flow = OverlapFlow.of(LINKS, randomStart(6, 8, 4), 0.1);
        double[] y = flow.initialState();
        double[] e = new double[4];
        flow.residuals(y, e);
        double sum = 0;
        for (double value : e) {
            sum += 0.5 * value * value;
        }
        assertThat(flow.risk(y)).isGreaterThan(sum);
    }

    @Test
    void memoryIsThatOfMatricesAndStages() {
        assertThat(OverlapFlow.bytesFor(1000)).isBetween(3e8, 5e8);
        assertThat(OverlapFlow.bytesFor(40_000) / OverlapFlow.bytesFor(20_000)).isCloseTo(4, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonMustBePositive(double epsilon) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapFlow.of(LINKS, OverlapStart.orthonormal(new double[] {1}), epsilon))
                .withMessageContaining("must be a positive number");
    }
}
