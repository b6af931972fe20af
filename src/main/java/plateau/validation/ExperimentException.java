package plateau.validation;

import java.io.Serial;

/** An experiment file cannot be used; the message names file, line, key, value and what is allowed. */
public final class ExperimentException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    ExperimentException(String message) {
        super(message);
    }
}
