package plateau.flow;

import java.util.Arrays;

/** Σ_k c_k r^k and its derivative by Horner's rule, whole blocks at a time so that the machine's vector units serve. */
final class SeriesKernel implements OverlapKernel {
    /** Three blocks of doubles stay in the first-level cache. */
    private static final int BLOCK = 512;

    private final double[] c;

    private SeriesKernel(double[] c) {
        this.c = c;
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
    public void evaluate(double[] r, int from, int count, double[] value, double[] derivative) {
        Arrays.fill(value, 0, count, c[c.length - 1]);
        Arrays.fill(derivative, 0, count, 0);
        for (int start = 0; start < count; start += BLOCK) {
            int end = Math.min(count, start + BLOCK);
            for (int k = c.length - 2; k >= 0; k--) {
                step(c[k], r, from, start, end, value, derivative);
            }
        }
    }

    private static void step(
            double coefficient, double[] r, int from, int start, int end, double[] value, double[] derivative) {
        for (int j = start; j < end; j++) {
            derivative[j] = derivative[j] * r[from + j] + value[j];
            value[j] = value[j] * r[from + j] + coefficient;
        }
    }
}
