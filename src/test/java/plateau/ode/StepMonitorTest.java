package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static plateau.ode.StepMonitor.Verdict.CONTINUE;
import static plateau.ode.StepMonitor.Verdict.INTERRUPT;
import static plateau.ode.StepMonitor.Verdict.STOP;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StepMonitorTest {
    private static final DenseStep STEP = new DenseStep() {
        @Override
        public double start() {
            return 0;
        }

        @Override
        public double end() {
            return 1;
        }

        @Override
        public void stateAt(double t, double[] y) {
            throw new AssertionError("nobody asked");
        }
    };

    @Test
    void theMostSevereVerdictWins() {
        assertThat(StepMonitor.all().accepted(STEP)).isEqualTo(CONTINUE);
        assertThat(StepMonitor.all(s -> STOP, s -> CONTINUE).accepted(STEP)).isEqualTo(STOP);
        assertThat(StepMonitor.all(s -> STOP, s -> INTERRUPT, s -> CONTINUE).accepted(STEP))
                .isEqualTo(INTERRUPT);
    }

    @Test
    void everyMonitorSeesEveryStep() {
        AtomicInteger seen = new AtomicInteger();
        StepMonitor counting = s -> {
            seen.incrementAndGet();
            return CONTINUE;
        };
        StepMonitor.all(counting, s -> INTERRUPT, counting).accepted(STEP);
        assertThat(seen).hasValue(2);
    }
}
