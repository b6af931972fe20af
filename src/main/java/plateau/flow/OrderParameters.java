package plateau.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The order parameters of a network at one time: second-layer weights a_i, overlaps s_i = ⟨u_i, u*⟩ and r_ij = ⟨u_i, u_j⟩, with
 * the risk (theory.md §1). For classes the index runs over classes, and r_pq belongs to two distinct neurons of classes p, q.
 * Immutable.
 */
public final class OrderParameters {
    private final double time;
    private final double risk;
    private final double[] a;
    private final double[] s;
    /** Row by row; null where r_pq = s_p s_q, which need not be stored. */
    private final double @Nullable [] r;

    private OrderParameters(double time, double risk, double[] a, double[] s, double @Nullable [] r) {
        this.time = time;
        this.risk = risk;
        this.a = a;
        this.s = s;
        this.r = r;
    }

    /**
     * From its parts, which are copied.
     *
     * @param time first-layer time t ≥ 0
     * @param r row by row, a.length² long
     * @throws IllegalArgumentException if the lengths do not fit
     */
    public static OrderParameters of(double time, double risk, double[] a, double[] s, double[] r) {
        if (s.length != a.length || r.length != a.length * a.length) {
            throw new IllegalArgumentException(a.length + " weights a need as many overlaps s (" + s.length
                    + ") and their square of overlaps r (" + r.length + ")");
        }
        return new OrderParameters(time, risk, a.clone(), s.clone(), r.clone());
    }

    /** With r_pq = s_p s_q, as at infinite width; keeps the arrays, which are not to be changed any more. */
    static OrderParameters decoupled(double time, double risk, double[] a, double[] s) {
        return new OrderParameters(time, risk, a, s, null);
    }

    /** First-layer time t. */
    public double time() {
        return time;
    }

    /** R = ½ E[(y − f)²], without label noise. */
    public double risk() {
        return risk;
    }

    /** The number of neurons, or of classes. */
    public int count() {
        return a.length;
    }

    public double a(int i) {
        return a[i];
    }

    public double s(int i) {
        return s[i];
    }

    public double r(int i, int j) {
        return r == null ? s[i] * s[j] : r[i * a.length + j];
    }

    /** All a_i, a copy. */
    public double[] a() {
        return a.clone();
    }

    /** All s_i, a copy. */
    public double[] s() {
        return s.clone();
    }

    /** All r_ij row by row, a copy. */
    public double[] r() {
        if (r != null) {
            return r.clone();
        }
        double[] products = new double[a.length * a.length];
        for (int k = 0; k < products.length; k++) {
            products[k] = s[k / a.length] * s[k % a.length];
        }
        return products;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderParameters that
                && time == that.time
                && risk == that.risk
                && Arrays.equals(a, that.a)
                && Arrays.equals(s, that.s)
                && Arrays.equals(r(), that.r());
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(time) + Arrays.hashCode(a);
    }
}
