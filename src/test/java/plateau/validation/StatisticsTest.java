package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    private static double[] sample(Random random, int n) {
        return random.doubles(n).map(u -> -Math.log(1 - u)).toArray();
    }

    @Test
    void bootstrapAndTIntervalsCoverTheMeanAsOftenAsTheySay() {
        Random random = new Random(11);
        int bootstrap = 0;
        int student = 0;
        int trials = 300;
        for (int trial = 0; trial < trials; trial++) {
            double[] sample = sample(random, 40);
            bootstrap += Bootstrap.mean(sample, 0.95, trial).covers(1) ? 1 : 0;
            student += Means.interval(sample, 0.95).covers(1) ? 1 : 0;
        }
        // An exponential law is skewed: both are known to fall a little short of 0.95 at n = 40.
        assertThat((double) bootstrap / trials).isBetween(0.87, 0.98);
        assertThat((double) student / trials).isBetween(0.87, 0.98);
    }

    @Test
    void theSameSeedGivesTheSameInterval() {
        double[] sample = sample(new Random(3), 20);
        assertThat(Bootstrap.mean(sample, 0.95, 7)).isEqualTo(Bootstrap.mean(sample, 0.95, 7));
        assertThat(Bootstrap.mean(sample, 0.95, 7)).isNotEqualTo(Bootstrap.mean(sample, 0.95, 8));
    }

    @Test
    void aPowerLawIsMeasured() {
        double[] x = {10, 100, 1000, 10_000};
        double[] y = {3 / 10.0, 3 / 100.0, 3 / 1000.0, 3.3 / 10_000};
        Interval exponent = PowerLaw.exponent(x, y, 0.95);
        assertThat(exponent.estimate()).isCloseTo(-1, Offset.offset(0.02));
        assertThat(exponent.low()).isLessThan(exponent.estimate());
        assertThat(exponent.covers(exponent.estimate())).isTrue();
    }

    @Test
    void tooLittleIsRefused() {
        assertThatThrownBy(() -> Bootstrap.mean(new double[] {1}, 0.9, 1)).hasMessageContaining("two values");
        assertThatThrownBy(() -> Means.interval(new double[] {1}, 0.9)).hasMessageContaining("two values");
        assertThatThrownBy(() -> PowerLaw.exponent(new double[] {1, 2}, new double[] {1, 2}, 0.9))
                .hasMessageContaining("three points");
        assertThatThrownBy(() -> PowerLaw.exponent(new double[] {1, 2, 3}, new double[] {1, 0, 2}, 0.9))
                .hasMessageContaining("no logarithm");
    }

    @Test
    void nothingMeasuredDoesNotAgree() {
        assertThat(new Comparison("x", Double.NaN, 1, "", "", Suspect.STEP).agrees())
                .isFalse();
        assertThat(new Comparison("x", 1, 1, "", "", Suspect.STEP).suspect()).isEmpty();
        assertThat(new Comparison("x", 2, 1, "", "", Suspect.STEP).suspect()).contains(Suspect.STEP);
        assertThat(Verdict.of(java.util.List.of())).isEqualTo(Verdict.DISAGREES);
    }
}
