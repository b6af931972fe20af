package plateau.network;

/**
 * The risk of a network with unit rows, from its order parameters alone, by quadrature (theory.md §1):
 *
 * <pre>
 *   R = ½ E φ² − (1/m) Σ_i a_i K_φσ(s_i) + (1/2m²) Σ_ij a_i a_j K_σσ(r_ij)
 * </pre>
 *
 * <p>with K as in {@link PairExpectations}. Immutable; may be shared between threads.
 */
public final class PopulationRisk {
    private PopulationRisk() {}

    /**
     * Tabulates the expectations of a problem, which takes from milliseconds to a few seconds.
     *
     * @throws NetworkException if an expectation is not finite or cannot be computed to 1e-8
     */
    public static PopulationRisk of(NetworkProblem problem) {
        throw new UnsupportedOperationException("helper B");
    }

    /**
     * R without label noise.
     *
     * @param a m long
     * @param s m long, |s_i| ≤ 1 up to rounding
     * @param r m² long, row by row, |r_ij| ≤ 1 up to rounding
     */
    public double risk(double[] a, double[] s, double[] r) {
        throw new UnsupportedOperationException("helper B");
    }
}
