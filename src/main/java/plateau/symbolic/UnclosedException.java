package plateau.symbolic;

/** Leaves the smoothing rules when they do not apply; turned into {@link GaussianExpectation.Unclosed} at the door. */
class UnclosedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnclosedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
