package plateau.flow;

import java.util.Arrays;
import plateau.blas.Blas;

/**
 * The overlap flow: m neurons from any start, exact in the input dimension (theory.md §2).
 *
 * <pre>
 *   ε ȧ_i = V(s_i) − (1/m) Σ_j a_j U(r_ij)
 *    ṡ_i  = a_i [ V′(s_i)(1 − s_i²) − (1/m) Σ_j a_j U′(r_ij)(s_j − r_ij s_i) ]
 *    ṙ_ij = a_i [ V′(s_i)(s_j − s_i r_ij) − (1/m) Σ_l a_l U′(r_il)(r_jl − r_il r_ij) ] + (i ↔ j)
 * </pre>
 *
 * <p>With S_ij = a_i a_j U′(r_ij) off the diagonal and 0 on it (where the term is multiplied by 0), the sums over l are S Rᵀ +
 * R Sᵀ: one symmetric matrix product of 2m³ operations beside O(m²) work.
 *
 * <p>The state is (a_1 … a_m, s_1 … s_m, r_12, r_13 …): the strict upper triangle of r row by row. An evaluation allocates
 * no arrays. Holds scratch arrays: one instance serves one integration at a time.
 */
public final class OverlapFlow implements FiniteWidthFlow {
    /** The widest network whose matrices fit Java arrays. */
    static final int WIDEST = 46_340;

    /** Vectors as long as the state that the explicit integrator of order 8 and its dense output need, measured. */
    private static final int STAGES = 85;

    private final ModeResiduals residuals;
    private final OverlapKernels kernels;
    private final OverlapStart start;
    private final double epsilon;
    private final int m;
    /** U(1). */
    private final double self;

    private final OverlapProduct product;
    private final RowSharing sharing;
    /** The sums over the pairs of each piece of the triangle; the first one's are then those over all. */
    private final OverlapSums[] parts;

    private final OverlapSums sums;

    private OverlapFlow(LinkPair links, OverlapKernels kernels, OverlapStart start, double epsilon) {
        this.kernels = kernels;
        this.start = start;
        this.epsilon = epsilon;
        this.m = start.width();
        this.self = kernels.u(1);
        double[] equal = new double[m];
        Arrays.fill(equal, 1.0 / m);
        this.residuals = ModeResiduals.of(links, equal);
        this.sharing = new RowSharing(m, Blas.fastest());
        this.product = new OverlapProduct(Blas.fastest(), m, sharing);
        this.parts = new OverlapSums[sharing.pieces()];
        Arrays.setAll(parts, piece -> new OverlapSums(m));
        this.sums = parts[0];
    }

    /**
     * The flow of a pair of links, their kernels whole ({@link OverlapKernels#of(LinkPair)}); the pair's degree is only that
     * of the residuals.
     *
     * @param epsilon ε &gt; 0, finite
     * @throws IllegalArgumentException if ε is not a positive number, or two neurons start the same or opposite and U′ is
     *     infinite there
     */
    public static OverlapFlow of(LinkPair links, OverlapStart start, double epsilon) {
        return of(links, OverlapKernels.of(links), start, epsilon);
    }

    /** As {@link #of(LinkPair, OverlapStart, double)} with other kernels than those of the links. */
    public static OverlapFlow of(LinkPair links, OverlapKernels kernels, OverlapStart start, double epsilon) {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon is " + epsilon + ", it must be a positive number");
        }
        if (kernels.steepAtOne() && start.hasCollinearNeurons()) {
            throw new IllegalArgumentException("two neurons start in the same or in opposite directions, where U′ of "
                    + links.activationName() + " is infinite: their motion is not determined, start them apart");
        }
        return new OverlapFlow(links, kernels, start, epsilon);
    }

    /** About how many bytes an integration of m neurons needs: matrices here, in native memory, and the integrator's stages. */
    public static double bytesFor(int m) {
        double matrix = 8.0 * m * m;
        double state = 8 * (2.0 * m + m * (m - 1.0) / 2);
        return OverlapProduct.MATRICES * matrix + STAGES * state;
    }

    @Override
    public double epsilon() {
        return epsilon;
    }

    @Override
    public int degree() {
        return residuals.degree();
    }

    @Override
    public long width() {
        return m;
    }

    @Override
    public int count() {
        return m;
    }

    @Override
    public OverlapKernels kernels() {
        return kernels;
    }

    @Override
    public int dimension() {
        return 2 * m + m * (m - 1) / 2;
    }

    @Override
    public double[] initialState() {
        return start.state();
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        sharing.forEach(parts.length, piece -> sumPairs(piece, y));
        for (int piece = 1; piece < parts.length; piece++) {
            sums.add(parts[piece]);
        }
        sums.takeTarget(kernels.v());
        product.compute(y, 2 * m, (task, i, pull, at) -> {
            move(i, y, dydt);
            parts[task].moveRow(i, sums, y, 2 * m + sharing.offset(i), pull, at, dydt);
        });
    }

    private void sumPairs(int piece, double[] y) {
        OverlapSums own = parts[piece];
        own.begin(y);
        for (int i = sharing.first(piece); i < sharing.first(piece + 1); i++) {
            product.setRow(i, own.addRow(i, y, 2 * m + sharing.offset(i), kernels.u()));
        }
    }

    /** ȧ_i and ṡ_i. */
    private void move(int i, double[] y, double[] dydt) {
        double s = y[m + i];
        double perWidth = 1.0 / m;
        dydt[i] = (sums.target[i] - perWidth * (sums.force[i] + self * y[i])) / epsilon;
        dydt[m + i] = sums.attraction[i] * (1 - s) * (1 + s) - perWidth * (sums.turn[i] - sums.drag[i] * s);
    }

    @Override
    public void residuals(double[] y, double[] e) {
        residuals.evaluate(y, y, m, e);
    }

    /** R = ½‖φ‖² − (1/m) Σ a_i V(s_i) + (1/2m²) Σ_ij a_i a_j U(r_ij). */
    @Override
    public double risk(double[] y) {
        double linear = 0;
        double quadratic = 0;
        for (int i = 0, row = 2 * m; i < m; row += m - 1 - i, i++) {
            linear += y[i] * kernels.v(y[m + i]);
            quadratic += y[i] * (self * y[i] + 2 * sums.rowForce(i, y, row, kernels.u()));
        }
        return 0.5 * kernels.targetNorm2() - linear / m + 0.5 * quadratic / m / m;
    }

    @Override
    public OrderParameters orderParameters(double t, double[] y) {
        double[] r = new double[m * m];
        for (int i = 0, k = 2 * m; i < m; i++) {
            r[i * m + i] = 1;
            for (int j = i + 1; j < m; j++, k++) {
                r[i * m + j] = y[k];
                r[j * m + i] = y[k];
            }
        }
        return OrderParameters.of(t, risk(y), Arrays.copyOf(y, m), Arrays.copyOfRange(y, m, 2 * m), r);
    }
}
