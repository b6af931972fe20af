package plateau.ode;

/** Watches an integration step by step: event location, recording, progress and interruption are all monitors. */
@FunctionalInterface
public interface StepMonitor {
    /** What an integration does after a step. */
    enum Verdict {
        CONTINUE,
        /** What was looked for has been found: end with {@link Termination#GOAL_REACHED}. */
        STOP,
        /** The caller wants out: end with {@link Termination#INTERRUPTED}. */
        INTERRUPT
    }

    /** Called after every accepted step, in order of time. */
    Verdict accepted(DenseStep step);
}
