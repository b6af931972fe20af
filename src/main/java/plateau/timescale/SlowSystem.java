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
 * <p>The locked residuals follow e_L = (c⁰ + c¹ + c² + c³)/σ_L, the slow manifold's expansion in δ, the ratio of time-scales.
 * c¹ is had from the state; as J (c² + c³ + …) = −ε Σ_L^{−2} d(c¹ + c² + …)/dt along the orbit, c² is had from c¹ here and at a
 * point a little ahead, and c³ from c² at these two, for which a third point is taken. They are steps of Euler's rule, whose
 * second difference is τ² times the second derivative along the orbit. A lower order leaves terms and points out. With nothing
 * locked this is the flow itself.
 *
 * <p>The state is (a_1 … a_n, u_1 … u_n) with s = u(3 − u²)/2 (that is sin 3x for u = 2 sin x), which keeps |s| ≤ 1 whatever
 * the rounding, as an angle would, at the price of a product: u̇ = a (1 − u²)(4 − u²)/6 Σ_k k c_k s^{k−1}. Autonomous: time is whatever
 * clock its caller runs. Holds scratch arrays.
 */
final class SlowSystem implements VectorField {
    /** Terms of the expansion that can be had. */
    static final int HIGHEST_ORDER = 4;

    /**
     * Points lie this part of the state's own time-scale apart, which is about the relative error of c² and c³; but no further than
     * one relaxation: c² and c³ divide rounding by their distance and its square, in units of a relaxation.
     */
    private static final double SPACING = 3e-4;

    private final ManifoldPoint here;
    private final ManifoldPoint ahead;
    private final ManifoldPoint beyond;
    private final double[] start;
    private final ModeResiduals residuals;
    private final double[] overlaps;
    private double[] first = new double[0];
    private double[] firstAhead = new double[0];
    private double[] firstBeyond = new double[0];
    private double[] second = new double[0];
    private double[] secondAhead = new double[0];
    private double[] third = new double[0];
    private int order = 2;
    private double spacing;

    SlowSystem(LinkPair links, NeuronClasses classes, double epsilon) {
        this.here = new ManifoldPoint(links, classes, epsilon);
        this.ahead = new ManifoldPoint(links, classes, epsilon);
        this.beyond = new ManifoldPoint(links, classes, epsilon);
        this.start = classes.initialState();
        for (int i = here.n; i < 2 * here.n; i++) {
            start[i] = 2 * Math.sin(Math.asin(start[i]) / 3);
        }
        this.residuals = ModeResiduals.of(links, classes.weights());
        this.overlaps = new double[here.n];
    }

    /** Locks these degrees and no others. */
    void lock(LockedSet set) {
        here.lock(set);
        ahead.lock(set);
        beyond.lock(set);
        int q = set.size();
        first = new double[q];
        firstAhead = new double[q];
        firstBeyond = new double[q];
        second = new double[q];
        secondAhead = new double[q];
        third = new double[q];
        spacing = 0;
    }

    LockedSet locked() {
        return here.locked();
    }

    /** Keeps terms of the expansion up to c^{order−1}, order 1 to {@value #HIGHEST_ORDER}. */
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

    /** Computes the forces with all terms at a state and leaves them in {@link #point}; chooses the spacing of the points anew. */
    void measure(double[] y) {
        spacing = 0;
        forces(y, HIGHEST_ORDER);
    }

    /** Computes the forces at a state with so many terms and leaves them in {@link #point}. */
    void forces(double[] y, int terms) {
        here.take(y);
        here.leadingForces();
        if (here.locked().isEmpty() || terms < 2) {
            return;
        }
        here.correct();
        if (terms >= 3) {
            lookAhead(terms);
            here.add(second);
            here.add(third);
        }
    }

    /** Finds c² and, if wanted, c³. */
    private void lookAhead(int terms) {
        here.correction(first);
        here.velocity();
        if (spacing == 0) {
            spacing = Math.min(SPACING * timescale(), here.relaxationTime());
        }
        ahead.follow(here, spacing, firstAhead);
        here.nextTerm(first, firstAhead, spacing, second);
        if (terms >= 4) {
            ahead.velocity();
            beyond.follow(ahead, spacing, firstBeyond);
            ahead.nextTerm(firstAhead, firstBeyond, spacing, secondAhead);
            here.nextTerm(second, secondAhead, spacing, third);
        } else {
            Arrays.fill(third, 0);
        }
    }

    /** The shorter of |a|/|ȧ| and |s|/|ṡ|, in root mean square over the classes; infinite at rest. */
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
        double ofA = a > 0 ? Math.sqrt(a / aDot) : Double.POSITIVE_INFINITY;
        return s > 0 ? Math.min(ofA, Math.sqrt(s / sDot)) : ofA;
    }

    /** What was computed last. */
    ManifoldPoint point() {
        return here;
    }

    /** c¹_l, by place in the order of locking; after forces of order 3 or more, as the next two; not to be changed. */
    double[] firstTerm() {
        return first;
    }

    /** c²_l by place. */
    double[] secondTerm() {
        return second;
    }

    /** c³_l by place; after forces of order 4. */
    double[] thirdTerm() {
        return third;
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
