package plateau.ode;

/**
 * The predictive step control of Gustafsson (1994) in the form of Hairer, Wanner, <i>Solving Ordinary Differential
 * Equations II</i>, IV.8: the next step follows from this step's error and from how the error changed since the last.
 */
final class PredictiveControl {
    private static final double SAFETY = 0.9;
    private static final double LARGEST_GROWTH = 8;
    private static final double STRONGEST_SHRINKING = 0.2;
    /** Errors below this say nothing more about the next step. */
    private static final double SMALLEST_ERROR = 1e-2;

    private final double exponent;
    private double acceptedStep;
    private double acceptedError;

    /** @param order the power of h in the error estimate */
    PredictiveControl(int order) {
        this.exponent = 1.0 / order;
    }

    /** Forgets the past, as at a start or after a change of state. */
    void reset() {
        acceptedStep = 0;
    }

    /** The step to retry with after a scaled error ≥ 1. */
    double afterRejection(double h, double error, StageNewton newton) {
        return h * Math.min(0.95, factor(error, newton));
    }

    /** The step to go on with after a scaled error &lt; 1. */
    double afterAcceptance(double h, double error, StageNewton newton) {
        double factor = factor(error, newton);
        if (acceptedStep > 0) {
            double predictive = SAFETY * h / acceptedStep * Math.pow(acceptedError / (error * error), exponent);
            factor = Math.min(factor, limited(predictive));
        }
        acceptedStep = h;
        acceptedError = Math.max(SMALLEST_ERROR, error);
        return h * factor;
    }

    /** Fewer Newton iterations allow a bolder safety factor. */
    private double factor(double error, StageNewton newton) {
        int most = newton.maximalIterations();
        double safety = SAFETY * (1 + 2.0 * most) / (newton.iterations() + 2.0 * most);
        return limited(Math.min(SAFETY, safety) * Math.pow(error, -exponent));
    }

    private static double limited(double factor) {
        return Math.max(STRONGEST_SHRINKING, Math.min(LARGEST_GROWTH, factor));
    }
}
