package plateau.flow;

/**
 * Where a network of finite width starts: a_i(0) and the Gram entries s_i(0), r_ij(0) of its initial vectors. The input
 * dimension enters the overlap flow through nothing else (theory.md §2). Immutable.
 */
public final class OverlapStart {
    private OverlapStart() {}

    /**
     * From the Gram entries, which are copied.
     *
     * @param r row by row
     * @throws IllegalArgumentException if lengths differ, a value is not finite, r is not symmetric with unit diagonal, or the
     *     Gram matrix of (u*, u_1 … u_m) is not positive semidefinite to rounding
     */
    public static OverlapStart of(double[] a, double[] s, double[] r) {
        throw new UnsupportedOperationException("helper A");
    }

    /** Orthonormal vectors, s = 0 and r = identity: d = ∞, realised exactly by d = m + 1. */
    public static OverlapStart orthonormal(double[] a) {
        throw new UnsupportedOperationException("helper A");
    }

    /** The number of neurons m. */
    public int width() {
        throw new UnsupportedOperationException("helper A");
    }
}
