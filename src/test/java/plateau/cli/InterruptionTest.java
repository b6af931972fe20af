package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class InterruptionTest {
    @Test
    void theFirstSignalAsksToStopAndSaysSo() throws Exception {
        assumeFalse(interruptsAreIgnored(), "started in the background of a shell, which ignores SIGINT");
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

    /** A shell without job control starts what it puts into the background with SIGINT ignored, and a JVM then keeps it so. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }
}
