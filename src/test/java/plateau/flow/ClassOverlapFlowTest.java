package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.hermite.HermiteExpansion;
import plateau.ode.StepMonitor;
import plateau.symbolic.FormulaLink;

class ClassOverlapFlowTest {
    private static final LinkPair LINKS =
            LinkPair.ofCoefficients(new double[] {1, 0.7, 0.5, 0.3}, new double[] {0.8, 1, 0.6, 0.5});
    private static final double[] TIMES = {0, 0.5, 1, 1.5, 2, 2.5, 3};
    private static final double[] FIVE = {-1, -0.5, 0, 0.5, 1};

    @ParameterizedTest
    @CsvSource({"1, 1, 1, 1, 1", "3, 3, 3, 3, 3", "1, 4, 2, 1, 3"})
    void equalsThePlainFlow(int n1, int n2, int n3, int n4, int n5) {
        int[] multiplicity = {n1, n2, n3, n4, n5};
        int[] classOf = classOf(multiplicity);
        double[] a = Arrays.stream(classOf).mapToDouble(p -> FIVE[p]).toArray();
        ClassOverlapFlow classes = ClassOverlapFlow.of(LINKS, FIVE, multiplicity, 1e-2);
        OverlapFlow plain = OverlapFlow.of(LINKS, OverlapStart.orthonormal(a), 1e-2);
        List<OrderParameters> reduced =
                FlowRun.of(classes, TIMES, 1e-12, new FlowInvariants(classes)).states();
        List<OrderParameters> whole =
                FlowRun.of(plain, TIMES, 1e-12, StepMonitor.silent()).states();
        for (int k = 0; k < TIMES.length; k++) {
            assertSame(reduced.get(k), whole.get(k), classOf);
        }
    }

    private static int[] classOf(int[] multiplicity) {
        int[] classOf = new int[Arrays.stream(multiplicity).sum()];
        for (int p = 0, i = 0; p < multiplicity.length; p++) {
            Arrays.fill(classOf, i, i + multiplicity[p], p);
            i += multiplicity[p];
        }
        return classOf;
    }

    private static void assertSame(OrderParameters reduced, OrderParameters whole, int[] classOf) {
        assertThat(reduced.risk()).isCloseTo(whole.risk(), within(1e-9));
        for (int i = 0; i < classOf.length; i++) {
            assertThat(reduced.a(classOf[i])).isCloseTo(whole.a(i), within(1e-9));
            assertThat(reduced.s(classOf[i])).isCloseTo(whole.s(i), within(1e-9));
            for (int j = 0; j < classOf.length; j++) {
                if (i != j) {
                    assertThat(reduced.r(classOf[i], classOf[j])).isCloseTo(whole.r(i, j), within(1e-9));
                }
            }
        }
    }

    @Test
    void agreesWithTheNetworkInWeightSpace() {
        NetworkGolden golden = NetworkGolden.all().get(1);
        ClassOverlapFlow flow = ClassOverlapFlow.of(golden.links(), FIVE, new int[] {3, 3, 3, 3, 3}, golden.epsilon());
        List<OrderParameters> states =
                FlowRun.of(flow, golden.times(), 1e-11, StepMonitor.silent()).states();
        for (int k = 0; k < states.size(); k++) {
            assertThat(states.get(k).risk()).isCloseTo(golden.states().get(k).risk(), within(1e-8));
            assertThat(states.get(k).a(3)).isCloseTo(golden.states().get(k).a(9), within(1e-8));
            assertThat(states.get(k).r(4, 4)).isCloseTo(golden.states().get(k).r(12, 13), within(1e-8));
        }
    }

    @Test
    void aClassOfOneNeuronShowsItsOverlapWithItself() {
        ClassOverlapFlow flow = ClassOverlapFlow.of(LINKS, new double[] {1, 2}, new int[] {1, 5}, 0.1);
        OrderParameters start = flow.orderParameters(0, flow.initialState());
        assertThat(start.r()).containsExactly(1, 0, 0, 0);
        assertThat(flow.width()).isEqualTo(6);
        assertThat(flow.count()).isEqualTo(2);
    }

    /** theory.md §2: the distance to the mean-field flow falls like 1/m. */
    @Test
    void approachesTheMeanFieldFlowLikeOneOverTheWidth() {
        int n = 10;
        double[] a0 = new double[n];
        for (int p = 0; p < n; p++) {
            a0[p] = -1 + 2 * (p + 0.5) / n;
        }
        MeanFieldFlow limit = MeanFieldFlow.of(LINKS, NeuronClasses.equallyWeighted(a0), 1e-2);
        List<OrderParameters> expected =
                FlowRun.of(limit, TIMES, 1e-10, StepMonitor.silent()).states();
        double before = 0;
        for (int m : new int[] {160, 640, 2560, 10_240}) {
            int[] multiplicity = new int[n];
            Arrays.fill(multiplicity, m / n);
            ClassOverlapFlow flow = ClassOverlapFlow.of(LINKS, a0, multiplicity, 1e-2);
            List<OrderParameters> states =
                    FlowRun.of(flow, TIMES, 1e-10, StepMonitor.silent()).states();
            double worst = 0;
            for (int k = 0; k < TIMES.length; k++) {
                worst = Math.max(
                        worst, Math.abs(states.get(k).risk() - expected.get(k).risk()));
            }
            if (before > 0) {
                assertThat(Math.log(before / worst) / Math.log(4)).isBetween(0.8, 1.2);
            }
            before = worst;
        }
    }

    @Test
    void stiffRunsConverge() {
        ClassOverlapFlow flow = ClassOverlapFlow.of(LINKS, FIVE, new int[] {20, 20, 20, 20, 20}, 1e-7);
        double[] times = {1e-4, 1e-3, 1e-2, 0.1, 1};
        FlowRun coarse = FlowRun.of(flow, times, 1e-7, new FlowInvariants(flow));
        FlowRun fine = FlowRun.of(flow, times, 1e-10, StepMonitor.silent());
        assertThat(coarse.termination().successful()).isTrue();
        assertThat(coarse.evaluations()).isLessThan(50_000);
        for (int k = 0; k < times.length; k++) {
            assertThat(coarse.states().get(k).risk())
                    .isCloseTo(fine.states().get(k).risk(), within(1e-5));
        }
    }

    @Test
    void anActivationThatJumpsRuns() {
        LinkPair links = LinkPair.of(
                HermiteExpansion.ofCoefficients(0.5, 0.8), HermiteExpansion.of(FormulaLink.parse("step"), 4));
        ClassOverlapFlow flow = ClassOverlapFlow.of(links, FIVE, new int[] {1, 2, 3, 2, 1}, 1e-1);
        FlowRun run = FlowRun.of(flow, new double[] {1}, 1e-8, new FlowInvariants(flow));
        assertThat(run.termination().successful()).isTrue();
    }

    @Test
    void badClassesAreRefused() {
        int[] one = {1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassOverlapFlow.of(LINKS, new double[0], new int[0], 1))
                .withMessageContaining("at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassOverlapFlow.of(LINKS, new double[2], one, 1))
                .withMessageContaining("as many multiplicities (1) as a(0) (2)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassOverlapFlow.of(LINKS, new double[] {Double.NaN}, one, 1))
                .withMessageContaining("class 0 starts at a = NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassOverlapFlow.of(LINKS, new double[] {1}, new int[] {0}, 1))
                .withMessageContaining("class 0 has 0 neurons");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassOverlapFlow.of(LINKS, new double[] {1}, one, 0))
                .withMessageContaining("epsilon is 0.0");
    }
}
