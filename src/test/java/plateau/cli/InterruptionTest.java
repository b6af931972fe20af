package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class InterruptionTest {
    @Test
    void theFirstSignalAsksToStopAndSaysSo() throws Exception {
        Interrupts.assumeHeard();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(new StringWriter()), new PrintWriter(err, true), false, 100);
        try (Interruption interruption = Interruption.listen(console)) {
            assertThat(interruption.requested()).isFalse();
            Signal.raise(new Signal("INT"));
            for (int i = 0; i < 500 && !interruption.requested(); i++) {
                Thread.sleep(10);
            }
            assertThat(interruption.requested()).isTrue();
        }
    }
}
