package plateau.flow;

import java.util.Arrays;

/**
 * Where a network of finite width starts: a_i(0) and the Gram entries s_i(0), r_ij(0) of its initial vectors. The input
 * dimension enters the overlap flow through nothing else (theory.md §2). Immutable.
 */
public final class OverlapStart {
    /** By how much an entry may miss what it must be before that is no rounding any more. */
    private static final double ROUNDING = 1e-9;

    private final double[] a;
    private final double[] s;
    /** The strict upper triangle, row by row. */
    private final double[] r;

    private OverlapStart(double[] a, double[] s, double[] r) {
        this.a = a;
        this.s = s;
        this.r = r;
    }

    /**
     * From the Gram entries, which are copied.
     *
     * @param r row by row
     * @throws IllegalArgumentException if lengths differ, a value is not finite, r is not symmetric with unit diagonal, or the
     *     Gram matrix of (u*, u_1 … u_m) is not positive semidefinite to rounding
     */
    public static OverlapStart of(double[] a, double[] s, double[] r) {
        int m = a.length;
        requireLengths(m, s.length, r.length);
        double[] overlaps = new double[m];
        double[] packed = new double[m * (m - 1) / 2];
        int k = 0;
        for (int i = 0; i < m; i++) {
            if (!Double.isFinite(a[i])) {
                throw new IllegalArgumentException("a_" + i + "(0) is " + a[i] + ", it must be finite");
            }
            overlaps[i] = overlap(s[i], "s_" + i);
            requireUnit(r[i * m + i], i);
            for (int j = i + 1; j < m; j++) {
                requireSymmetric(r[i * m + j], r[j * m + i], i, j);
                packed[k++] = overlap(r[i * m + j], "r_" + i + "," + j);
            }
        }
        OverlapStart start = new OverlapStart(a.clone(), overlaps, packed);
        start.requireGram();
        return start;
    }

    /** Orthonormal vectors, s = 0 and r = identity: d = ∞, realised exactly by d = m + 1. */
    public static OverlapStart orthonormal(double[] a) {
        int m = a.length;
        requireLengths(m, m, m * m);
        for (int i = 0; i < m; i++) {
            if (!Double.isFinite(a[i])) {
                throw new IllegalArgumentException("a_" + i + "(0) is " + a[i] + ", it must be finite");
            }
        }
        return new OverlapStart(a.clone(), new double[m], new double[m * (m - 1) / 2]);
    }

    private static void requireLengths(int m, int s, int r) {
        if (m == 0) {
            throw new IllegalArgumentException("the network has no neurons: give at least one a(0)");
        }
        if (m > OverlapFlow.WIDEST) {
            throw new IllegalArgumentException("the overlaps of " + m + " neurons do not fit a Java array: at most "
                    + OverlapFlow.WIDEST + " neurons, or classes of them at d = ∞");
        }
        if (s != m || r != m * m) {
            throw new IllegalArgumentException(m + " weights a(0) need as many overlaps s(0) (" + s
                    + ") and their square of overlaps r(0) (" + r + ")");
        }
    }

    private static double overlap(double value, String name) {
        if (!(Math.abs(value) <= 1 + ROUNDING)) {
            throw new IllegalArgumentException(
                    name + "(0) is " + value + ", an overlap of unit vectors lies in [-1, 1]");
        }
        return Math.max(-1, Math.min(1, value));
    }

    private static void requireUnit(double value, int i) {
        if (!(Math.abs(value - 1) <= ROUNDING)) {
            throw new IllegalArgumentException("r_" + i + "," + i + "(0) is " + value
                    + ", the square of the length of a unit vector is 1: normalise the rows");
        }
    }

    private static void requireSymmetric(double above, double below, int i, int j) {
        if (!(Math.abs(above - below) <= ROUNDING)) {
            throw new IllegalArgumentException("r(0) is not symmetric: r_" + i + "," + j + " = " + above + " but r_" + j
                    + "," + i + " = " + below);
        }
    }

    private void requireGram() {
        int n = a.length + 1;
        double[] g = new double[n * n];
        g[0] = 1;
        for (int i = 1; i < n; i++) {
            g[i * n] = s[i - 1];
            g[i * n + i] = 1;
        }
        int k = 0;
        for (int i = 1; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                g[j * n + i] = r[k++];
            }
        }
        int row = GramCheck.firstContradiction(g, n);
        if (row >= 0) {
            throw new IllegalArgumentException("the overlaps of neuron " + (row - 1)
                    + " with u* and the neurons before it are those of no unit vectors: the Gram matrix of"
                    + " (u*, u_0, …) must be positive semidefinite");
        }
    }

    /** The number of neurons m. */
    public int width() {
        return a.length;
    }

    /** a_i(0). */
    public double a(int i) {
        return a[i];
    }

    /** s_i(0). */
    public double s(int i) {
        return s[i];
    }

    /** r_ij(0). */
    public double r(int i, int j) {
        if (i == j) {
            return 1;
        }
        int low = Math.min(i, j);
        return r[low * a.length - low * (low + 1) / 2 + Math.max(i, j) - low - 1];
    }

    /** The state (a, s, strict upper triangle of r) at the start, a fresh array. */
    double[] state() {
        int m = a.length;
        double[] y = Arrays.copyOf(a, 2 * m + r.length);
        System.arraycopy(s, 0, y, m, m);
        System.arraycopy(r, 0, y, 2 * m, r.length);
        return y;
    }

    /** Whether two of the vectors are the same or opposite. */
    boolean hasCollinearNeurons() {
        return Arrays.stream(r).anyMatch(x -> Math.abs(x) == 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OverlapStart that
                && Arrays.equals(a, that.a)
                && Arrays.equals(s, that.s)
                && Arrays.equals(r, that.r);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(a) + Arrays.hashCode(s)) + Arrays.hashCode(r);
    }
}
