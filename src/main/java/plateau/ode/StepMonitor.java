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

    /** A monitor that does nothing and never stops. */
    static StepMonitor silent() {
        return step -> Verdict.CONTINUE;
    }

    /**
     * Several monitors in one: every one sees every step, the most severe verdict counts (INTERRUPT before STOP before
     * CONTINUE).
     */
    static StepMonitor all(StepMonitor... monitors) {
        StepMonitor[] watched = monitors.clone();
        return step -> {
            Verdict worst = Verdict.CONTINUE;
            for (StepMonitor monitor : watched) {
                Verdict verdict = monitor.accepted(step);
                worst = verdict.compareTo(worst) > 0 ? verdict : worst;
            }
            return worst;
        };
    }
}
