package plateau.flow;

/** Target φ and activation σ as the reduced models see them: coefficients up to a common degree K. */
public final class LinkPair {
    private final String target;
    private final String activation;
    private final double[] phi;
    private final double[] sigma;

    private LinkPair(String target, String activation, double[] phi, double[] sigma) {
        this.target = target;
        this.activation = activation;
        this.phi = phi;
        this.sigma = sigma;
    }

    /** A pair given by its coefficients alone. */
    public static LinkPair ofCoefficients(double[] phi, double[] sigma) {
        return new LinkPair("given by coefficients", "given by coefficients", phi.clone(), sigma.clone());
    }

    /** All φ_k, a copy. */
    public double[] phi() {
        return phi.clone();
    }

    /** All σ_k, a copy. */
    public double[] sigma() {
        return sigma.clone();
    }

    /** The target as a person would write it. */
    public String targetName() {
        return target;
    }

    /** The activation as a person would write it. */
    public String activationName() {
        return activation;
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

    /** Whether degree k can be learned at all: k ≤ K and σ_k φ_k ≠ 0 (theory.md §4). */
    public boolean learnable(int k) {
        return k <= degree() && phi[k] != 0 && sigma[k] != 0;
    }
}
