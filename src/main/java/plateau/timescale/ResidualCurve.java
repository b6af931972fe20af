package plateau.timescale;

import java.util.Arrays;

/**
 * The risk and the residuals e_k along a run, sampled on the integrator's dense output at times that suit a logarithmic
 * axis. The first time is 0.
 */
public final class ResidualCurve {
    private final double[] times;
    private final double[][] residuals;

    private ResidualCurve(double[] times, double[][] residuals) {
        this.times = times;
        this.residuals = residuals;
    }

    /**
     * A curve from its samples; both arrays are copied.
     *
     * @param times increasing, starting at 0
     * @param residuals residuals[i][k] = e_k(times[i])
     */
    public static ResidualCurve of(double[] times, double[][] residuals) {
        if (times.length != residuals.length || times.length == 0) {
            throw new IllegalArgumentException(
                    "a curve needs as many residual rows (" + residuals.length + ") as times (" + times.length + ")");
        }
        double[][] rows = new double[residuals.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = residuals[i].clone();
        }
        return new ResidualCurve(times.clone(), rows);
    }

    /** The number of samples. */
    public int size() {
        return times.length;
    }

    /** The highest degree K. */
    public int degree() {
        return residuals[0].length - 1;
    }

    /** The time of sample i. */
    public double time(int i) {
        return times[i];
    }

    /** e_k at sample i. */
    public double residual(int i, int k) {
        return residuals[i][k];
    }

    /** R = ½ Σ_k e_k² at sample i. */
    public double risk(int i) {
        double sum = 0;
        for (double e : residuals[i]) {
            sum += e * e;
        }
        return 0.5 * sum;
    }

    /** de_k/d ln t at a time, over the samples around it. */
    public double logarithmicSlope(double t, int k) {
        int found = Arrays.binarySearch(times, t);
        int after = Math.min(times.length - 1, found >= 0 ? found + 1 : -found - 1);
        int before = Math.max(0, after - 1 - (found >= 0 ? 1 : 0));
        double span = 0.5 * (times[after] + times[before]) / (times[after] - times[before]);
        return (residuals[after][k] - residuals[before][k]) * span;
    }
}
