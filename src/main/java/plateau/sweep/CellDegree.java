package plateau.sweep;

import plateau.timescale.DegreeTimes;

/**
 * One degree of a cell.
 *
 * @param phi φ_k
 * @param sigma σ_k
 * @param times when it was learned
 */
public record CellDegree(double phi, double sigma, DegreeTimes times) {
    /** k. */
    public int degree() {
        return times.degree();
    }

    /** Whether σ_k φ_k ≠ 0. */
    public boolean learnable() {
        return phi != 0 && sigma != 0;
    }
}
