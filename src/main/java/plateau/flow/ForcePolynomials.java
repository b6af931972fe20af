package plateau.flow;

import java.util.Arrays;

/**
 * The two polynomials that drive a class of neurons under the forces c_k, k = 0…K (theory.md §3),
 *
 * <pre>
 *   value = Σ_k c_k s^k          slope = Σ_k k c_k s^{k−1}          curvature = Σ_k k (k−1) c_k s^{k−2}
 * </pre>
 *
 * and the second derivative, which turns them as the class moves, for a block of classes at once, by Horner's rule. The block is copied out of the state first: loops in which every array has
 * the loop's own index are those that the JIT turns into vector instructions. Holds the values of the last block.
 */
public final class ForcePolynomials {
    /** Classes of a block: three arrays of it stay in a first-level cache. */
    public static final int BLOCK = 256;

    private final double[] s = new double[BLOCK];
    private final double[] value = new double[BLOCK];
    private final double[] slope = new double[BLOCK];
    /** Half the second derivative. */
    private final double[] bend = new double[BLOCK];

    /**
     * Evaluates both at s_{from}, …, s_{from+count−1}; allocates nothing.
     *
     * @param c the forces, at least one
     * @param count at most {@value #BLOCK}
     */
    public void evaluate(double[] c, double[] overlaps, int from, int count) {
        System.arraycopy(overlaps, from, s, 0, count);
        int k = c.length - 1;
        Arrays.fill(value, 0, count, c[k]);
        Arrays.fill(slope, 0, count, 0);
        for (k--; k >= 1; k -= 2) {
            twoDegrees(s, value, slope, count, c[k], c[k - 1]);
        }
        if (k == 0) {
            oneDegree(s, value, slope, count, c[0]);
        }
    }

    /** As {@link #evaluate}, and {@link #curvature}. */
    public void evaluateWithCurvature(double[] c, double[] overlaps, int from, int count) {
        System.arraycopy(overlaps, from, s, 0, count);
        int top = c.length - 1;
        Arrays.fill(value, 0, count, c[top]);
        Arrays.fill(slope, 0, count, 0);
        Arrays.fill(bend, 0, count, 0);
        for (int k = top - 1; k >= 0; k--) {
            oneDegree(s, value, slope, bend, count, c[k]);
        }
    }

    private static void oneDegree(double[] s, double[] value, double[] slope, double[] bend, int count, double c) {
        for (int i = 0; i < count; i++) {
            double x = s[i];
            double v = value[i];
            double d = slope[i];
            bend[i] = bend[i] * x + d;
            slope[i] = d * x + v;
            value[i] = v * x + c;
        }
    }

    /** Two degrees at once halve what is read and written. */
    private static void twoDegrees(double[] s, double[] value, double[] slope, int count, double upper, double lower) {
        for (int i = 0; i < count; i++) {
            double x = s[i];
            double v = value[i];
            double d = slope[i] * x + v;
            v = v * x + upper;
            slope[i] = d * x + v;
            value[i] = v * x + lower;
        }
    }

    private static void oneDegree(double[] s, double[] value, double[] slope, int count, double c) {
        for (int i = 0; i < count; i++) {
            double v = value[i];
            slope[i] = slope[i] * s[i] + v;
            value[i] = v * s[i] + c;
        }
    }

    /** Σ_k c_k s^k of the class at place i of the block. */
    public double value(int i) {
        return value[i];
    }

    /** Σ_k k c_k s^{k−1} of the class at place i of the block. */
    public double slope(int i) {
        return slope[i];
    }

    /** Σ_k k (k−1) c_k s^{k−2} of the class at place i of the block, after {@link #evaluateWithCurvature}. */
    public double curvature(int i) {
        return 2 * bend[i];
    }
}
