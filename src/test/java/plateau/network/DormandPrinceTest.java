package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** On the pendulum-like system y₀′ = y₁, y₁′ = −y₀³, whose solution is measured against a much finer one. */
class DormandPrinceTest {
    private static final DormandPrince.Field FIELD = (y, dy) -> {
        dy[0] = y[1];
        dy[1] = -y[0] * y[0] * y[0];
    };

    @Test
    void theErrorFallsWithTheFifthPowerOfTheStep() {
        double[] exact = end(2048);
        for (int n = 64; n <= 128; n *= 2) {
            double ratio = distance(end(n), exact) / distance(end(2 * n), exact);
            assertThat(Math.log(ratio) / Math.log(2)).isCloseTo(DormandPrince.ORDER, within(0.2));
        }
    }

    @Test
    void theEstimateOfOneStepFallsWithTheFifthPower() {
        double ratio = estimate(0.04) / estimate(0.02);
        assertThat(Math.log(ratio) / Math.log(2)).isCloseTo(DormandPrince.ORDER, within(0.2));
    }

    @Test
    void stagesAreReused() {
        DormandPrince pair = new DormandPrince(FIELD, 2);
        walk(pair, 10);
        assertThat(pair.evaluations()).isEqualTo(1 + 6 * 10);
    }

    @Test
    void aWrongTableauIsRefused() {
        OrderConditions conditions = new OrderConditions(new double[][] {{}, {0.5}});
        conditions.check(new double[] {0, 1}, 2);
        assertThatThrownBy(() -> conditions.check(new double[] {0, 1}, 3)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> conditions.check(new double[] {0.1, 0.9}, 2))
                .isInstanceOf(IllegalStateException.class);
    }

    private static double distance(double[] y, double[] exact) {
        return Math.hypot(y[0] - exact[0], y[1] - exact[1]);
    }

    private static double[] end(int steps) {
        return walk(new DormandPrince(FIELD, 2), steps);
    }

    private static double[] walk(DormandPrince pair, int steps) {
        double[] y = {1, 0.3};
        double[] next = new double[2];
        pair.begin(y);
        for (int i = 0; i < steps; i++) {
            pair.step(y, 4.0 / steps, next, new double[2]);
            pair.accept();
            y = next.clone();
        }
        return y;
    }

    private static double estimate(double h) {
        DormandPrince pair = new DormandPrince(FIELD, 2);
        double[] y = {1, 0.3};
        double[] error = new double[2];
        pair.begin(y);
        pair.step(y, h, new double[2], error);
        return Math.abs(error[1]);
    }
}
