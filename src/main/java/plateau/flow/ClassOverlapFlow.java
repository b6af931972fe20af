package plateau.flow;

import java.util.Arrays;
import plateau.blas.Blas;
import plateau.blas.Matrix;

/**
 * The overlap flow at d = ∞ by classes of neurons that start with the same a and so stay alike, exact at any width m = Σ N_p
 * (theory.md §2). With r_pq the overlap of two distinct neurons of classes p and q, δ the Kronecker symbol and W_pq = (N_q −
 * δ_pq) a_q U′(r_pq):
 *
 * <pre>
 *   ε ȧ_p = V(s_p) − (1/m) [ Σ_q N_q a_q U(r_pq) + a_p (U(1) − U(r_pp)) ]
 *    ṡ_p  = a_p [ V′(s_p)(1 − s_p²) − (1/m) Σ_q W_pq (s_q − r_pq s_p) ]
 *    ṙ_pq = D_pq + D_qp,   D_pq = a_p [ V′(s_p)(s_q − s_p r_pq) − (1/m)(T_pq − Q_p r_pq) ]
 *    T_pq = Σ_c W_pc r_qc + a_q U′(r_pq)(1 − r_qq),   Q_p = Σ_c W_pc r_pc
 * </pre>
 *
 * <p>The state is (a_1 … a_n, s_1 … s_n, r_11, r_12, … r_22, …): the upper triangle of r row by row, diagonal included. A
 * class of one neuron has no r_pp; its place holds 0 and stays there. Holds scratch arrays: one instance serves one
 * integration at a time.
 */
public final class ClassOverlapFlow implements FiniteWidthFlow {
    /** The most classes whose n² overlaps are kept. */
    private static final int MOST_CLASSES = 20_000;

    private final ModeResiduals residuals;
    private final OverlapKernels kernels;
    private final double epsilon;
    private final double[] a0;
    private final double[] counts;
    /** m, as a double for the sums. */
    private final double width;

    private final int n;
    private final Blas blas = Blas.fastest();
    private final double[] overlap;
    private final double[] value;
    private final double[] derivative;
    private final double[] target;
    private final double[] attraction;
    private final double[] drag;
    private final double[] w;
    private final double[] r;
    private final double[] pull;
    private final Matrix left;
    private final Matrix right;
    private final Matrix product;

    private ClassOverlapFlow(LinkPair links, OverlapKernels kernels, double[] a0, int[] multiplicity, double epsilon) {
        this.kernels = kernels;
        this.epsilon = epsilon;
        this.a0 = a0.clone();
        this.counts = Arrays.stream(multiplicity).asDoubleStream().toArray();
        this.width = Arrays.stream(counts).sum();
        this.residuals = ModeResiduals.of(
                links, Arrays.stream(counts).map(count -> count / width).toArray());
        this.n = a0.length;
        this.overlap = new double[n * (n + 1) / 2];
        this.value = new double[n * (n + 1) / 2];
        this.derivative = new double[n * (n + 1) / 2];
        this.target = new double[n];
        this.attraction = new double[n];
        this.drag = new double[n];
        this.w = new double[n * n];
        this.r = new double[n * n];
        this.pull = new double[n * n];
        this.left = blas.matrix(n, n);
        this.right = blas.matrix(n, n);
        this.product = blas.matrix(n, n);
    }

    /**
     * The flow of a pair of links, their kernels whole ({@link OverlapKernels#of(LinkPair)}); the pair's degree is only that
     * of the residuals.
     *
     * @param a0 a(0) of each class
     * @param multiplicity N_p ≥ 1, the number of neurons of each class
     * @param epsilon ε &gt; 0, finite
     * @throws IllegalArgumentException if the lengths differ or are zero, or a value is out of its range
     */
    public static ClassOverlapFlow of(LinkPair links, double[] a0, int[] multiplicity, double epsilon) {
        return of(links, OverlapKernels.of(links), a0, multiplicity, epsilon);
    }

