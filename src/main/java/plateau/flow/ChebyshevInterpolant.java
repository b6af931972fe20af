package plateau.flow;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of r in [−1, 1] by its Chebyshev series in θ = arcsin r, for kernels in closed form up to an integral: in θ they
 * are smooth up to the ends, and the integral is then done only at the nodes.
 */
final class ChebyshevInterpolant implements DoubleUnaryOperator {
    private static final double ACCURACY = 1e-15;
    private static final int LOWEST = 32;
    private static final int HIGHEST = 1024;
    /** The coefficients that must have died out before the series is believed. */
    private static final int QUIET = 6;

    private final double[] c;

    private ChebyshevInterpolant(double[] c) {
        this.c = c;
    }

    /** The interpolant of f to about 1e-14 of its size; empty if {@value #HIGHEST} nodes are not enough. */
    static Optional<ChebyshevInterpolant> of(DoubleUnaryOperator f) {
        for (int n = LOWEST; n <= HIGHEST; n *= 2) {
            double[] c = coefficients(f, n);
            double largest = Arrays.stream(c).map(Math::abs).max().orElse(0);
            int length = n;
            while (length > 1 && Math.abs(c[length - 1]) <= ACCURACY * largest) {
                length--;
            }
            if (length <= n - QUIET) {
                return Optional.of(new ChebyshevInterpolant(Arrays.copyOf(c, length)));
            }
        }
        return Optional.empty();
    }

    /** c_k = (2 − δ_k0)/n Σ_j f(sin(π x_j/2)) T_k(x_j) on the nodes x_j = cos(π(j + ½)/n). */
    private static double[] coefficients(DoubleUnaryOperator f, int n) {
        double[] values = new double[n];
        for (int j = 0; j < n; j++) {
            values[j] = f.applyAsDouble(Math.sin(0.5 * Math.PI * Math.cos(Math.PI * (j + 0.5) / n)));
        }
        double[] c = new double[n];
        for (int k = 0; k < n; k++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                // the angle reduced modulo 2π in integers: k (2j + 1) π / 2n
                long turns = (long) k * (2L * j + 1) % (4L * n);
                sum += values[j] * Math.cos(Math.PI * turns / (2.0 * n));
            }
            c[k] = (k == 0 ? 1 : 2) * sum / n;
        }
        return c;
    }

    int degree() {
        return c.length - 1;
    }

    /** By Clenshaw's recurrence. */
    @Override
    public double applyAsDouble(double r) {
        double x = Math.asin(r) / (0.5 * Math.PI);
        double next = 0;
        double afterNext = 0;
        for (int k = c.length - 1; k >= 1; k--) {
            double now = c[k] + 2 * x * next - afterNext;
            afterNext = next;
            next = now;
        }
        return c[0] + x * next - afterNext;
    }
}
