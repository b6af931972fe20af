package plateau.validation;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.TDistribution;

/** The mean of a sample with its t interval. */
final class Means {
    private Means() {}

    /**
     * The interval.
     *
     * @param sample at least two values
     */
    static Interval interval(double[] sample, double confidence) {
        if (sample.length < 2) {
            throw new IllegalArgumentException("a t interval needs two values, not " + sample.length);
        }
        double mean = StatUtils.mean(sample);
        double error = Math.sqrt(StatUtils.variance(sample) / sample.length);
        double half = error * TDistribution.of(sample.length - 1).inverseSurvivalProbability(0.5 * (1 - confidence));
        return new Interval(mean, mean - half, mean + half);
    }
}
