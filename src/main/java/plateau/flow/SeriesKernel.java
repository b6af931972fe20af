package plateau.flow;

import java.util.Arrays;

/**
 * Σ_k c_k r^k and its derivative by Horner's rule, whole blocks at a time so that the machine's vector units serve. A block of
 * small r is summed only as far as terms count at its largest r.
 */
final class SeriesKernel implements OverlapKernel {
    /** Three blocks of doubles stay in the first-level cache. */
    private static final int BLOCK = 256;

    private static final double NEGLIGIBLE = 1e-17;

    private final double[] c;
    /** The first power above 0, and Σ_{j>k} j |c_j| over the size of its term: what is cut from the derivative at 1. */
    private final int first;

    private final double[] rest;

    private SeriesKernel(double[] c) {
        this.c = c;
        int lowest = 1;
        while (lowest < c.length && c[lowest] == 0) {
            lowest++;
        }
        this.first = lowest;
        this.rest = new double[c.length];
        for (int k = c.length - 2; k >= lowest; k--) {
            rest[k] = rest[k + 1] + (k + 1) * Math.abs(c[k + 1]) / (lowest * Math.abs(c[lowest]));
        }
    }

    /** Without the trailing zeros of {@code c}. */
    static SeriesKernel of(double[] c) {
        int length = c.length;
        while (length > 1 && c[length - 1] == 0) {
            length--;
        }
        return new SeriesKernel(Arrays.copyOf(c, length));
    }

    int degree() {
        return c.length - 1;
    }

    @Override
    public double value(double r) {
        double sum = 0;
        for (int k = c.length - 1; k >= 0; k--) {
            sum = sum * r + c[k];
        }
        return sum;
    }

    @Override
    public double derivative(double r) {
        double sum = 0;
        for (int k = c.length - 1; k >= 1; k--) {
            sum = sum * r + k * c[k];
        }
        return sum;
    }

    @Override
    public void evaluate(double[] r, int from, int to, double[] value, double[] derivative) {
        for (int start = from; start < to; start += BLOCK) {
            int end = Math.min(to, start + BLOCK);
            int degree = degreeUpTo(largest(r, start, end));
            Arrays.fill(value, start, end, c[degree]);
            Arrays.fill(derivative, start, end, 0);
            int k = degree;
            for (; k >= 4; k -= 4) {
                fourSteps(k, r, start, end, value, derivative);
            }
            for (; k >= 1; k--) {
                step(c[k - 1], r, start, end, value, derivative);
            }
        }
    }

    /** The terms c_{k−1} … c_{k−4}, in the order of single steps: the sums pass through memory once instead of four times. */
    private void fourSteps(int k, double[] r, int start, int end, double[] value, double[] derivative) {
        double c1 = c[k - 1];
        double c2 = c[k - 2];
        double c3 = c[k - 3];
        double c4 = c[k - 4];
        for (int j = start; j < end; j++) {
            double x = r[j];
            double v = value[j];
            double v1 = v * x + c1;
            double v2 = v1 * x + c2;
            double v3 = v2 * x + c3;
            derivative[j] = (((derivative[j] * x + v) * x + v1) * x + v2) * x + v3;
            value[j] = v3 * x + c4;
        }
    }

    private static void step(double coefficient, double[] r, int start, int end, double[] value, double[] derivative) {
        for (int j = start; j < end; j++) {
            derivative[j] = derivative[j] * r[j] + value[j];
            value[j] = value[j] * r[j] + coefficient;
        }
    }

    /** max |r_k|, from ≤ k &lt; to. */
    static double largest(double[] r, int from, int to) {
        double largest = 0;
        for (int k = from; k < to; k++) {
            // A branch that is hardly ever taken costs less than Math.max, which waits for the maximum before.
            double size = Math.abs(r[k]);
            if (size > largest) {
                largest = size;
            }
        }
        return largest;
    }

    /** The power after which nothing counts beside the first one, for value and derivative at |r| ≤ x. */
    private int degreeUpTo(double x) {
        int last = c.length - 1;
        double part = x;
        for (int k = first; k < last; k++) {
            if (part * rest[k] <= NEGLIGIBLE) {
                return k;
            }
            part *= x;
        }
        return last;
    }
}
