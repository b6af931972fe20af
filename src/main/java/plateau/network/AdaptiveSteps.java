package plateau.network;

import plateau.network.NetworkRun.Outcome;

/** Steps of {@link DormandPrince} along a {@link PopulationFlow}, their lengths chosen by the estimated error. One per run. */
final class AdaptiveSteps {
    private static final double SAFETY = 0.9;
    private static final double MOST_GROWTH = 5;
    private static final double MOST_SHRINK = 0.2;
    private static final double LEAST_ERROR = 1e-4;

    /** Exponents of the present and the previous error: proportional-integral control, which steps smoothly at the limit of stability. */
    private static final double PRESENT = 0.7 / DormandPrince.ORDER;

    private static final double PREVIOUS = 0.4 / DormandPrince.ORDER;

    private final PopulationFlow flow;
    private final DormandPrince pair;
    private final double rtol;
    private final long limit;
    private final double[] error;
    private double[] y;
    private double[] next;
    private double t;
    private double h;
    private double previousError = 1;
    private boolean mayGrow = true;
    private long steps;

    AdaptiveSteps(PopulationFlow flow, double[] initial, double rtol, long limit) {
        this.flow = flow;
        this.rtol = rtol;
        this.limit = limit;
        y = initial;
        next = new double[initial.length];
        error = new double[initial.length];
        pair = new DormandPrince(flow, initial.length);
    }

    double time() {
        return t;
    }

    long evaluations() {
        return pair.evaluations();
    }

    /** The state now; not to be changed. */
    double[] state() {
        return y;
    }

    /** Goes on to {@code target} exactly; END_REACHED if it gets there. {@code end} is where the whole run ends, for the progress. */
    Outcome advance(double target, double end, TrainingObserver observer) {
        if (h == 0 && target > 0) {
            pair.begin(y);
            h = firstStep();
        }
        while (t < target) {
            if (observer.interrupted()) {
                return Outcome.INTERRUPTED;
            }
            if (steps++ >= limit) {
                return Outcome.STEP_LIMIT;
            }
            double left = target - t;
            double length = h >= left ? left : Math.min(h, 0.5 * left);
            if (!(t + length > t)) {
                return Outcome.DIVERGED;
            }
            if (tried(length)) {
                t = length == left ? target : t + length;
                observer.progress(t / end);
            }
        }
        return Outcome.END_REACHED;
    }

    /** Tries a step; on success it is the state, and in either case h is the next length to try. */
    private boolean tried(double length) {
        pair.step(y, length, next, error);
        double e = flow.relativeError(next, error, rtol);
        if (!(e <= 1)) {
            double factor = e < Double.POSITIVE_INFINITY ? SAFETY * Math.pow(e, -1.0 / DormandPrince.ORDER) : 0;
            h = length * Math.max(MOST_SHRINK, factor);
            mayGrow = false;
            return false;
        }
        double factor = SAFETY * Math.pow(Math.max(e, LEAST_ERROR), -PRESENT) * Math.pow(previousError, PREVIOUS);
        double proposed = length * Math.max(MOST_SHRINK, Math.min(mayGrow ? MOST_GROWTH : 1, factor));
        h = length < h ? Math.max(h, proposed) : proposed; // a step cut short to land on a time says nothing against h
        mayGrow = true;
        previousError = Math.max(e, LEAST_ERROR);
        exchange();
        return true;
    }

    private void exchange() {
        double[] before = y;
        y = next;
        next = before;
        flow.project(y);
        pair.accept(); // still the derivative at y: the field does not depend on the lengths of the rows
    }

    /** rtol^{1/5} of the time in which the fastest variable changes by its own size; NaN if the field is not finite. */
    private double firstStep() {
        double rate = flow.relativeError(y, pair.firstDerivative(), 1);
        return Math.pow(rtol, 1.0 / DormandPrince.ORDER) / (rate + 1e-3);
    }
}
