package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.flow.ClassOverlapFlow;
import plateau.flow.FlowRun;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.flow.ReducedFlow;
import plateau.ode.Termination;

/** Learning times of flows of finite width, beside those at infinite width. */
class FiniteWidthLearningTimesTest {
    private static final LinkPair LINKS =
            LinkPair.ofCoefficients(new double[] {1, 0.7, 0.5}, new double[] {0.8, 1, 0.6});
    private static final NeuronClasses NEURONS =
            InitialLaw.parse("uniform:-1:1").classes(8);

    @Test
    void tendToThoseOfTheMeanFieldFlow() {
        List<DegreeTimes> limit = times(MeanFieldFlow.of(LINKS, NEURONS, 1e-3));
        double before = Double.POSITIVE_INFINITY;
        for (int each : new int[] {100, 1000, 10_000}) {
            int[] multiplicity = new int[8];
            Arrays.fill(multiplicity, each);
            double[] a0 = new double[8];
            Arrays.setAll(a0, NEURONS::a0);
            List<DegreeTimes> found = times(ClassOverlapFlow.of(LINKS, a0, multiplicity, 1e-3));
            double gap = Math.abs(
                    found.get(2).t50().orElseThrow() / limit.get(2).t50().orElseThrow() - 1);
            assertThat(gap).isLessThan(0.2 * before);
            before = gap;
        }
        assertThat(before).isCloseTo(0, within(1e-3));
    }

    private static List<DegreeTimes> times(ReducedFlow flow) {
        LearningTimes times = LearningTimes.of(flow, LINKS, List.of(1, 2));
        FlowRun run = FlowRun.of(flow, new double[] {0, 1000}, 1e-9, times);
        assertThat(run.termination()).isEqualTo(Termination.GOAL_REACHED);
        return times.found();
    }

    @Test
    void linksOfAnotherDegreeAreRefused() {
        ReducedFlow flow = MeanFieldFlow.of(LINKS, NEURONS, 1e-3);
        LinkPair other = LinkPair.ofCoefficients(new double[] {1}, new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LearningTimes.of(flow, other, List.of()))
                .withMessageContaining("degree 0")
                .withMessageContaining("at 2");
    }
}
