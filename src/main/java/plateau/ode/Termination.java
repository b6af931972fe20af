package plateau.ode;

/** Why an integration stopped, with what to do about it. */
public enum Termination {
    /** The requested end was reached. */
    END_REACHED("The requested end time was reached."),
    /** An event or a step monitor asked to stop: what was looked for has been found. */
    GOAL_REACHED("Everything that was looked for has been found."),
    /** More steps than allowed. */
    STEP_LIMIT("The step limit was reached: raise it, loosen rtol, or ask for an earlier end."),
    /** The step size fell below the resolution of time. */
    STEP_TOO_SMALL("The step size became too small to advance time: loosen rtol, or check the right-hand side."),
    /** The right-hand side returned a value that is not finite. */
    NOT_FINITE("The right-hand side became infinite or undefined: the state before it was kept."),
    /** The caller asked to stop (Ctrl-C). */
    INTERRUPTED("Interrupted: everything up to the last accepted step was kept.");

    private final String advice;

    Termination(String advice) {
        this.advice = advice;
    }

    /** One sentence for a person. */
    public String advice() {
        return advice;
    }

    /** Whether the integration did what it was asked to. */
    public boolean successful() {
        return this == END_REACHED || this == GOAL_REACHED;
    }
}
