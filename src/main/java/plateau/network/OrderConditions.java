package plateau.network;

/** The conditions on an explicit Runge–Kutta method for order up to 5, one per rooted tree: b·Φ(t) = 1/γ(t). */
final class OrderConditions {
    private static final double ROUNDING = 1e-14;

    private final double[][] a;

    /** @param a the strictly lower triangular stage matrix, row s with s entries */
    OrderConditions(double[][] a) {
        this.a = a;
    }

    /**
     * Checks all trees with at most {@code order} ≤ 5 nodes.
     *
     * @throws IllegalStateException if one fails
     */
    void check(double[] b, int order) {
        double[] one = new double[a.length];
        java.util.Arrays.fill(one, 1);
        double[] c = grow(one);
        double[] c2 = times(c, c);
        double[] ac = grow(c);
        double[][] trees = {
            one,
            c,
            c2,
            ac,
            times(c2, c),
            times(c, ac),
            grow(c2),
            grow(ac),
            times(c2, c2),
            times(c2, ac),
            times(ac, ac),
            times(c, grow(c2)),
            times(c, grow(ac)),
            grow(times(c2, c)),
            grow(times(c, ac)),
            grow(grow(c2)),
            grow(grow(ac))
        };
        int[] nodes = {1, 2, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 5, 5, 5, 5};
        int[] gamma = {1, 2, 3, 6, 4, 8, 12, 24, 5, 10, 20, 15, 30, 20, 40, 60, 120};
        for (int t = 0; t < trees.length; t++) {
            double sum = Rows.dot(b, 0, trees[t], 0, b.length);
            if (nodes[t] <= order && !(Math.abs(sum - 1.0 / gamma[t]) <= ROUNDING)) {
                throw new IllegalStateException(
                        "Runge-Kutta order condition of tree " + t + " fails: " + sum + " instead of 1/" + gamma[t]);
            }
        }
    }

    /** A v: a new root under the tree. */
    private double[] grow(double[] v) {
        double[] result = new double[v.length];
        for (int s = 0; s < v.length; s++) {
            result[s] = Rows.dot(a[s], 0, v, 0, a[s].length);
        }
        return result;
    }

    /** Entry by entry: two trees joined at their roots. */
    private static double[] times(double[] v, double[] w) {
        double[] result = new double[v.length];
        for (int s = 0; s < v.length; s++) {
            result[s] = v[s] * w[s];
        }
        return result;
    }
}
