package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class RecordingScheduleTest {
    @Property(tries = 500)
    void isTheFirstStepThatReachesTheTime(
            @ForAll @DoubleRange(min = 0, max = 100) @Scale(8) double time,
            @ForAll @DoubleRange(min = 1e-6, max = 200) @Scale(8) double step) {
        long n = RecordingSchedule.of(new double[] {time}, step).last();
        assertThat(step * n).isGreaterThanOrEqualTo(time);
        if (n > 0) {
            assertThat(step * (n - 1)).isLessThan(time);
        }
    }

    @Test
    void multiplesOfTheStepAreHitExactly() {
        RecordingSchedule schedule = RecordingSchedule.of(new double[] {0, 0.25, 2}, 0.0625);
        assertThat(new long[] {schedule.step(0), schedule.step(1), schedule.step(2)})
                .containsExactly(0, 4, 32);
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        refused("no time is asked for");
        refused("asked time 0 is -1.0", -1);
        refused("asked time 1 is NaN", 0, Double.NaN);
        refused("asked time 1 is Infinity", 0, Double.POSITIVE_INFINITY);
        refused("asked time 1 is 1.0 and follows 1.0", 1, 1);
        refused("asked time 2 is 1.5 and follows 2.0", 1, 2, 1.5);
        refused("more than 2^52 steps", 1e16);
    }

    private static void refused(String message, double... times) {
        assertThatThrownBy(() -> RecordingSchedule.of(times, 1))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining(message);
    }
}
