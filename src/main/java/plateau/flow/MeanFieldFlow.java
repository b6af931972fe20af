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
 * <p>The state is (a_1 … a_n, s_1 … s_n); longer arrays are accepted and their rest is ignored. An evaluation costs O(nK) and
 * allocates nothing. Holds scratch arrays: one instance serves one integration at a time.
 */
public final class MeanFieldFlow implements ReducedFlow {
    private final double[] sigma;
    private final double epsilon;
    private final NeuronClasses classes;
    private final double[] weights;
    private final double[] force;
    private final ModeResiduals residuals;
    private final ForcePolynomials polynomials = new ForcePolynomials();

    private MeanFieldFlow(LinkPair links, NeuronClasses classes, double epsilon) {
        this.sigma = links.sigma();
        this.classes = classes;
        this.epsilon = epsilon;
        this.weights = classes.weights();
        this.force = new double[sigma.length];
        this.residuals = ModeResiduals.of(links, weights);
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
        return sigma.length - 1;
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
        for (int at = 0; at < n; at += ForcePolynomials.BLOCK) {
            int count = Math.min(ForcePolynomials.BLOCK, n - at);
            polynomials.evaluate(force, y, n + at, count);
            for (int i = 0; i < count; i++) {
                double s = y[n + at + i];
                dydt[at + i] = polynomials.value(i) * perEpsilon;
                dydt[n + at + i] = y[at + i] * (1 - s * s) * polynomials.slope(i);
            }
        }
    }

    @Override
    public void residuals(double[] y, double[] e) {
        residuals.evaluate(y, y, weights.length, e);
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
        residuals(y, c);
        for (int k = 0; k < c.length; k++) {
            c[k] *= sigma[k];
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
}
