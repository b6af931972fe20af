package plateau.explorer;

import java.io.Serial;
import java.util.OptionalInt;

/**
 * A request that is not answered: it is wrong, or the server has no room for it. The message is one sentence that names the culprit
 * and the remedy.
 */
final class RefusedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int WRONG = 400;
    private static final int SUPERSEDED = 409;
    private static final int BUSY = 503;
    private static final int TOO_LONG = 504;
    private static final int NOWHERE = -1;

    private final int status;
    private final String field;
    private final int position;

    RefusedException(int status, String field, int position, String message) {
        // No stack trace: refusals are answers, and many may come.
        super(message, null, false, false);
        this.status = status;
        this.field = field;
        this.position = position;
    }

    /** The value of a field is wrong. */
    static RefusedException wrong(String field, String message) {
        return new RefusedException(WRONG, field, NOWHERE, message);
    }

    /** The value of a field is wrong at the 0-based offset {@code position}, if that is known. */
    static RefusedException wrong(String field, OptionalInt position, String message) {
        return new RefusedException(WRONG, field, position.orElse(NOWHERE), message);
    }

    /** A newer request of the same page has come. */
    static RefusedException superseded() {
        return new RefusedException(SUPERSEDED, "", NOWHERE, "a newer request of this page took its place");
    }

    /** There is no room for it now. */
    static RefusedException busy(String message) {
        return new RefusedException(BUSY, "", NOWHERE, message);
    }

    /** It was begun and took too long. */
    static RefusedException tooLong(String message) {
        return new RefusedException(TOO_LONG, "", NOWHERE, message);
    }

    /** It may not be asked from there, is not there, or not by this method. */
    static RefusedException of(int status, String message) {
        return new RefusedException(status, "", NOWHERE, message);
    }

    /** The status of HTTP. */
    int status() {
        return status;
    }

    /** The field of the request that is wrong; empty if none is. */
    String field() {
        return field;
    }

    /** The offset of the culprit in the field's text, if it is known. */
    OptionalInt position() {
        return position == NOWHERE ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
