package plateau.validation;

import java.io.Serial;

/** The caller asked to stop before a rung was through. */
public final class InterruptedRungException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    InterruptedRungException() {
        super("interrupted");
    }
}
