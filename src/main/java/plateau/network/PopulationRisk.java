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
    private final NetworkProblem problem;
    private final PairExpectations target;
    private final PairExpectations pair;
    private final double halfNorm;

    private PopulationRisk(NetworkProblem problem, PairExpectations target, PairExpectations pair, double halfNorm) {
        this.problem = problem;
        this.target = target;
        this.pair = pair;
        this.halfNorm = halfNorm;
    }

    /**
     * Tabulates the expectations of a problem, which takes from milliseconds to a few seconds.
     *
     * @throws NetworkException if an expectation is not finite or cannot be computed to 1e-8
     */
    public static PopulationRisk of(NetworkProblem problem) {
        return new PopulationRisk(
                problem,
                PairExpectations.of(problem.phi(), problem.sigma()),
                PairExpectations.of(problem.sigma(), problem.sigma()),
                0.5 * SplitGaussLegendre.of(problem.phi(), problem.phi()).squaredNorm());
    }

    /**
     * R without label noise.
     *
     * @param a m long
     * @param s m long, |s_i| ≤ 1 up to rounding
     * @param r m² long, row by row, symmetric, |r_ij| ≤ 1 up to rounding
     * @throws NetworkException if an overlap is beyond 1 by more than 1e-6, or not a number
     */
    public double risk(double[] a, double[] s, double[] r) {
        int m = a.length;
        double aligned = 0;
        double squared = 0;
        for (int i = 0; i < m; i++) {
            aligned += a[i] * target.k(s[i]);
            double row = 0.5 * a[i] * pair.k(r[i * m + i]);
            for (int j = 0; j < i; j++) {
                row += a[j] * pair.k(r[i * m + j]);
            }
            squared += a[i] * row;
        }
        return halfNorm - aligned / m + squared / m / m;
    }

    /** The larger relative error of the tables, as estimated. */
    public double error() {
        return Math.max(target.error(), pair.error());
    }

    NetworkProblem problem() {
        return problem;
    }

    /** Expectations of (φ, σ). */
    PairExpectations target() {
        return target;
    }

    /** Expectations of (σ, σ). */
    PairExpectations pair() {
        return pair;
    }
}
