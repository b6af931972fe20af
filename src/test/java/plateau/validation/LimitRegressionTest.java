package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Deviations made up with a known limit, bias and noise like those of SGD. */
class LimitRegressionTest {
    private static final double[] STEPS = {1e-5, 2e-5, 4e-5};
    private static final int SEEDS = 12;

    private static double[][] deviations(double limit, double bias, double curvature, double noise, Random random) {
        double[][] deviations = new double[STEPS.length][SEEDS];
        for (int g = 0; g < STEPS.length; g++) {
            double x = STEPS[g] / STEPS[2];
            for (int j = 0; j < SEEDS; j++) {
                deviations[g][j] = limit + bias * x + curvature * x * x + noise * Math.sqrt(x) * random.nextGaussian();
            }
        }
        return deviations;
    }

    private static double coverage(double truth, double shift) {
        Random random = new Random(5);
        int covered = 0;
        int trials = 1000;
        for (int trial = 0; trial < trials; trial++) {
            double[][] made = deviations(truth, 0.1, 0, 0.05, random);
            covered += LimitRegression.fit(STEPS, made, 1, 0.95).limit().covers(truth + shift) ? 1 : 0;
        }
        return (double) covered / trials;
    }

    @Test
    void theIntervalCoversTheLimitAsOftenAsItSays() {
        // Weights from twelve seeds cost a little: 0.93 to 0.95 is what estimated variances leave.
        assertThat(coverage(0, 0)).isBetween(0.915, 0.97);
        assertThat(coverage(0.3, 0)).isBetween(0.915, 0.97);
    }

    @Test
    void theIntervalMissesAWrongLimit() {
        assertThat(coverage(0, 0.05)).isLessThan(0.5);
    }

    @Test
    void almostWithoutNoiseLimitSlopeAndCurvatureComeBack() {
        double[][] made = deviations(0.02, 0.1, 0, 1e-9, new Random(1));
        LimitRegression line = LimitRegression.fit(STEPS, made, 1, 0.99);
        assertThat(line.limit().estimate()).isCloseTo(0.02, Offset.offset(1e-8));
        assertThat(line.slope() * STEPS[2]).isCloseTo(0.1, Offset.offset(1e-7));
        assertThat(line.at(STEPS[1])).isCloseTo(0.07, Offset.offset(1e-8));

        LimitRegression parabola = LimitRegression.fit(STEPS, deviations(0.02, 0.1, 0.3, 1e-9, new Random(2)), 2, 0.99);
        assertThat(parabola.curvature() * STEPS[2] * STEPS[2]).isCloseTo(0.3, Offset.offset(1e-6));
        assertThat(parabola.misfit()).isZero();
    }

    @Test
    void aParabolaDoesNotPassForALine() {
        assertThat(LimitRegression.fit(STEPS, deviations(0, 0, 1, 0.01, new Random(3)), 1, 0.99)
                        .misfit())
                .isGreaterThan(1);
        assertThat(LimitRegression.fit(STEPS, deviations(0, 1, 0, 0.01, new Random(3)), 1, 0.99)
                        .misfit())
                .isLessThan(1);
    }

    @Test
    void tooLittleIsRefused() {
        assertThatThrownBy(() -> LimitRegression.fit(new double[] {1}, new double[][] {{1, 2}}, 1, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs 2");
        assertThatThrownBy(() -> LimitRegression.fit(STEPS, new double[][] {{1, 2}, {1}, {1, 2}}, 1, 0.9))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no variance");
    }
}
