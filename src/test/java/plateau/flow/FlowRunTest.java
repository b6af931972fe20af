package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.Observables;
import plateau.ode.StepMonitor;
import plateau.ode.Termination;

class FlowRunTest {
    private static final LinkPair LINKS =
            LinkPair.ofCoefficients(new double[] {1, 0.7, 0.5, 0.3}, new double[] {0.8, 1, 0.6, 0.5});
    private static final double[] A = {-1, -0.2, 0.7, 1};

    static Stream<ReducedFlow> flows() {
        return Stream.of(
                MeanFieldFlow.of(LINKS, NeuronClasses.equallyWeighted(A), 1e-2),
                OverlapFlow.of(LINKS, OverlapStart.orthonormal(A), 1e-2),
                ClassOverlapFlow.of(LINKS, A, new int[] {2, 3, 4, 5}, 1e-2));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void keepsTheStatesAtTheAskedTimes(ReducedFlow flow) {
        FlowRun run = FlowRun.of(flow, new double[] {0, 0.3, 1}, 1e-9, new FlowInvariants(flow));
        assertThat(run.termination()).isEqualTo(Termination.END_REACHED);
        assertThat(run.endTime()).isEqualTo(1);
        assertThat(run.evaluations()).isPositive();
        assertThat(run.states()).extracting(OrderParameters::time).containsExactly(0.0, 0.3, 1.0);
        assertThat(run.states().get(0).a()).containsExactly(A);
        assertThat(run.states().get(0).s()).containsOnly(0);
        FlowRun again = FlowRun.of(flow, new double[] {0.3}, 1e-9, StepMonitor.silent());
        OverlapFlowTest.assertSame(again.states().get(0), run.states().get(1), 1e-7);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void monitorsSeeTheStatesOfTheFlow(ReducedFlow flow) {
        Observables risk = new Observables() {
            @Override
            public int count() {
                return 1;
            }

            @Override
            public void evaluate(double[] y, double[] out) {
                out[0] = flow.risk(y);
            }
        };
        double level = 0.5 * flow.risk(flow.initialState());
        CrossingMonitor half = CrossingMonitor.of(risk, flow.dimension(), List.of(Crossing.fallingTo(0, level)))
                .stoppingWhenAllFound();
        FlowRun run = FlowRun.of(flow, new double[] {0, 100}, 1e-9, half);
        assertThat(run.termination()).isEqualTo(Termination.GOAL_REACHED);
        assertThat(run.states()).hasSize(1);
        double time = half.time(0).orElseThrow();
        FlowRun there = FlowRun.of(flow, new double[] {time}, 1e-10, StepMonitor.silent());
        assertThat(there.states().get(0).risk()).isCloseTo(level, within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anInterruptedRunKeepsWhatItHas(ReducedFlow flow) {
        FlowRun run = FlowRun.of(
                flow,
                new double[] {0, 1e-3, 50},
                1e-9,
                step -> step.end() > 0.1 ? StepMonitor.Verdict.INTERRUPT : StepMonitor.Verdict.CONTINUE);
        assertThat(run.termination()).isEqualTo(Termination.INTERRUPTED);
        assertThat(run.states()).hasSize(2);
        assertThat(run.endTime()).isBetween(0.1, 50.0);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void theStartAloneNeedsNoIntegration(ReducedFlow flow) {
        FlowRun run = FlowRun.of(flow, new double[] {0}, 1e-9, StepMonitor.silent());
        assertThat(run.states()).containsExactly(flow.orderParameters(0, flow.initialState()));
        assertThat(run.evaluations()).isZero();
    }

    @Test
    void theMeanFieldFlowHasProductsForOverlaps() {
        MeanFieldFlow flow = MeanFieldFlow.of(LINKS, NeuronClasses.equallyWeighted(A), 1e-2);
        OrderParameters state = flow.orderParameters(2, new double[] {1, 2, 3, 4, 0.1, 0.2, 0.3, 0.4});
        assertThat(state.r(1, 3)).isEqualTo(0.2 * 0.4);
        assertThat(state.r(2, 2)).isEqualTo(0.3 * 0.3);
        assertThat(state.r()).hasSize(16).contains(0.1 * 0.4);
        assertThat(state).isEqualTo(OrderParameters.of(2, state.risk(), state.a(), state.s(), state.r()));
    }

    /** Both integrators on one stiff flow. */
    @Test
    void implicitAndExplicitAgree() {
        OverlapFlow flow = OverlapFlow.of(LINKS, OverlapStart.orthonormal(A), 1e-4);
        double[] times = {0.01, 0.05};
        FlowRun chosen = FlowRun.of(flow, new double[] {0.01, 0.05, 2}, 1e-9, StepMonitor.silent());
        FlowRun shorter = FlowRun.of(flow, times, 1e-9, StepMonitor.silent());
        assertThat(Stiffness.prefersImplicit(flow.dimension(), flow.kernels().u(1) * 2 / 1e-4))
                .isTrue();
        assertThat(Stiffness.prefersImplicit(flow.dimension(), flow.kernels().u(1) * 0.05 / 1e-4))
                .isFalse();
        for (int k = 0; k < times.length; k++) {
            OverlapFlowTest.assertSame(chosen.states().get(k), shorter.states().get(k), 1e-6);
        }
    }

    static Stream<Arguments> badTimes() {
        return Stream.of(
                Arguments.of(new double[0], "no times"),
                Arguments.of(new double[] {-1}, "time 0 is -1.0"),
                Arguments.of(new double[] {0, Double.NaN}, "time 1 is NaN"),
                Arguments.of(new double[] {0, 2, 1}, "time 2 is 1.0, not after 2.0"),
                Arguments.of(new double[] {0, 2, 2}, "increasing"),
                Arguments.of(new double[] {Double.POSITIVE_INFINITY}, "finite"));
    }

    @ParameterizedTest
    @MethodSource("badTimes")
    void badTimesAreRefused(double[] times, String message) {
        ReducedFlow flow = flows().findFirst().orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowRun.of(flow, times, 1e-8, StepMonitor.silent()))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-13, 0.1, Double.NaN})
    void badTolerancesAreRefused(double rtol) {
        ReducedFlow flow = flows().findFirst().orElseThrow();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FlowRun.of(flow, new double[] {1}, rtol, StepMonitor.silent()))
                .withMessageContaining("rtol = " + rtol);
    }
}
