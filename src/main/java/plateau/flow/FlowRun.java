package plateau.flow;

import java.util.List;
import plateau.ode.DenseStep;
import plateau.ode.DenseStiffField;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.IntegrationResult;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;
import plateau.ode.Termination;

/**
 * One integration of a reduced flow that keeps the order parameters at asked times.
 *
 * @param states at the asked times that were reached, in order
 * @param endTime where it ended
 * @param evaluations calls of the right-hand side
 * @param termination why it ended
 */
public record FlowRun(List<OrderParameters> states, double endTime, long evaluations, Termination termination) {
    private static final double FINEST = 1e-12;
    private static final double COARSEST = 1e-2;
    /** Far more than any case has needed (about 1000): an end for what rounding keeps from converging. */
    private static final long MOST_IMPLICIT_STEPS = 200_000;

    public FlowRun {
        states = List.copyOf(states);
    }

    /**
     * Integrates from t = 0 to the last of {@code times}: implicitly where the flow is stiff and small enough, the states then
     * being read off the dense output, explicitly otherwise, with steps that end at the asked times.
     *
     * @param times increasing, the first ≥ 0
     * @param rtol relative tolerance in [1e-12, 1e-2]
     * @param monitor sees every step: progress, interruption, crossings; its states are those of {@code flow}
     * @throws IllegalArgumentException if the times or the tolerance are not as said
     */
    public static FlowRun of(ReducedFlow flow, double[] times, double rtol, StepMonitor monitor) {
        requireTimes(times);
        if (!(rtol >= FINEST && rtol <= COARSEST)) {
            throw new IllegalArgumentException(
                    "rtol = " + rtol + " is outside [" + FINEST + ", " + COARSEST + "]: choose, say, 1e-8");
        }
        double end = times[times.length - 1];
        StateRecorder recorder = new StateRecorder(flow, times);
        if (end == 0) {
            return new FlowRun(recorder.states(), 0, 0, Termination.END_REACHED);
        }
        StepMonitor both = StepMonitor.all(recorder, monitor);
        if (flow instanceof FiniteWidthFlow finite) {
            return finite(finite, end, rtol, recorder, both);
        }
        return recorder.run(meanField((MeanFieldFlow) flow, end, rtol, both), 0);
    }

    private static void requireTimes(double[] times) {
        if (times.length == 0) {
            throw new IllegalArgumentException("no times are asked for: give at least one");
        }
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && Double.isFinite(times[i]))) {
                throw new IllegalArgumentException("time " + i + " is " + times[i] + ", give finite times from 0 on");
            }
            if (i > 0 && !(times[i] > times[i - 1])) {
                throw new IllegalArgumentException(
                        "time " + i + " is " + times[i] + ", not after " + times[i - 1] + ": give increasing times");
            }
        }
    }

    private static FlowRun finite(
            FiniteWidthFlow flow, double end, double rtol, StateRecorder recorder, StepMonitor monitor) {
        double[] start = flow.initialState();
        double[] absolute = FlowTolerances.of(flow, rtol).overlaps(start);
        double fastTimes = flow.kernels().u(1) * end / flow.epsilon();
        if (Stiffness.prefersImplicit(flow.dimension(), fastTimes)) {
            DifferenceJacobian jacobian = new DifferenceJacobian(flow);
            IntegrationResult result = RadauIntegrator.defaults()
                    .withMaximalSteps(MOST_IMPLICIT_STEPS)
                    .withTolerances(rtol, absolute)
                    .integrate(new DenseStiffField(flow, jacobian), 0, start, end, monitor);
            return recorder.run(result, jacobian.evaluations());
        }
        return explicit(flow, ExplicitIntegrator.defaults().withTolerances(rtol, absolute), recorder, monitor);
    }

    /**
     * Lands on every asked time: steps as long as stability allows are right at their ends, but between them the dense output of an
     * explicit method is off by up to a thousand tolerances in the fast components.
     */
    private static FlowRun explicit(
            FiniteWidthFlow flow, ExplicitIntegrator integrator, StateRecorder recorder, StepMonitor monitor) {
        double[] state = flow.initialState();
        double time = 0;
        long evaluations = 0;
        Termination termination = Termination.END_REACHED;
        while (termination == Termination.END_REACHED && recorder.hasMore()) {
            IntegrationResult result = integrator.integrate(flow, time, state, recorder.nextTime(), monitor);
            state = result.state();
            time = result.time();
            evaluations += result.statistics().evaluations();
            termination = result.termination();
        }
        return new FlowRun(recorder.states(), time, evaluations, termination);
    }

    private static IntegrationResult meanField(MeanFieldFlow flow, double end, double rtol, StepMonitor monitor) {
        MeanFieldForceForm form = flow.forceForm();
        double[] absolute = FlowTolerances.of(flow, rtol).meanField(form.dimension());
        StepMonitor plain = step -> monitor.accepted(new PlainStep(step, form));
        return RadauIntegrator.defaults()
                .withMaximalSteps(MOST_IMPLICIT_STEPS)
                .withTolerances(rtol, absolute)
                .integrate(form, 0, form.initialState(), end, plain);
    }

    /** A step of the force form as a step of the flow itself, in (a, s). */
    private record PlainStep(DenseStep step, MeanFieldForceForm form) implements DenseStep {
        @Override
        public double start() {
            return step.start();
        }

        @Override
        public double end() {
            return step.end();
        }

        @Override
        public void stateAt(double t, double[] y) {
            double[] whole = new double[form.dimension()];
            step.stateAt(t, whole);
            form.plain(whole, y);
        }
    }
}
