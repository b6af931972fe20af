package plateau.timescale;

import java.util.Arrays;
import plateau.flow.LinkPair;
import plateau.flow.ModeResiduals;
import plateau.flow.NeuronClasses;
import plateau.ode.Observables;
import plateau.ode.VectorField;

/**
 * The mean-field flow with some degrees locked onto the slow manifold (theory.md §5), for explicit integrators: what is
 * locked is solved for, so that its rate no longer limits the step.
 *
 * <p>The locked residuals follow e_L = (c⁰ + c¹ + c²)/σ_L, the slow manifold's expansion in δ, the ratio of time-scales: the
 * relative error of a locked residual is O(δ³), since c² is had from c¹ at a second point a little ahead on the orbit. With
 * order 2 the term c² and the second point are left out. With nothing locked this is the flow itself.
 *
 * <p>The state is (a_1 … a_n, u_1 … u_n) with s = u(3 − u²)/2 (that is sin 3x for u = 2 sin x), which keeps |s| ≤ 1 whatever
 * the rounding, as an angle would, at the price of a product: u̇ = a (1 − u²)(4 − u²)/6 Σ_k k c_k s^{k−1}. Autonomous: time is whatever
 * clock its caller runs. Holds scratch arrays.
 */
final class SlowSystem implements VectorField {
    /** The second point lies this part of the state's own time-scale ahead. */
    private static final double AHEAD = 1e-5;

    private final ManifoldPoint here;
    private final ManifoldPoint ahead;
    private final double[] start;
    private final double[] firstOrder;
    private final ModeResiduals residuals;
    private final double[] overlaps;
    private double[] second = new double[0];
    private int order = 2;

    SlowSystem(LinkPair links, NeuronClasses classes, double epsilon) {
        this.here = new ManifoldPoint(links, classes, epsilon);
        this.ahead = new ManifoldPoint(links, classes, epsilon);
        this.start = classes.initialState();
        for (int i = here.n; i < 2 * here.n; i++) {
            start[i] = 2 * Math.sin(Math.asin(start[i]) / 3);
        }
        this.firstOrder = new double[here.modes];
        this.residuals = ModeResiduals.of(links, classes.weights());
        this.overlaps = new double[here.n];
    }

    /** Locks these degrees and no others. */
    void lock(LockedSet set) {
        here.lock(set);
        ahead.lock(set);
        second = new double[set.size()];
    }

    LockedSet locked() {
        return here.locked();
    }

    /** Keeps terms of the expansion up to c^{order−1}, order 2 or 3. */
    void keepOrder(int changed) {
        order = changed;
    }

    /** The state at t = 0, a fresh array. */
    double[] initialState() {
        return start.clone();
    }

    int degree() {
        return here.modes - 1;
    }

    double sigma(int k) {
        return here.sigma[k];
    }

    @Override
    public int dimension() {
        return 2 * here.n;
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        forces(y, order);
        here.velocity();
        System.arraycopy(here.aDot, 0, dydt, 0, here.n);
        System.arraycopy(here.uDot, 0, dydt, here.n, here.n);
    }

    /** Computes the forces at a state and leaves them in {@link #point}. */
    void forces(double[] y, int terms) {
        here.take(y);
        here.leadingForces();
        if (here.locked().isEmpty() || terms < 2) {
            return;
        }
        here.correct();
        if (terms >= 3 && lookAhead()) {
            here.correctFurther(second);
        }
    }

    /** Finds ε Σ^{−2} dc¹/dt from c¹ here and a little ahead; false at a state of rest. */
    private boolean lookAhead() {
        here.velocity();
        double time = AHEAD * timescale();
        if (!(time > 0 && time < Double.POSITIVE_INFINITY)) {
            Arrays.fill(second, 0);
            return false;
        }
        LockedSet set = here.locked();
        for (int i = 0; i < set.size(); i++) {
            int l = set.degree(i);
            firstOrder[l] = here.force[l] - here.leading[l];
        }
        ahead.takeAhead(here, time);
        ahead.leadingForces();
        ahead.correct();
        for (int i = 0; i < set.size(); i++) {
            int l = set.degree(i);
            double slope = (ahead.force[l] - ahead.leading[l] - firstOrder[l]) / time;
            second[i] = here.epsilon * slope / (here.sigma[l] * here.sigma[l]);
        }
        return true;
    }

    /** The shorter of |a|/|ȧ| and |s|/|ṡ|, in root mean square over the classes. */
    private double timescale() {
        double a = 0;
        double aDot = 0;
        double s = 0;
        double sDot = 0;
        for (int i = 0; i < here.n; i++) {
            double w = here.weights[i];
            a += w * here.a[i] * here.a[i];
            aDot += w * here.aDot[i] * here.aDot[i];
            s += w * here.s[i] * here.s[i];
            sDot += w * here.sDot[i] * here.sDot[i];
        }
        double ofA = Math.sqrt(a / aDot);
        return s > 0 ? Math.min(ofA, Math.sqrt(s / sDot)) : ofA;
    }

    /** What was computed last. */
    ManifoldPoint point() {
        return here;
    }

    /** Writes c²_l by place; after forces of order 3. */
    void secondOrder(double[] out) {
        here.secondOrder(second, out);
    }

    /** The residuals e_0 … e_K as observables of the state. */
    Observables residuals() {
        return new Observables() {
            @Override
            public int count() {
                return here.modes;
            }

            @Override
            public void evaluate(double[] y, double[] out) {
                residuals(y, out);
            }
        };
    }

    /** The residuals of a state. */
    void residuals(double[] y, double[] out) {
        for (int i = 0; i < overlaps.length; i++) {
            overlaps[i] = ManifoldPoint.overlap(y[here.n + i]);
        }
        residuals.evaluate(y, overlaps, 0, out);
    }
}
