package plateau.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ctrl-C in tests. */
final class Interrupts {
    private static final long SIGINT_BIT = 1L << 1;

    private Interrupts() {}

    /**
     * Leaves a test out where nobody can interrupt: a shell without job control starts what it puts into the background
     * with SIGINT ignored, and a JVM then keeps it so.
     */
    static void assumeHeard() throws IOException {
        assumeFalse(areIgnored(), "started in the background of a shell, which ignores SIGINT");
    }

    private static boolean areIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & SIGINT_BIT) != 0);
    }
}
