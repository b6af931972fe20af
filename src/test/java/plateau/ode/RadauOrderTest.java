package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.stat.regression.SimpleRegression;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of Radau IIA measured with constant steps: the slope of log error against log h. */
class RadauOrderTest {
    private static final double RADIUS = 1.1;

    /** Largest errors of a run with n equal steps: at step ends, inside steps. */
    static double[] errors(int stages, int steps, double end) {
        double[] worst = new double[2];
        double[] y = new double[2];
        StepMonitor watch = step -> {
            for (int i = 1; i <= 10; i++) {
                double t = i == 10 ? step.end() : step.start() + i * (step.end() - step.start()) / 10;
                step.stateAt(t, y);
                double angle = RADIUS * RADIUS * t;
                double error = Math.hypot(y[0] - RADIUS * Math.cos(angle), y[1] - RADIUS * Math.sin(angle));
                worst[1] = Math.max(worst[1], error);
                if (i == 10) {
                    worst[0] = Math.max(worst[0], error);
                }
            }
            return StepMonitor.Verdict.CONTINUE;
        };
        FixedStepRadau.integrate(SmallField.nonlinearRotation(), stages, new double[] {RADIUS, 0}, end, steps, watch);
        return worst;
    }

    private static double slope(int stages, int which, int[] steps) {
        SimpleRegression line = new SimpleRegression();
        for (int n : steps) {
            double[] e = errors(stages, n, 4);
            line.addData(Math.log(1.0 / n), Math.log(e[which]));
        }
        return line.getSlope();
    }

    /** With seven stages the order 13 is drowned by rounding as soon as Newton converges at all. */
    @ParameterizedTest
    @CsvSource({"3, 40, 60, 90, 130", "5, 6, 8, 10, 14"})
    void orderAtStepEnds(int stages, int n1, int n2, int n3, int n4) {
        assertThat(slope(stages, 0, new int[] {n1, n2, n3, n4})).isCloseTo(2 * stages - 1, within(0.2));
    }

    @ParameterizedTest
    @CsvSource({"3, 40, 60, 90, 130", "5, 10, 12, 16, 20", "7, 6, 7, 8, 9"})
    void orderInsideSteps(int stages, int n1, int n2, int n3, int n4) {
        assertThat(slope(stages, 1, new int[] {n1, n2, n3, n4})).isCloseTo(stages + 1, within(0.2));
    }

    /** In the limit of index 2 the state keeps order 2s − 1, the force has order s (Hairer, Wanner, VII.4, table 4.1). */
    @ParameterizedTest
    @CsvSource({"3, 12, 17, 24, 34", "5, 16, 20, 24, 28"})
    void ordersOfTheLimitOfIndexTwo(int stages, int n1, int n2, int n3, int n4) {
        SimpleRegression state = new SimpleRegression();
        SimpleRegression force = new SimpleRegression();
        for (int n : new int[] {n1, n2, n3, n4}) {
            double[] y = FixedStepRadau.integrate(
                            SmallField.stiffCircleWithForce(0),
                            stages,
                            new double[] {1, 0, 0},
                            2,
                            n,
                            StepMonitor.silent())
                    .state();
            state.addData(Math.log(2.0 / n), Math.log(Math.abs(y[1] + Math.tanh(2))));
            force.addData(Math.log(2.0 / n), Math.log(Math.abs(y[2] - Math.tanh(2))));
        }
        assertThat(force.getSlope()).isCloseTo(stages, within(0.3));
        if (stages == 3) { // with five the state is exact to rounding
            assertThat(state.getSlope()).isCloseTo(5, within(0.2));
        }
    }
}
