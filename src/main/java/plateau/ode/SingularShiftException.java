package plateau.ode;

/** The matrix λI − J of an implicit step is singular to working precision; a smaller step usually cures it. */
public final class SingularShiftException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SingularShiftException(String message) {
        super(message);
    }
}
