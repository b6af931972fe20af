package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.flow.FlowRun;
import plateau.flow.OrderParameters;
import plateau.ode.Termination;

/** The invariants notice what they are there for. */
class VerdictsTest {
    private static OrderParameters state(double t, double risk, double s, double r) {
        return OrderParameters.of(t, risk, new double[] {1, 1}, new double[] {s, s}, new double[] {1, r, r, 1});
    }

    private static Invariants of(OrderParameters... states) {
        return Invariants.ofFlow(new FlowRun(List.of(states), 1, 1, Termination.END_REACHED), new double[] {1, 1});
    }

    @Test
    void aGoodRunHasNothingToReport() {
        assertThat(of(state(0, 1, 0, 0), state(1, 0.5, 0.1, 0.2))).isEqualTo(new Invariants(0, 0, 0, ""));
    }

    @Test
    void aRiskThatRisesIsSeen() {
        assertThat(of(state(0, 1, 0, 0), state(1, 1.5, 0, 0)).rise()).isEqualTo(0.5);
    }

    @Test
    void anOverlapBeyondOneIsSeen() {
        assertThat(of(state(0, 1, 1.25, 1)).beyond()).isEqualTo(0.25);
    }

    @Test
    void aMatrixThatIsNoGramMatrixIsSeen() {
        assertThat(of(state(0, 1, 0.9, -0.5)).negative()).isGreaterThan(0.1);
        assertThat(of(state(0, 1, 0.9, 0.9)).negative()).isZero();
    }

    @Test
    void aRunThatStoppedEarlyIsSeen() {
        FlowRun run = new FlowRun(List.of(state(0, 1, 0, 0)), 0.1, 1, Termination.STEP_LIMIT);
        assertThat(Invariants.ofFlow(run, new double[] {1, 1}).ending()).contains("step limit");
    }
}
