package plateau.timescale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plateau.ode.DenseStep;

/**
 * Decides, after each step of a fast–slow solve, which degrees are slaved (theory.md §5). With c⁰, …, c³ the terms of the slow
 * manifold, e* = (c⁰ + c¹ + c² + c³)/σ and S_k = |φ_k| + |σ_k| E|a s^k|, and a tolerance θ:
 *
 * <ul>
 *   <li><b>active</b>: a free degree whose relaxation rate σ_k² d_k/ε times the step exceeds {@value #STIFF}, and the fastest one
 *       if all together do: from here on it is relaxation that limits an explicit step, the fast system begins;
 *   <li><b>retry</b> the step that made a degree active if its rate times the step has come to exceed {@value #OVERSHOT} and its residual
 *       fell by more than {@value #DROP} S_k: such a step began outside the fast system and spans most of a drop. Its end is right;
 *       between, where learning times are read off, its dense output errs a hundred times as much;
 *   <li><b>lock</b> an active degree when its residual is where the manifold with it locked says, |e_k − e*_k| ≤ {@value #SMALL_MISMATCH} θ S_k, and
 *       |c³_k/σ_k| ≤ {@value #SMALL_TRUNCATION} θ S_k, and the locked residuals relax together at {@value #RELAXING} or more of the rate that G alone
 *       says ({@link GramFactor#relaxationRatio}): where what moves with them undoes their relaxation, as for an even degree
 *       beside an odd target, the manifold is no attractor and the expansion no series. The first is measured on a trajectory that does not know of the manifold: it holds the transient that
 *       is left and all neglected terms;
 *       Features that are nearly the same relax together and are slaved only together: if no active degree passes alone, all are
 *       tried at once;
 *   <li><b>release</b> when |c³_k/σ_k| > {@value #LARGE_TRUNCATION} θ S_k, located on the dense output: terms fall like δ^j, so that what is
 *       neglected is then about {@value #LARGE_TRUNCATION} δ θ S_k; the ratio of the two factors is the hysteresis;
 *   <li><b>refresh</b>, that is move the state back onto the manifold, when it has drifted by more than {@value #LARGE_DRIFT} θ S_k: the
 *       locked residuals follow c⁰ + c¹ + c² and miss what c³ changes, and nothing damps what that and the steps' errors add up to;
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
        RETRY,
        LOCK,
        RELEASE,
        REFRESH,
        NEW_CLOCK
    }

    private static final double STIFF = 0.7;
    private static final double OVERSHOT = 2 * STIFF;
    private static final double DROP = 0.05;
    private static final double FORGOTTEN = 0.1;
    private static final double SMALL_MISMATCH = 0.5;
    private static final double SMALL_TRUNCATION = 3;
    private static final double LARGE_TRUNCATION = 10;
    private static final double SMALL_TERM = 0.03;
    private static final double LARGE_DRIFT = 0.3;
    /** Below this part of their own rate residuals are not slaved. */
    private static final double RELAXING = 0.1;
    /** Steps this small against the clock begin a new one, long before rounding matters. */
    private static final double CLOCK_RESOLUTION = 1e-7;

    private static final int BISECTIONS = 6;

    private final SlowSystem system;
    private final SlowSystem trial;
    private final double tolerance;
    private final double[] y;
    private final double[] rates;
    private final double[] sizes;
    private final double[] residuals;
    private final double[] residualsBefore;
    private final List<Integer> active = new ArrayList<>();

    private int degree = -1;
    private double time;
    private double shorter;
    private double mismatch;
    private double truncation;
    private double drift;
    private int order;
    private LockedSet next = LockedSet.NONE;

    /**
     * @param system what is integrated
     * @param trial the same problem, for sets of locked degrees that are only tried
     */
    LockPolicy(SlowSystem system, SlowSystem trial, double tolerance) {
        this.system = system;
        this.trial = trial;
        this.tolerance = tolerance;
        this.y = new double[system.dimension()];
        this.rates = new double[system.degree() + 1];
        this.sizes = new double[system.degree() + 1];
        this.residuals = new double[system.degree() + 1];
        this.residualsBefore = new double[system.degree() + 1];
        // Before the first step nothing has fallen yet.
        Arrays.fill(residuals, Double.NaN);
    }

    /** The state at {@link #time}; not to be changed. */
    double[] state() {
        return y;
    }

    /** Where the action takes place: the end of the step, or for a release inside it. */
    double time() {
        return time;
    }

    /** The degrees to be locked from the action on. */
    LockedSet next() {
        return next;
    }

    /** |e − e*|/S at the action. */
    double mismatch() {
        return mismatch;
    }

    /** The largest |c³/σ|/S of the locked degrees at {@link #time}. */
    double truncation() {
        return truncation;
    }

    /** Lets the system go on as is best after the step; what looks into the step has to do so before. */
    void prepare() {
        system.keepOrder(order);
    }

    /** The length of the step that is to be tried instead. */
    double shorter() {
        return shorter;
    }

    /** The relaxation rate of the degree to release, in inverse first-layer time. */
    double rate() {
        return rates[degree];
    }

    /** The free degrees whose relaxation limits the step. */
    List<Integer> active() {
        return List.copyOf(active);
    }

    Action decide(DenseStep step) {
        time = step.end();
        System.arraycopy(residuals, 0, residualsBefore, 0, residuals.length);
        look(step, time);
        System.arraycopy(system.point().e, 0, residuals, 0, residuals.length);
        if (truncation > LARGE_TRUNCATION * tolerance) {
            locateRelease(step);
            return Action.RELEASE;
        }
        system.point().rates(rates);
        double h = step.end() - step.start();
        List<Integer> before = List.copyOf(active);
        if (activates(h)) {
            return overshoots(step, before) ? Action.RETRY : Action.ACTIVATE;
        }
        if (locks()) {
            active.removeIf(next::contains);
            return Action.LOCK;
        }
        if (drift > LARGE_DRIFT * tolerance) {
            mismatch = drift;
            return Action.REFRESH;
        }
        return h < CLOCK_RESOLUTION * step.end() ? Action.NEW_CLOCK : Action.GO_ON;
    }

    /** Sets {@link #truncation}, {@link #drift} and the order that is worth keeping at a time. */
    private void look(DenseStep step, double t) {
        step.stateAt(t, y);
        system.measure(y);
        ManifoldPoint point = system.point();
        point.sizes(sizes);
        LockedSet set = system.locked();
        truncation = 0;
        drift = point.distance();
        order = 1;
        for (int i = 0; i < set.size(); i++) {
            int l = set.degree(i);
            double scale = Math.abs(point.sigma[l]) * sizes[l];
            double third = Math.abs(system.thirdTerm()[i]) / scale;
            if (third > truncation) {
                truncation = third;
                degree = l;
            }
            order = Math.max(order, worthKeeping(i, SMALL_TERM * tolerance * scale));
        }
    }

    /** The number of terms after which the state follows all terms that are not small: with c⁰ … c^j it follows c⁰ … c^{j−1}. */
    private int worthKeeping(int place, double small) {
        int l = system.locked().degree(place);
        return Math.abs(system.secondTerm()[place]) > small
                ? 4
                : Math.abs(system.firstTerm()[place]) > small ? 3 : Math.abs(system.point().force[l]) > small ? 2 : 1;
    }

    private void locateRelease(DenseStep step) {
        double low = step.start();
        double high = step.end();
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = low + 0.5 * (high - low);
            look(step, middle);
            if (truncation > LARGE_TRUNCATION * tolerance) {
                high = middle;
            } else {
                low = middle;
            }
        }
        look(step, high);
        next = system.locked().without(degree);
        time = high;
        mismatch = drift;
        system.point().rates(rates);
        active.add(degree);
    }

    /** Notes the free degrees whose relaxation has come to limit the step, and forgets those that no longer do. */
    private boolean activates(double h) {
        active.removeIf(k -> rates[k] * h < FORGOTTEN * STIFF);
        boolean news = false;
        int fastest = fastestFree();
        for (int k = 0; k < rates.length; k++) {
            double rate = k == fastest ? freeRate() : rates[k];
            if (rate * h > STIFF && !system.locked().contains(k) && !active.contains(k)) {
                active.add(k);
                news = true;
            }
        }
        active.sort((j, k) -> Double.compare(rates[k], rates[j]));
        return news;
    }

    /** Whether a degree that has just become active is too fast for the step; then everything is as it was before the step. */
    private boolean overshoots(DenseStep step, List<Integer> before) {
        double h = step.end() - step.start();
        double largest = active.stream()
                .filter(k -> !before.contains(k) && Math.abs(residuals[k] - residualsBefore[k]) > DROP * sizes[k])
                .mapToDouble(k -> rates[k] * h)
                .max()
                .orElse(0);
        if (largest <= OVERSHOT) {
            return false;
        }
        active.clear();
        active.addAll(before);
        shorter = h * STIFF / largest;
        time = step.start();
        look(step, time);
        System.arraycopy(residualsBefore, 0, residuals, 0, residuals.length);
        return true;
    }

    private int fastestFree() {
        int fastest = -1;
        for (int k = 0; k < rates.length; k++) {
            boolean faster = fastest < 0 || rates[k] > rates[fastest];
            fastest = !system.locked().contains(k) && faster ? k : fastest;
        }
        return fastest;
    }

    /** The trace of the free degrees' relaxation: what features that are nearly the same relax with together. */
    private double freeRate() {
        double sum = 0;
        for (int k = 0; k < rates.length; k++) {
            sum += system.locked().contains(k) ? 0 : rates[k];
        }
        return sum;
    }

    /** Looks for an active degree to lock, else whether all of them can be locked together, and sets {@link #next}. */
    private boolean locks() {
        for (int k : List.copyOf(active)) {
            if (lockable(List.of(k))) {
                return true;
            }
        }
        return active.size() > 1 && lockable(active);
    }

    private boolean lockable(List<Integer> degrees) {
        LockedSet before = system.locked();
        next = before;
        for (int k : degrees) {
            next = next.with(k);
        }
        if (!trial.locked().equals(next)) {
            trial.lock(next);
        }
        trial.measure(y);
        ManifoldPoint point = trial.point();
        boolean slaved = point.relaxationRatio() >= RELAXING;
        mismatch = 0;
        for (int place = before.size(); place < next.size(); place++) {
            int k = next.degree(place);
            double scale = Math.abs(point.sigma[k]) * sizes[k];
            double gap = Math.abs(point.sigma[k] * point.e[k] - point.force[k]) / scale;
            double term = Math.abs(trial.thirdTerm()[place]) / scale;
            slaved &= gap <= SMALL_MISMATCH * tolerance && term <= SMALL_TRUNCATION * tolerance;
            mismatch = Math.max(mismatch, gap);
        }
        return slaved;
    }
}
