package plateau.network;

/** Initial weights: a(0), unit rows U(0) and the unit vector u*. Immutable. */
public final class NetworkStart {
    private NetworkStart() {}

    /**
     * From given weights, which are copied.
     *
     * @param a m long
     * @param u m·d long, row by row, every row a unit vector to 1e-6 (then it is normalised exactly)
     * @param ustar d long, a unit vector to 1e-6
     * @throws NetworkException if a shape is wrong, a row is not unit, u* is zero or not unit, or a value is not finite: it names
     *     the culprit (row, its length) and the remedy
     */
    public static NetworkStart of(double[] a, double[] u, double[] ustar) {
        throw new UnsupportedOperationException("helper B");
    }

    /** u_i = e_i, u* = e_{m+1} in d = m + 1: the start at d = ∞, exactly. */
    public static NetworkStart orthonormal(double[] a) {
        throw new UnsupportedOperationException("helper B");
    }

    /** Independent uniform directions u_i and u* = e_1 in R^d; the same for the same seed. */
    public static NetworkStart random(double[] a, int dimension, long seed) {
        throw new UnsupportedOperationException("helper B");
    }

    public int width() {
        throw new UnsupportedOperationException("helper B");
    }

    public int dimension() {
        throw new UnsupportedOperationException("helper B");
    }

    /** a(0), a copy. */
    public double[] a() {
        throw new UnsupportedOperationException("helper B");
    }

    /** U(0) row by row, a copy. */
    public double[] u() {
        throw new UnsupportedOperationException("helper B");
    }

    /** u*, a copy. */
    public double[] ustar() {
        throw new UnsupportedOperationException("helper B");
    }

    /** s = U u*. */
    public double[] targetOverlaps() {
        throw new UnsupportedOperationException("helper B");
    }

    /** r = U Uᵀ row by row, with an exact unit diagonal. */
    public double[] overlaps() {
        throw new UnsupportedOperationException("helper B");
    }
}
