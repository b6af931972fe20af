package plateau.explorer;

import java.io.Serial;

/** The port cannot be listened on: something else does, or this user may not. */
public final class PortInUseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PortInUseException(int port, Throwable cause) {
        super("port " + port + " is in use or may not be used: give another one, or 0 for a free one", cause);
    }
}
