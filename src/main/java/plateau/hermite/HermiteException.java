package plateau.hermite;

import java.util.Objects;

/** A function or a list of coefficients that has no Hermite expansion; the message names culprit, place and remedy. */
public final class HermiteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why there is no expansion. */
    public enum Reason {
        /** E f(G)² is infinite. */
        NOT_SQUARE_INTEGRABLE,
        /** f is square-integrable as far as can be seen, but overflows where the Gaussian weight still counts. */
        OUT_OF_RANGE,
        /** f is not a finite number somewhere. */
        UNDEFINED,
        /** The quadrature does not settle. */
        NOT_CONVERGED,
        /** Given coefficients or a given degree are not acceptable. */
        BAD_ARGUMENT
    }

    private final Reason reason;

    HermiteException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }
}
