package plateau.ode;

/** Carries the reason for giving up from inside a Hipparchus integrator to the run that started it; never leaves the room. */
final class StepFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Termination reason;

    StepFailure(Termination reason) {
        super(reason.advice(), null, false, false);
        this.reason = reason;
    }

    Termination reason() {
        return reason;
    }
}
