package plateau.flow;

/** A law of a(0) that cannot be used; the message names the part, its value and what would be right. */
public final class InitialLawException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public InitialLawException(String message) {
        super(message);
    }
}
