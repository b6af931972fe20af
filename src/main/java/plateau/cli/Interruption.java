package plateau.cli;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C: the first asks the computation to stop at its next step, the second ends the process at once. A shutdown hook
 * could not do the second: the JVM ignores signals while it shuts down.
 */
final class Interruption implements AutoCloseable {
    private static final Signal INTERRUPT = new Signal("INT");

    private final AtomicBoolean requested = new AtomicBoolean();
    private final @Nullable SignalHandler before;

    private Interruption(Runnable first) {
        before = handle(signal -> interrupt(first));
    }

    /** Puts a handler in place; null where the JVM may not (java -Xrs): then Ctrl-C ends the process as it always does. */
    private static @Nullable SignalHandler handle(SignalHandler handler) {
        try {
            return Signal.handle(INTERRUPT, handler);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Listens until closed, and says what the first Ctrl-C does. */
    static Interruption listen(Console console) {
        return listen(() -> console.err()
                .println("\nStopping at the next step and keeping what is there; Ctrl-C again ends at once."));
    }

    /** Listens until closed; the first Ctrl-C does this as well. */
    static Interruption listen(Runnable first) {
        return new Interruption(first);
    }

    private void interrupt(Runnable first) {
        if (requested.getAndSet(true)) {
            Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
        }
        first.run();
    }

    /** Whether Ctrl-C was pressed. */
    boolean requested() {
        return requested.get();
    }

    @Override
    public void close() {
        if (before != null) {
            Signal.handle(INTERRUPT, before);
        }
    }
}
