package plateau.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C: the first asks the computation to stop at its next step, the second ends the process at once. A shutdown hook
 * could not do the second: the JVM ignores signals while it shuts down.
 */
final class Interruption implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final AtomicBoolean requested = new AtomicBoolean();
    private final SignalHandler before;

    private Interruption(Console console) {
        before = Signal.handle(INTERRUPT, signal -> interrupt(console));
    }

    /** Listens until closed. */
    static Interruption listen(Console console) {
        return new Interruption(console);
    }

    private void interrupt(Console console) {
        if (requested.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
        }
        console.err().println("\nStopping at the next step and keeping what is there; Ctrl-C again ends at once.");
    }

    /** Whether Ctrl-C was pressed. */
    boolean requested() {
        return requested.get();
    }

    @Override
    public void close() {
        Signal.handle(INTERRUPT, before);
    }
}
