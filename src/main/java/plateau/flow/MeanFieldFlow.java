package plateau.flow;

import java.util.Arrays;

/**
 * The mean-field flow in mode form (theory.md §3): d → ∞, then m → ∞, over n weighted classes of neurons.
 *
 * <pre>
 *   e_k = φ_k − σ_k E[a s^k]
 *   ε ȧ = Σ_k σ_k e_k s^k
 *     ṡ = a (1 − s²) Σ_k k σ_k e_k s^{k−1}
 * </pre>
 *
 * <p>The state is (a_1 … a_n, s_1 … s_n); longer arrays are accepted and their rest is ignored. An evaluation costs O(nK) and allocates nothing. Holds scratch arrays: one
 * instance serves one integration at a time.
 */
public final class MeanFieldFlow implements ReducedFlow {
    private final double[] phi;
    private final double[] sigma;
    private final double epsilon;
    private final NeuronClasses classes;
    private final double[] weights;
    private final double[] force;
    private final double[] moments;

    private MeanFieldFlow(LinkPair links, NeuronClasses classes, double epsilon) {
        this.phi = links.phi();
        this.sigma = links.sigma();
        this.classes = classes;
        this.epsilon = epsilon;
        this.weights = classes.weights();
        this.force = new double[phi.length];
        this.moments = new double[phi.length];
    }

    /**
     * The flow of a pair of links over classes.
     *
     * @param epsilon ε &gt; 0, finite
     * @throws IllegalArgumentException if ε is not a positive number
     */
    public static MeanFieldFlow of(LinkPair links, NeuronClasses classes, double epsilon) {
        if (!(epsilon > 0 && Double.isFinite(epsilon))) {
            throw new IllegalArgumentException("epsilon is " + epsilon + ", it must be a positive number");
        }
        return new MeanFieldFlow(links, classes, epsilon);
    }

    @Override
    public double epsilon() {
        return epsilon;
    }

    @Override
    public int degree() {
        return phi.length - 1;
    }

    @Override
    public int dimension() {
        return 2 * weights.length;
    }

    @Override
    public double[] initialState() {
        return classes.initialState();
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        int n = weights.length;
        forces(y, force);
        double perEpsilon = 1 / epsilon;
        for (int i = 0; i < n; i++) {
            double s = y[n + i];
            double value = 0;
            double slope = 0;
            for (int k = force.length - 1; k >= 0; k--) {
                slope = slope * s + value;
                value = value * s + force[k];
            }
            dydt[i] = value * perEpsilon;
            dydt[n + i] = y[i] * (1 - s * s) * slope;
        }
    }

    @Override
    public void residuals(double[] y, double[] e) {
        computeMoments(y);
        for (int k = 0; k < phi.length; k++) {
            e[k] = phi[k] - sigma[k] * moments[k];
        }
    }

    /** R = ½ Σ_k e_k². */
    @Override
    public double risk(double[] y) {
        double[] e = new double[degree() + 1];
        residuals(y, e);
        double sum = 0;
        for (double value : e) {
            sum += value * value;
        }
        return 0.5 * sum;
    }

    /** r_pq = s_p s_q, of distinct neurons also for p = q. */
    @Override
    public OrderParameters orderParameters(double t, double[] y) {
        int n = weights.length;
        return OrderParameters.decoupled(t, risk(y), Arrays.copyOf(y, n), Arrays.copyOfRange(y, n, 2 * n));
    }

    /**
     * The same flow with its forces as algebraic unknowns, for implicit integrators: it costs them the same per step and
     * spares them the steps that 1/ε would force on them.
     */
    public MeanFieldForceForm forceForm() {
        return new MeanFieldForceForm(this);
    }

    /** Writes the forces c_k = σ_k e_k of a state, k = 0…K. */
    void forces(double[] y, double[] c) {
        computeMoments(y);
        for (int k = 0; k < c.length; k++) {
            c[k] = sigma[k] * (phi[k] - sigma[k] * moments[k]);
        }
    }

    /** σ_k². */
    double sigmaSquared(int k) {
        return sigma[k] * sigma[k];
    }

    /** The weights, not to be changed. */
    double[] weights() {
        return weights;
    }

    private void computeMoments(double[] y) {
        int n = weights.length;
        Arrays.fill(moments, 0);
        for (int i = 0; i < n; i++) {
            double s = y[n + i];
            double term = weights[i] * y[i];
            for (int k = 0; k < moments.length; k++) {
                moments[k] += term;
                term *= s;
            }
        }
    }
}
