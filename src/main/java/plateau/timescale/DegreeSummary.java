package plateau.timescale;

/**
 * One degree of the problem before any dynamics.
 *
 * @param degree k
 * @param phi φ_k
 * @param sigma σ_k
 * @param learnability whether it can be learned
 */
public record DegreeSummary(int degree, double phi, double sigma, Learnability learnability) {

    /** σ_k φ_k ≠ 0. */
    public boolean learnable() {
        return sigma * phi != 0;
    }
}
