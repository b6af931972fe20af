package plateau.flow;

import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.Truncation;

/**
 * Target φ = Σ φ_k h_k and activation σ = Σ σ_k h_k, cut at a common degree K: all that a reduced model needs to know of
 * them (theory.md §1).
 *
 * <p>A numeric coefficient within its own error of zero counts as zero: whether σ_k φ_k vanishes decides what can be
 * learned at all, and rounding noise must not decide that.
 */
public final class LinkPair {
    /** Numeric coefficients below this part of ‖f‖ are zero. */
    private static final double NOISE = 1e-13;

    private final HermiteExpansion target;
    private final HermiteExpansion activation;
    private final double[] phi;
    private final double[] sigma;

    private LinkPair(HermiteExpansion target, HermiteExpansion activation) {
        this.target = target;
        this.activation = activation;
        this.phi = cleaned(target);
        this.sigma = cleaned(activation);
    }

    /**
     * The pair cut at degree K; the shorter expansion is continued, or padded if it was given by coefficients.
     *
     * @throws plateau.hermite.HermiteException if K is out of range
     */
    public static LinkPair of(HermiteExpansion target, HermiteExpansion activation, int degree) {
        return new LinkPair(target.toDegree(degree), activation.toDegree(degree));
    }

    /** The pair cut where both tails are small: {@link Truncation#commonDegree}. */
    public static LinkPair of(HermiteExpansion target, HermiteExpansion activation) {
        return of(target, activation, Truncation.commonDegree(target, activation));
    }

    /** A pair given by its coefficients alone, φ_0, φ_1, … and σ_0, σ_1, …; the shorter list is padded with zeros. */
    public static LinkPair ofCoefficients(double[] phi, double[] sigma) {
        return of(
                HermiteExpansion.ofCoefficients(phi),
                HermiteExpansion.ofCoefficients(sigma),
                Math.max(phi.length, sigma.length) - 1);
    }

    /** The target's expansion to degree K. */
    public HermiteExpansion target() {
        return target;
    }

    /** The activation's expansion to degree K. */
    public HermiteExpansion activation() {
        return activation;
    }

    /** The target as a person would write it. */
    public String targetName() {
        return target.formula();
    }

    /** The activation as a person would write it. */
    public String activationName() {
        return activation.formula();
    }

    /** The highest degree K kept. */
    public int degree() {
        return phi.length - 1;
    }

    /** φ_k. */
    public double phi(int k) {
        return phi[k];
    }

    /** σ_k. */
    public double sigma(int k) {
        return sigma[k];
    }

    /** φ_0 … φ_K, a copy. */
    public double[] phi() {
        return phi.clone();
    }

    /** σ_0 … σ_K, a copy. */
    public double[] sigma() {
        return sigma.clone();
    }

    /** Whether degree k can be learned at all: k ≤ K and σ_k φ_k ≠ 0 (theory.md §4). */
    public boolean learnable(int k) {
        return k <= degree() && phi[k] != 0 && sigma[k] != 0;
    }

    /** The exact floor ½ Σ φ_k² over the degrees k ≤ K with σ_k = 0. */
    public double riskFloor() {
        double sum = 0;
        for (int k = 0; k <= degree(); k++) {
            sum += sigma[k] == 0 ? phi[k] * phi[k] : 0;
        }
        return 0.5 * sum;
    }

    private static double[] cleaned(HermiteExpansion f) {
        double[] values = f.values();
        double noise = NOISE * Math.sqrt(f.norm2());
        for (int k = 0; k < values.length; k++) {
            HermiteCoefficient c = f.coefficient(k);
            boolean numeric = c.origin() == HermiteCoefficient.Origin.QUADRATURE;
            if (numeric && Math.abs(values[k]) <= Math.max(noise, c.quadratureError())) {
                values[k] = 0;
            }
        }
        return values;
    }
}
