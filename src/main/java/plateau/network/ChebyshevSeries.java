package plateau.network;

import java.util.Arrays;

/** Σ_k c_k T_k(x) on [−1, 1], from values at the points cos(jπ/n), j = 0 … n. Immutable. */
final class ChebyshevSeries {
    private final double[] coefficients;

    private ChebyshevSeries(double[] coefficients) {
        this.coefficients = coefficients;
    }

    /** The interpolating polynomial of degree n = values.length − 1 ≥ 1. */
    static ChebyshevSeries through(double[] values) {
        int n = values.length - 1;
        double[] cosines = new double[2 * n];
        for (int l = 0; l < cosines.length; l++) {
            cosines[l] = Math.cos(Math.PI * l / n);
        }
        double[] c = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            double sum = 0.5 * (values[0] + (k % 2 == 0 ? values[n] : -values[n]));
            for (int j = 1; j < n; j++) {
                sum += values[j] * cosines[(int) ((long) j * k % (2 * n))];
            }
            c[k] = (k == 0 || k == n ? 1.0 : 2.0) / n * sum;
        }
        return new ChebyshevSeries(c);
    }

    /** Without the last coefficients as long as all of them are at most {@code negligible}. */
    ChebyshevSeries trimmed(double negligible) {
        int n = coefficients.length;
        while (n > 1 && Math.abs(coefficients[n - 1]) <= negligible) {
            n--;
        }
        return new ChebyshevSeries(Arrays.copyOf(coefficients, n));
    }

    int size() {
        return coefficients.length;
    }

    /** max |c_k| over the last quarter. */
    double tail() {
        double largest = 0;
        for (int k = coefficients.length * 3 / 4; k < coefficients.length; k++) {
            largest = Math.max(largest, Math.abs(coefficients[k]));
        }
        return largest;
    }

    /** Σ |c_k| over the last half: about what is missing of a series that falls at least like k^{−2}. */
    double remainder() {
        double sum = 0;
        for (int k = coefficients.length / 2; k < coefficients.length; k++) {
            sum += Math.abs(coefficients[k]);
        }
        return sum;
    }

    /** By Clenshaw's recurrence. */
    double value(double x) {
        double twice = 2 * x;
        double last = 0;
        double b = 0;
        for (int k = coefficients.length - 1; k > 0; k--) {
            double next = coefficients[k] + twice * b - last;
            last = b;
            b = next;
        }
        return coefficients[0] + x * b - last;
    }
}
