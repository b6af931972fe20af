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

    /** Whether not all times have been reached. */
    boolean hasMore() {
        return states.size() < times.length;
    }

    /** The first time that has not been reached. */
    double nextTime() {
        return times[states.size()];
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
        while (hasMore() && nextTime() <= step.end()) {
            double t = nextTime();
            step.stateAt(t, state);
            states.add(flow.orderParameters(t, state));
        }
        return Verdict.CONTINUE;
    }
}
