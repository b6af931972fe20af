package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import plateau.ode.DenseStep;

/**
 * Decides, after each step of a fast–slow solve, which degrees are slaved (theory.md §5). With c⁰, c¹, c² the terms of the slow
 * manifold, e* = (c⁰ + c¹ + c²)/σ and S_k = |φ_k| + |σ_k| E|a s^k|, and a tolerance θ:
 *
 * <ul>
 *   <li><b>active</b>: a free degree whose relaxation rate σ_k² d_k/ε times the step exceeds {@value #STIFF}: from here on it
 *       is its own relaxation that limits an explicit step, the fast system begins;
 *   <li><b>lock</b> an active degree when its residual is where the manifold with it locked says, |e_k − e*_k| ≤ θ S_k, and
 *       |c²_k/σ_k| ≤ θ S_k. The first is measured on a trajectory that does not know of the manifold: it holds the transient that
 *       is left and all neglected terms;
 *   <li><b>release</b> when |c²_k/σ_k| > {@value #HYSTERESIS} θ S_k, located on the dense output: terms fall like δ^j, so that what is
 *       neglected is then about δ θ S_k; the factor is the hysteresis;
 *   <li><b>refresh</b>, that is move the state back onto the manifold, when it has drifted by more than θ S_k: the locked
 *       residuals follow c⁰ + c¹ and miss what c² changes;
 *   <li>leave out terms of the expansion that stay below {@value #SMALL_TERM} θ S_k.
 * </ul>
 *
 * An instance serves one solve.
 */
final class LockPolicy {
    /** What to do after a step. */
    enum Action {
        GO_ON,
        ACTIVATE,
        LOCK,
        RELEASE,
        REFRESH,
        NEW_CLOCK
    }

    private static final double STIFF = 1;
    private static final double HYSTERESIS = 10;
    private static final double SMALL_TERM = 0.1;
    /** A slaved residual is about δ S_k: one this large is not worth testing. */
    private static final double NOT_RELAXED = 0.2;
    /** Steps this small against the clock begin a new one, long before rounding matters. */
    private static final double CLOCK_RESOLUTION = 1e-7;

    private static final int BISECTIONS = 6;

    private final SlowSystem system;
    private final double tolerance;
    private final double[] y;
    private final double[] rates;
    private final double[] sizes;
    private final List<Integer> active = new ArrayList<>();
    private double[] secondOrder = new double[0];

    private int degree = -1;
    private double time;
    private double mismatch;
    private double truncation;
    private double drift;
    private double firstTerm;
    private double secondTerm;

    LockPolicy(SlowSystem system, double tolerance) {
        this.system = system;
        this.tolerance = tolerance;
        this.y = new double[system.dimension()];
        this.rates = new double[system.degree() + 1];
        this.sizes = new double[system.degree() + 1];
    }

    /** The state at {@link #time}; not to be changed. */
    double[] state() {
        return y;
    }

    /** Where the action takes place: the end of the step, or for a release inside it. */
    double time() {
        return time;
    }

    /** The degree to lock or release. */
    int degree() {
        return degree;
    }

    /** |e − e*|/S at the action. */
    double mismatch() {
        return mismatch;
    }

    /** The largest |c²/σ|/S of the locked degrees at {@link #time}. */
    double truncation() {
        return truncation;
    }

    /** The relaxation rate of the degree, in inverse first-layer time. */
    double rate() {
        return rates[degree];
    }

    /** The free degrees whose relaxation limits the step. */
    List<Integer> active() {
        return List.copyOf(active);
    }

    Action decide(DenseStep step) {
        time = step.end();
        look(step, time);
        if (truncation > HYSTERESIS * tolerance) {
            locateRelease(step);
            return Action.RELEASE;
        }
        system.point().rates(rates);
        keepOrder();
        double h = step.end() - step.start();
        if (activates(h)) {
            return Action.ACTIVATE;
        }
        for (int k : active) {
            if (lockable(k, h)) {
                degree = k;
                active.remove(Integer.valueOf(k));
                return Action.LOCK;
            }
        }
        if (drift > tolerance) {
            mismatch = drift;
            return Action.REFRESH;
        }
        return h < CLOCK_RESOLUTION * step.end() ? Action.NEW_CLOCK : Action.GO_ON;
    }

    private void keepOrder() {
        system.keepOrder(secondTerm > SMALL_TERM * tolerance ? 3 : firstTerm > SMALL_TERM * tolerance ? 2 : 1);
    }

    /** Sets {@link #truncation}, {@link #drift} and the sizes of the terms at a time. */
    private void look(DenseStep step, double t) {
        step.stateAt(t, y);
        system.forces(y, 3);
        ManifoldPoint point = system.point();
        point.sizes(sizes);
        LockedSet set = system.locked();
        if (secondOrder.length != set.size()) {
            secondOrder = new double[set.size()];
        }
        truncation = 0;
        drift = 0;
        firstTerm = 0;
        secondTerm = 0;
        if (set.isEmpty()) {
            return;
        }
        system.secondOrder(secondOrder);
        for (int i = 0; i < set.size(); i++) {
            int l = set.degree(i);
            double scale = Math.abs(point.sigma[l]) * sizes[l];
            if (Math.abs(secondOrder[i]) / scale > truncation) {
                truncation = Math.abs(secondOrder[i]) / scale;
                degree = l;
            }
            firstTerm = Math.max(firstTerm, Math.abs(point.force[l]) / scale);
            secondTerm = Math.max(secondTerm, Math.abs(point.force[l] - point.leading[l]) / scale);
            drift = Math.max(drift, Math.abs(point.e[l] - point.force[l] / point.sigma[l]) / sizes[l]);
        }
    }

    private void locateRelease(DenseStep step) {
        double low = step.start();
        double high = step.end();
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = low + 0.5 * (high - low);
            look(step, middle);
            if (truncation > HYSTERESIS * tolerance) {
                high = middle;
            } else {
                low = middle;
            }
        }
        look(step, high);
        time = high;
        mismatch = drift;
        system.point().rates(rates);
        active.add(degree);
    }

    /** Notes the free degrees whose relaxation has come to limit the step, and forgets those that no longer do. */
    private boolean activates(double h) {
        active.removeIf(k -> rates[k] * h < 0.1 * STIFF);
        boolean news = false;
        for (int k = 0; k < rates.length; k++) {
            if (rates[k] * h > STIFF && !system.locked().contains(k) && !active.contains(k)) {
                active.add(k);
                news = true;
            }
        }
        active.sort((j, k) -> Double.compare(rates[k], rates[j]));
        return news;
    }

    private boolean lockable(int k, double h) {
        double residual = system.point().e[k];
        if (rates[k] * h < STIFF || Math.abs(residual) > NOT_RELAXED * sizes[k]) {
            return false;
        }
        LockedSet before = system.locked();
        system.lock(before.with(k));
        system.forces(y, 3);
        double[] second = new double[before.size() + 1];
        system.secondOrder(second);
        double sigma = system.sigma(k);
        mismatch = Math.abs(residual - system.point().force[k] / sigma) / sizes[k];
        double term = Math.abs(second[before.size()] / sigma) / sizes[k];
        system.lock(before);
        return mismatch <= tolerance && term <= tolerance;
    }
}
