package plateau.ode;

import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.ODEStepEndHandler;
import org.hipparchus.ode.sampling.AbstractODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.jspecify.annotations.Nullable;

/** One integration by a Hipparchus integrator: passes steps to a monitor, its verdicts back, and keeps the last state. */
final class HipparchusRun implements ODEStepHandler, ODEStepEndHandler {
    private final StepMonitor monitor;
    private final long maximalSteps;
    private final double end;
    private double time;
    private final double[] start;
    private @Nullable ODEStateAndDerivative accepted;
    private @Nullable Termination decision;
    private long steps;

    HipparchusRun(double t0, double[] y0, double t1, StepMonitor monitor, long maximalSteps) {
        this.time = t0;
        this.start = y0.clone();
        this.end = t1;
        this.monitor = monitor;
        this.maximalSteps = maximalSteps;
    }

    /**
     * Checks what every integration asks of its arguments.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    static void check(VectorField field, double t0, double[] y0, double t1, Tolerances tolerances) {
        if (y0.length != field.dimension()) {
            throw new IllegalArgumentException(
                    "The start has " + y0.length + " components, the field " + field.dimension() + ".");
        }
        if (!(t1 > t0) || Double.isInfinite(t0) || Double.isInfinite(t1)) {
            throw new IllegalArgumentException("The end " + t1 + " is not a finite time after the start " + t0 + ".");
        }
        for (int i = 0; i < y0.length; i++) {
            if (!Double.isFinite(y0[i])) {
                throw new IllegalArgumentException("Component " + i + " of the start is " + y0[i] + ", not a number.");
            }
        }
        tolerances.requireDimension(y0.length);
    }

    /** Lets an integrator go from the last accepted state to the end and says why it stopped. */
    Termination go(AbstractIntegrator integrator, FieldEquations equations) {
        integrator.addStepHandler(this);
        integrator.addStepEndHandler(this);
        ODEState from = accepted == null ? new ODEState(time, start) : accepted;
        try {
            integrator.integrate(new ExpandableODE(equations), from, end);
        } catch (StepFailure failure) {
            return failure.reason();
        }
        return decision == null ? Termination.END_REACHED : decision;
    }

    double time() {
        return time;
    }

    double[] state() {
        return accepted == null ? start : accepted.getPrimaryState();
    }

    long steps() {
        return steps;
    }

    @Override
    public void init(ODEStateAndDerivative initial, double finalTime) {
        // both interfaces have this method; a run is set up by its constructor
    }

    @Override
    public void handleStep(ODEStateInterpolator interpolator) {
        double from = interpolator.getPreviousState().getTime();
        ODEStateAndDerivative current = current(interpolator);
        if (current.getTime() == from) {
            // Hipparchus hands over the empty rest of a step that ended in an event
            return;
        }
        accepted = current;
        time = snapped(current.getTime());
        steps++;
        decision = decide(monitor.accepted(new Step(Math.min(from, time), time, interpolator)));
    }

    /** Hipparchus takes a step that misses the end by less than one unit in the last place for the last one. */
    private double snapped(double t) {
        return Math.abs(t - end) < Math.ulp(end) ? end : t;
    }

    private @Nullable Termination decide(StepMonitor.Verdict verdict) {
        return switch (verdict) {
            case STOP -> Termination.GOAL_REACHED;
            case INTERRUPT -> Termination.INTERRUPTED;
            case CONTINUE -> steps >= maximalSteps && time < end ? Termination.STEP_LIMIT : null;
        };
    }

    @Override
    public Action stepEndOccurred(ODEStateAndDerivative state, boolean forward) {
        return decision == null ? Action.CONTINUE : Action.STOP;
    }

    /** The end of the step as computed, not as interpolated. */
    private static ODEStateAndDerivative current(ODEStateInterpolator interpolator) {
        ODEStateAndDerivative current = interpolator.getCurrentState();
        if (interpolator instanceof AbstractODEStateInterpolator whole
                && whole.getGlobalCurrentState().getTime() == current.getTime()) {
            return whole.getGlobalCurrentState();
        }
        return current;
    }

    /** A step as its monitors see it. */
    private record Step(double start, double end, ODEStateInterpolator interpolator) implements DenseStep {
        @Override
        public void stateAt(double t, double[] y) {
            if (!(t >= start && t <= end)) {
                throw new IllegalArgumentException("Time " + t + " is outside the step [" + start + ", " + end + "].");
            }
            if (interpolator instanceof RadauInterpolator radau) {
                radau.stateAt(t, y);
            } else if (interpolator instanceof DormandPrince853Dense dense) {
                dense.stateAt(t, y);
            } else {
                double inside = Math.min(t, interpolator.getCurrentState().getTime());
                double[] state = interpolator.getInterpolatedState(inside).getPrimaryState();
                System.arraycopy(state, 0, y, 0, y.length);
            }
        }

        @Override
        public void sketchAt(double t, double[] y) {
            if (interpolator instanceof DormandPrince853Dense dense) {
                dense.sketchAt(t, y);
            } else {
                stateAt(t, y);
            }
        }
    }
}
