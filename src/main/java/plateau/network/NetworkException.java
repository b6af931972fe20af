package plateau.network;

import java.io.Serial;

/** A network cannot be set up or trained as asked; the message names the culprit, its value and the remedy. */
public final class NetworkException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NetworkException(String message) {
        super(message);
    }
}
