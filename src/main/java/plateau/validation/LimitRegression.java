package plateau.validation;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The limit η → 0 of a mean deviation D(η) = β_0 + β_1 η (+ β_2 η²) by weighted least squares, every seed one observation, its
 * weight the inverse variance of its group (theory.md §6: the bias is O(η d), the noise O(√(η d))).
 *
 * @param limit β_0 with its t interval
 * @param slope β_1, the bias for each unit of η
 * @param curvature β_2, 0 in a linear model
 * @param misfit the lack-of-fit F over its critical value at the same confidence; above 1 the model does not hold. 0 if there are
 *     as many coefficients as steps
 */
record LimitRegression(Interval limit, double slope, double curvature, double misfit) {

    /**
     * Fits the groups.
     *
     * @param steps η of each group, different
     * @param deviations deviations[g][j] is the deviation of seed j at step g; at least two different ones in a group
     * @param order 1 or 2
     * @param confidence of the interval and of the lack-of-fit test, such as 0.99
     * @throws IllegalArgumentException if there are too few groups or seeds, or a group has no variance
     */
    static LimitRegression fit(double[] steps, double[][] deviations, int order, double confidence) {
        double unit = Arrays.stream(steps).max().orElseThrow();
        double[] variance = variances(steps, deviations, order);
        int n = Arrays.stream(deviations).mapToInt(group -> group.length).sum();
        double[] y = new double[n];
        double[][] x = new double[n][];
        int row = 0;
        for (int g = 0; g < steps.length; g++) {
            double root = 1 / Math.sqrt(variance[g]);
            for (double deviation : deviations[g]) {
                y[row] = root * deviation;
                x[row++] = powers(steps[g] / unit, order, root);
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(y, x);
        double[] beta = regression.estimateRegressionParameters();
        double error = regression.estimateRegressionParametersStandardErrors()[0];
        double half = TDistribution.of(n - order - 1).inverseSurvivalProbability(0.5 * (1 - confidence)) * error;
        return new LimitRegression(
                new Interval(beta[0], beta[0] - half, beta[0] + half),
                beta[1] / unit,
                order == 2 ? beta[2] / (unit * unit) : 0,
                misfit(steps, deviations, variance, beta, confidence));
    }

    /** Σ β_k η^k. */
    double at(double step) {
        return limit.estimate() + step * (slope + step * curvature);
    }

    private static double[] powers(double x, int order, double factor) {
        double[] powers = new double[order + 1];
        powers[0] = factor;
        for (int k = 1; k <= order; k++) {
            powers[k] = powers[k - 1] * x;
        }
        return powers;
    }

    private static double[] variances(double[] steps, double[][] deviations, int order) {
        if (steps.length != deviations.length || steps.length < order + 1) {
            throw new IllegalArgumentException("a limit of order " + order + " needs " + (order + 1)
                    + " steps with their deviations, not " + steps.length + " and " + deviations.length);
        }
        double[] variances = new double[steps.length];
        for (int g = 0; g < steps.length; g++) {
            variances[g] = deviations[g].length < 2 ? 0 : StatUtils.variance(deviations[g]);
            if (!(variances[g] > 0)) {
                throw new IllegalArgumentException(
                        "the deviations at step " + steps[g] + " have no variance: give at least two different seeds");
            }
        }
        return variances;
    }

    /** The means around the fit against the seeds around their means. */
    private static double misfit(
            double[] steps, double[][] deviations, double[] variance, double[] beta, double confidence) {
        double unit = Arrays.stream(steps).max().orElseThrow();
        double lack = 0;
        int seeds = 0;
        for (int g = 0; g < steps.length; g++) {
            double fitted = 0;
            for (int k = beta.length - 1; k >= 0; k--) {
                fitted = fitted * (steps[g] / unit) + beta[k];
            }
            double off = StatUtils.mean(deviations[g]) - fitted;
            lack += deviations[g].length * off * off / variance[g];
            seeds += deviations[g].length;
        }
        int free = steps.length - beta.length;
        // In units of the groups' own variances the pure error is 1.
        return free == 0
                ? 0
                : lack / free / FDistribution.of(free, seeds - steps.length).inverseSurvivalProbability(1 - confidence);
    }
}
