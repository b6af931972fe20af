package plateau.ode;

/** The rules for step sizes which both kinds of integrator share; all are relative, none knows a unit of time. */
final class StepSizes {
    /** A step must be this many units in the last place of t for its inner nodes to be distinct. */
    private static final double RESOLUTION = 16;

    private StepSizes() {}

    /** The smallest step that advances time at t. */
    static double smallest(double t) {
        return RESOLUTION * Math.ulp(t);
    }

    /**
     * The first step, by the reasoning of Hairer, Nørsett, Wanner, <i>Solving Ordinary Differential Equations I</i>,
     * II.4, made independent of the unit of time: with the scaled norms d0 = ‖y‖, d1 = ‖ẏ‖, d2 = ‖ÿ‖ (by one Euler
     * step) and the time scale T = d0/d1, solve (h/T)^order · max(d1 T, d2 T²) = 0.01.
     *
     * @param order the power of h in the local error
     */
    static double first(
            FieldEquations equations,
            Tolerances tolerances,
            double t0,
            double[] y0,
            double[] f0,
            double t1,
            int order) {
        int n = y0.length;
        double[] inverseScale = new double[n];
        tolerances.inverseScales(y0, inverseScale);
        double span = t1 - t0;
        double d1 = norm(f0, inverseScale);
        if (d1 * span < 1e-6) {
            return 1e-3 * span;
        }
        double scale = Math.max(1, norm(y0, inverseScale)) / d1;
        double probe = Math.min(0.01 * scale, span);
        double[] y = new double[n];
        double[] f = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = y0[i] + probe * f0[i];
        }
        equations.evaluate(t0 + probe, y, f);
        for (int i = 0; i < n; i++) {
            f[i] = (f[i] - f0[i]) / probe;
        }
        double largest = Math.max(d1 * scale, norm(f, inverseScale) * scale * scale);
        double h = Double.isFinite(largest) ? scale * Math.pow(0.01 / largest, 1.0 / order) : 1e-3 * probe;
        return Math.max(smallest(t0), Math.min(h, span));
    }

    /** Whether no component is NaN or infinite. */
    static boolean isFinite(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * 0;
        }
        return sum == 0;
    }

    private static double norm(double[] v, double[] inverseScale) {
        double norm = 0;
        for (int i = 0; i < v.length; i++) {
            norm = Math.max(norm, Math.abs(v[i]) * inverseScale[i]);
        }
        return norm;
    }
}
