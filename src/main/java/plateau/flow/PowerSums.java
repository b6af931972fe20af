package plateau.flow;

/**
 * Moments over neurons or classes, Σ_i x_i s_i^p for p = 0…top: what residuals and Gram matrices are made of (theory.md §3).
 *
 * <p>Eight terms are carried at once: one alone waits for the chain of its own products. The order of summation depends on
 * nothing but the place of a term.
 */
public final class PowerSums {
    private static final int STRANDS = 8;

    private PowerSums() {}

    /**
     * Adds Σ_{i &lt; count} x_i s_{from+i}^p to sums[p], p = 0…top; allocates nothing.
     *
     * @param x holds x_i from its beginning on
     * @param s holds s_i from index {@code from} on
     * @param top the highest power; {@code sums} holds at least one more
     */
    public static void add(double[] x, double[] s, int from, int count, int top, double[] sums) {
        int i = 0;
        for (; i + STRANDS <= count; i += STRANDS) {
            addEight(x, i, s, from + i, top, sums);
        }
        if (i + 1 == count) {
            addOne(x[i], s[from + i], top, sums);
        } else if (i < count) {
            addFew(x, s, from, i, count, top, sums);
        }
    }

    private static void addOne(double x, double s, int top, double[] sums) {
        double term = x;
        for (int p = 0; p <= top; p++) {
            sums[p] += term;
            term *= s;
        }
    }

    /** Two to seven terms, four strands at once. */
    private static void addFew(double[] x, double[] s, int from, int first, int count, int top, double[] sums) {
        double s0 = s[from + first];
        double s1 = s[from + first + 1];
        double s2 = at(s, from, first + 2, count);
        double s3 = at(s, from, first + 3, count);
        double x0 = x[first];
        double x1 = x[first + 1];
        double x2 = at(x, 0, first + 2, count);
        double x3 = at(x, 0, first + 3, count);
        for (int p = 0; p <= top; p++) {
            sums[p] += (x0 + x1) + (x2 + x3);
            x0 *= s0;
            x1 *= s1;
            x2 *= s2;
            x3 *= s3;
        }
        if (first + 5 == count) {
            addOne(x[first + 4], s[from + first + 4], top, sums);
        } else if (first + 5 < count) {
            addFew(x, s, from, first + 4, count, top, sums);
        }
    }

    private static double at(double[] values, int from, int i, int count) {
        return i < count ? values[from + i] : 0;
    }

    private static void addEight(double[] x, int i, double[] s, int j, int top, double[] sums) {
        double s0 = s[j];
        double s1 = s[j + 1];
        double s2 = s[j + 2];
        double s3 = s[j + 3];
        double s4 = s[j + 4];
        double s5 = s[j + 5];
        double s6 = s[j + 6];
        double s7 = s[j + 7];
        double x0 = x[i];
        double x1 = x[i + 1];
        double x2 = x[i + 2];
        double x3 = x[i + 3];
        double x4 = x[i + 4];
        double x5 = x[i + 5];
        double x6 = x[i + 6];
        double x7 = x[i + 7];
        for (int p = 0; p <= top; p++) {
            sums[p] += ((x0 + x1) + (x2 + x3)) + ((x4 + x5) + (x6 + x7));
            x0 *= s0;
            x1 *= s1;
            x2 *= s2;
            x3 *= s3;
            x4 *= s4;
            x5 *= s5;
            x6 *= s6;
            x7 *= s7;
        }
    }
}
