package plateau.validation;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/** Percentile bootstrap intervals (Efron 1979): the sample is drawn from itself, the same way for the same seed. */
final class Bootstrap {
    private static final int RESAMPLES = 4000;

    private Bootstrap() {}

    /**
     * The mean with its interval.
     *
     * @param sample at least two values
     * @throws IllegalArgumentException if there are fewer
     */
    static Interval mean(double[] sample, double confidence, long seed) {
        if (sample.length < 2) {
            throw new IllegalArgumentException("a bootstrap needs two values, not " + sample.length);
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] means = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            double sum = 0;
            for (int i = 0; i < sample.length; i++) {
                sum += sample[random.nextInt(sample.length)];
            }
            means[b] = sum / sample.length;
        }
        Percentile percentile = new Percentile();
        percentile.setData(means);
        double tail = 50 * (1 - confidence);
        return new Interval(StatUtils.mean(sample), percentile.evaluate(tail), percentile.evaluate(100 - tail));
    }
}
