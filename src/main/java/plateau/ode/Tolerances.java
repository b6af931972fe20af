package plateau.ode;

import org.jspecify.annotations.Nullable;

/** The scale rtol·|y_i| + atol_i against which component i of an error is measured. Immutable. */
final class Tolerances {
    /** Below this an error estimate is made of rounding errors. */
    static final double SMALLEST_RELATIVE = 1e-14;

    private final double relative;
    private final double absolute;
    private final double @Nullable [] absolutes;

    private Tolerances(double relative, double absolute, double @Nullable [] absolutes) {
        if (!(relative >= SMALLEST_RELATIVE && relative < 1)) {
            throw new IllegalArgumentException(
                    "rtol = " + relative + " is outside [" + SMALLEST_RELATIVE + ", 1): choose, say, 1e-8.");
        }
        this.relative = relative;
        this.absolute = absolute;
        this.absolutes = absolutes;
    }

    static Tolerances of(double relative, double absolute) {
        requirePositive(absolute);
        return new Tolerances(relative, absolute, null);
    }

    static Tolerances of(double relative, double[] absolutes) {
        for (double absolute : absolutes) {
            requirePositive(absolute);
        }
        return new Tolerances(relative, 0, absolutes.clone());
    }

    private static void requirePositive(double absolute) {
        if (!(absolute > 0 && absolute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("atol = " + absolute
                    + " is not a positive number: components may pass through zero, where only atol counts.");
        }
    }

    double relative() {
        return relative;
    }

    void requireDimension(int dimension) {
        if (absolutes != null && absolutes.length != dimension) {
            throw new IllegalArgumentException("atol has " + absolutes.length + " components, the field " + dimension
                    + ": give one atol per component, or a single one.");
        }
    }

    double absolute(int i) {
        return absolutes == null ? absolute : absolutes[i];
    }

    /** Writes 1/(rtol·|y_i| + atol_i). */
    void inverseScales(double[] y, double[] out) {
        if (absolutes == null) {
            for (int i = 0; i < y.length; i++) {
                out[i] = 1 / (absolute + relative * Math.abs(y[i]));
            }
        } else {
            for (int i = 0; i < y.length; i++) {
                out[i] = 1 / (absolutes[i] + relative * Math.abs(y[i]));
            }
        }
    }

    /** max_i |error_i| / (rtol·max(|y0_i|, |y1_i|) + atol_i); NaN if an error is. */
    double norm(double[] error, double[] y0, double[] y1) {
        double norm = 0;
        for (int i = 0; i < error.length; i++) {
            double scale = absolute(i) + relative * Math.max(Math.abs(y0[i]), Math.abs(y1[i]));
            norm = Math.max(norm, Math.abs(error[i]) / scale);
        }
        return norm;
    }
}
