package plateau.flow;

import java.util.ArrayList;
import java.util.List;
import plateau.ode.DenseStep;
import plateau.ode.IntegrationResult;
import plateau.ode.StepMonitor;

/** Keeps the order parameters at given increasing times; time 0 is the initial state itself. */
final class StateRecorder implements StepMonitor {
    private final ReducedFlow flow;
    private final double[] times;
    private final double[] state;
    private final List<OrderParameters> states = new ArrayList<>();

    StateRecorder(ReducedFlow flow, double[] times) {
        this.flow = flow;
        this.times = times.clone();
        this.state = new double[flow.dimension()];
        if (times[0] == 0) {
            states.add(flow.orderParameters(0, flow.initialState()));
        }
    }

    List<OrderParameters> states() {
        return states;
    }

    /**
     * What was recorded, with how it ended.
     *
     * @param more evaluations that the integrator does not know of
     */
    FlowRun run(IntegrationResult result, long more) {
        long evaluations = result.statistics().evaluations() + more;
        return new FlowRun(states, result.time(), evaluations, result.termination());
    }

    @Override
    public Verdict accepted(DenseStep step) {
        while (states.size() < times.length && times[states.size()] <= step.end()) {
            double t = times[states.size()];
            step.stateAt(t, state);
            states.add(flow.orderParameters(t, state));
        }
        return Verdict.CONTINUE;
    }
}
