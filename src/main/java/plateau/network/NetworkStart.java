package plateau.network;

import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/** Initial weights: a(0), unit rows U(0) and the unit vector u*. Immutable. */
public final class NetworkStart {
    private static final double UNIT_TOLERANCE = 1e-6;
    private static final double LARGEST_ARRAY = Integer.MAX_VALUE - 8.0;

    private final double[] a;
    private final double[] u;
    private final double[] ustar;

    /** Takes the arrays over. */
    private NetworkStart(double[] a, double[] u, double[] ustar) {
        this.a = a;
        this.u = u;
        this.ustar = ustar;
    }

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
        int m = checkedWidth(a);
        int d = ustar.length;
        if (d < 1) {
            throw new NetworkException("u* has no entries: give a unit vector of R^d, d ≥ 1");
        }
        if (u.length != (long) m * d) {
            throw new NetworkException("U0 has " + u.length + " entries, but " + m + " neurons (a0) in dimension " + d
                    + " (u*) need " + m + " rows of " + d + ", " + (long) m * d + " in all");
        }
        double[] rows = u.clone();
        for (int i = 0; i < m; i++) {
            normalise(rows, i * d, d, "row " + i + " of U0");
        }
        double[] target = ustar.clone();
        normalise(target, 0, d, "u*");
        return new NetworkStart(a.clone(), rows, target);
    }

    /** u_i = e_i, u* = e_{m+1} in d = m + 1: the start at d = ∞, exactly. */
    public static NetworkStart orthonormal(double[] a) {
        int m = checkedWidth(a);
        checkSize(m, m + 1);
        int d = m + 1;
        double[] u = new double[m * d];
        for (int i = 0; i < m; i++) {
            u[i * d + i] = 1;
        }
        double[] ustar = new double[d];
        ustar[m] = 1;
        return new NetworkStart(a.clone(), u, ustar);
    }

    /**
     * Independent uniform directions u_i and u* = e_1 in R^d; the same for the same seed.
     *
     * @throws NetworkException if a is empty or not finite, d &lt; 1, or the weights do not fit into memory
     */
    public static NetworkStart random(double[] a, int dimension, long seed) {
        int m = checkedWidth(a);
        if (dimension < 1) {
            throw new NetworkException("the dimension is " + dimension + "; it must be at least 1");
        }
        checkSize(m, dimension);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[] u = new double[m * dimension];
        for (int i = 0; i < m; i++) {
            direction(normal, u, i * dimension, dimension);
        }
        double[] ustar = new double[dimension];
        ustar[0] = 1;
        return new NetworkStart(a.clone(), u, ustar);
    }

    /** What the weights of m neurons in dimension d take, 8(md + m + d) bytes; a training needs several times that. */
    public static double bytesFor(int m, int d) {
        return 8 * ((double) m * d + m + d);
    }

    public int width() {
        return a.length;
    }

    public int dimension() {
        return ustar.length;
    }

    /** a(0), a copy. */
    public double[] a() {
        return a.clone();
    }

    /** U(0) row by row, a copy. */
    public double[] u() {
        return u.clone();
    }

    /** u*, a copy. */
    public double[] ustar() {
        return ustar.clone();
    }

    /** s = U u*. */
    public double[] targetOverlaps() {
        double[] s = new double[width()];
        Rows.times(u, width(), dimension(), ustar, s);
        return s;
    }

    /** r = U Uᵀ row by row, with an exact unit diagonal. */
    public double[] overlaps() {
        double[] r = new double[Math.multiplyExact(width(), width())];
        Rows.gram(u, width(), dimension(), r);
        return r;
    }

    private static int checkedWidth(double[] a) {
        if (a.length == 0) {
            throw new NetworkException("a0 has no entries: a network needs at least one neuron");
        }
        for (int i = 0; i < a.length; i++) {
            if (!Double.isFinite(a[i])) {
                throw new NetworkException("entry " + i + " of a0 is " + a[i] + "; give finite numbers");
            }
        }
        return a.length;
    }

    private static void checkSize(int m, int d) {
        double bytes = bytesFor(m, d);
        boolean indexable = (double) m * d <= LARGEST_ARRAY && d > 0;
        if (!indexable || bytes > Runtime.getRuntime().maxMemory()) {
            throw new NetworkException(String.format(
                    Locale.ROOT,
                    "the weights of m = %d neurons in dimension d = %d take %.3g GB, beyond %s; choose a smaller m or d",
                    m,
                    d,
                    bytes * 1e-9,
                    indexable ? "the memory of this process" : "the longest array"));
        }
    }

    private static void normalise(double[] x, int from, int d, String name) {
        double length = length(x, from, d);
        if (!Double.isFinite(length)) {
            throw new NetworkException(name + " has an entry that is not finite; give finite numbers");
        }
        if (length == 0) {
            throw new NetworkException(name + " is zero; give a unit vector");
        }
        if (Math.abs(length - 1) > UNIT_TOLERANCE) {
            throw new NetworkException(name + " has length " + length + "; divide it by its length (unit to "
                    + UNIT_TOLERANCE + " is asked for)");
        }
        Rows.scale(x, from, d, 1 / length);
    }

    /** A uniform direction: a normal vector divided by its length, drawn again in the null event that it is zero. */
    private static void direction(NormalizedGaussianSampler normal, double[] u, int from, int d) {
        double length = 0;
        while (length == 0) {
            for (int l = 0; l < d; l++) {
                u[from + l] = normal.sample();
            }
            length = length(u, from, d);
        }
        Rows.scale(u, from, d, 1 / length);
    }

    private static double length(double[] x, int from, int d) {
        return Math.sqrt(Rows.dot(x, from, x, from, d));
    }
}