    /** As {@link #of(LinkPair, double[], int[], double)} with other kernels than those of the links. */
    public static ClassOverlapFlow of(
            LinkPair links, OverlapKernels kernels, double[] a0, int[] multiplicity, double epsilon) {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon is " + epsilon + ", it must be a positive number");
        }
        requireClasses(a0, multiplicity);
        return new ClassOverlapFlow(links, kernels, a0, multiplicity, epsilon);
    }

    private static void requireClasses(double[] a0, int[] multiplicity) {
        if (a0.length == 0 || a0.length != multiplicity.length || a0.length > MOST_CLASSES) {
            throw new IllegalArgumentException("classes need as many multiplicities (" + multiplicity.length
                    + ") as a(0) (" + a0.length + "), at least one and at most " + MOST_CLASSES);
        }
        for (int p = 0; p < a0.length; p++) {
            if (!Double.isFinite(a0[p])) {
                throw new IllegalArgumentException("class " + p + " starts at a = " + a0[p] + ", it must be finite");
            }
            if (multiplicity[p] < 1) {
                throw new IllegalArgumentException(
                        "class " + p + " has " + multiplicity[p] + " neurons, it needs at least one");
            }
        }
    }

    @Override
    public double epsilon() {
        return epsilon;
    }

    @Override
    public int degree() {
        return residuals.degree();
    }

    /** m = Σ N_p. */
    @Override
    public long width() {
        return (long) width;
    }

    /** The number of classes n. */
    @Override
    public int count() {
        return n;
    }

    @Override
    public OverlapKernels kernels() {
        return kernels;
    }

    @Override
    public int dimension() {
        return 2 * n + n * (n + 1) / 2;
    }

    @Override
    public double[] initialState() {
        return Arrays.copyOf(a0, dimension());
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        System.arraycopy(y, n, overlap, 0, n);
        kernels.v().evaluate(overlap, 0, n, target, attraction);
        System.arraycopy(y, 2 * n, overlap, 0, value.length);
        kernels.u().evaluate(overlap, 0, value.length, value, derivative);
        prepareProduct(y);
        left.set(w);
        right.set(r);
        blas.multiply(1, left, false, right, false, 0, product);
        product.get(pull);
        for (int p = 0; p < n; p++) {
            attraction[p] *= y[p];
            neuron(p, y, dydt);
        }
        for (int p = 0, k = 2 * n; p < n; p++) {
            for (int q = p; q < n; q++, k++) {
                boolean single = p == q && counts[p] == 1;
                dydt[k] = single ? 0 : turning(p, q, k, y) + turning(q, p, k, y);
            }
        }
    }

    private void prepareProduct(double[] y) {
        for (int p = 0, k = 0; p < n; p++) {
            for (int q = p; q < n; q++, k++) {
                double distinct = p == q ? 1 : 0;
                w[p * n + q] = (counts[q] - distinct) * y[q] * derivative[k];
                w[q * n + p] = (counts[p] - distinct) * y[p] * derivative[k];
                r[p * n + q] = y[2 * n + k];
                r[q * n + p] = y[2 * n + k];
            }
        }
    }

    /** ȧ_p, ṡ_p, and Q_p for later. */
    private void neuron(int p, double[] y, double[] dydt) {
        double force = y[p] * (kernels.u(1) - value[index(p, p)]);
        double turn = 0;
        double dragged = 0;
        for (int q = 0; q < n; q++) {
            force += counts[q] * y[q] * value[index(p, q)];
            turn += w[p * n + q] * y[n + q];
            dragged += w[p * n + q] * r[p * n + q];
        }
        double s = y[n + p];
        drag[p] = dragged;
        dydt[p] = (target[p] - force / width) / epsilon;
        dydt[n + p] = attraction[p] * (1 - s) * (1 + s) - y[p] * (turn - dragged * s) / width;
    }

    /** D_pq. */
    private double turning(int p, int q, int k, double[] y) {
        double overlap = y[k];
        double own = y[q] * derivative[k - 2 * n] * (1 - r[q * n + q]);
        return attraction[p] * (y[n + q] - y[n + p] * overlap)
                - y[p] * (pull[p * n + q] + own - drag[p] * overlap) / width;
    }

    /** Where r_pq stands in the packed triangle. */
    private int index(int p, int q) {
        int low = Math.min(p, q);
        return low * n - low * (low - 1) / 2 + Math.max(p, q) - low;
    }

    @Override
    public void residuals(double[] y, double[] e) {
        residuals.evaluate(y, y, n, e);
    }

    /** R = ½‖φ‖² − (1/m) Σ N_p a_p V(s_p) + (1/2m²)[ Σ_pq N_p N_q a_p a_q U(r_pq) + Σ_p N_p a_p² (U(1) − U(r_pp)) ]. */
    @Override
    public double risk(double[] y) {
        double linear = 0;
        double quadratic = 0;
        for (int p = 0, k = 2 * n; p < n; p++) {
            double mass = counts[p] * y[p];
            linear += mass * kernels.v(y[n + p]);
            quadratic += mass * ((counts[p] - 1) * y[p] * kernels.u(y[k++]) + y[p] * kernels.u(1));
            for (int q = p + 1; q < n; q++, k++) {
                quadratic += 2 * mass * counts[q] * y[q] * kernels.u(y[k]);
            }
        }
        return 0.5 * kernels.targetNorm2() - linear / width + 0.5 * quadratic / width / width;
    }

    /** r_pq of distinct neurons; in a class of one neuron, r_pp = 1, that with itself. */
    @Override
    public OrderParameters orderParameters(double t, double[] y) {
        double[] full = new double[n * n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                full[p * n + q] = p == q && counts[p] == 1 ? 1 : y[2 * n + index(p, q)];
            }
        }
        return OrderParameters.of(t, risk(y), Arrays.copyOf(y, n), Arrays.copyOfRange(y, n, 2 * n), full);
    }
}
