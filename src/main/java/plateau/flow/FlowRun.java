package plateau.flow;

import java.util.List;
import plateau.ode.StepMonitor;
import plateau.ode.Termination;

/**
 * One integration of a reduced flow that keeps the order parameters at asked times, read off the dense output.
 *
 * @param states at the asked times that were reached, in order
 * @param endTime where it ended
 * @param evaluations calls of the right-hand side
 * @param termination why it ended
 */
public record FlowRun(List<OrderParameters> states, double endTime, long evaluations, Termination termination) {
    public FlowRun {
        states = List.copyOf(states);
    }

    /**
     * Integrates from t = 0 to the last of {@code times}: implicitly where the flow is stiff and small enough, explicitly
     * otherwise.
     *
     * @param times increasing, the first ≥ 0
     * @param rtol relative tolerance in [1e-12, 1e-2]
     * @param monitor sees every step: progress, interruption, crossings
     */
    public static FlowRun of(ReducedFlow flow, double[] times, double rtol, StepMonitor monitor) {
        throw new UnsupportedOperationException("helper A");
    }
}
