package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class TrajectoryRecorderTest {
    private static final RadauIntegrator RADAU = RadauIntegrator.defaults().withTolerances(1e-10, 1e-12);
    private static final Observables ENERGY_AND_PLACE = new Observables() {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public void evaluate(double[] y, double[] out) {
            out[0] = y[0] * y[0] + y[1] * y[1];
            out[1] = y[0];
        }
    };

    private static IntegrationResult record(TrajectoryRecorder recorder) {
        return RADAU.integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 100, recorder);
    }

    private static void check(TrajectoryRecorder recorder) {
        assertThat(recorder.times()).isSorted().doesNotHaveDuplicates();
        for (int i = 0; i < recorder.size(); i++) {
            assertThat(recorder.value(i, 0)).isCloseTo(1, within(1e-7));
            assertThat(recorder.value(i, 1)).isCloseTo(Math.cos(recorder.time(i)), within(1e-7));
        }
    }

    @Test
    void takesStartAndStepEnds() {
        TrajectoryRecorder recorder = TrajectoryRecorder.of(ENERGY_AND_PLACE, 2);
        IntegrationResult r = record(recorder);
        assertThat(recorder.size()).isEqualTo((int) r.statistics().steps() + 1);
        assertThat(recorder.time(0)).isZero();
        assertThat(recorder.time(recorder.size() - 1)).isEqualTo(100);
        assertThat(recorder.column(1)).hasSize(recorder.size());
        check(recorder);
    }

    @Test
    void takesPointsInsideSteps() {
        TrajectoryRecorder recorder = TrajectoryRecorder.of(ENERGY_AND_PLACE, 2).withInnerPoints(3);
        IntegrationResult r = record(recorder);
        assertThat(recorder.size()).isEqualTo(4 * (int) r.statistics().steps() + 1);
        check(recorder);
    }

    @Test
    void takesLogarithmicTimes() {
        TrajectoryRecorder recorder = TrajectoryRecorder.of(ENERGY_AND_PLACE, 2).withLogTimes(1e-3, 10);
        record(recorder);
        assertThat(recorder.size()).isEqualTo(52);
        for (int i = 1; i < 52; i++) {
            assertThat(recorder.time(i)).isCloseTo(Math.pow(10, -3 + 0.1 * (i - 1)), within(1e-12));
        }
        check(recorder);
    }

    @Test
    void takesExactTimesExactly() {
        TrajectoryRecorder recorder = TrajectoryRecorder.of(ENERGY_AND_PLACE, 2)
                .withCapacity(16)
                .withExactTimes(17.25, -1, 0, 100, 99.5, 1e9, 17.25);
        record(recorder);
        for (double t : new double[] {0, 17.25, 99.5, 100}) {
            assertThat(recorder.indexOf(t)).isNotNegative();
        }
        assertThat(recorder.indexOf(-1)).isEqualTo(-1);
        assertThat(recorder.size()).isLessThanOrEqualTo(20);
        check(recorder);
    }

    @Test
    void thinsEvenly() {
        TrajectoryRecorder all = TrajectoryRecorder.of(ENERGY_AND_PLACE, 2).withInnerPoints(2);
        TrajectoryRecorder few =
                TrajectoryRecorder.of(ENERGY_AND_PLACE, 2).withInnerPoints(2).withCapacity(20);
        RADAU.integrate(SmallField.oscillator(), 0, new double[] {1, 0}, 100, StepMonitor.all(all, few));
        assertThat(few.size()).isBetween(10, 20);
        int stride = all.indexOf(few.time(1));
        assertThat(Integer.bitCount(stride)).isEqualTo(1);
        double[] every = DoubleStream.iterate(0, i -> i < all.size(), i -> i + stride)
                .map(i -> all.time((int) i))
                .toArray();
        assertThat(few.times()).isEqualTo(every);
    }

    @Test
    void refusesSettingsWithoutMeaning() {
        TrajectoryRecorder recorder = TrajectoryRecorder.of(ENERGY_AND_PLACE, 2);
        assertThatIllegalArgumentException().isThrownBy(() -> recorder.withCapacity(1));
        assertThatIllegalArgumentException().isThrownBy(() -> recorder.withInnerPoints(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> recorder.withLogTimes(0, 10));
    }
}
