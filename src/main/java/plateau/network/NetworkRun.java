package plateau.network;

import java.util.List;

/**
 * The states of a training at the asked times that were reached.
 *
 * @param states in order of time
 * @param endTime the time reached
 * @param work evaluations of the gradient, or SGD steps
 * @param outcome why it ended
 */
public record NetworkRun(List<NetworkState> states, double endTime, long work, Outcome outcome) {
    public NetworkRun {
        states = List.copyOf(states);
    }

    /** Why a training ended. */
    public enum Outcome {
        END_REACHED("The requested end time was reached."),
        DIVERGED("The weights became infinite or undefined: the states before that were kept; give a smaller step."),
        STEP_LIMIT("The step limit was reached: loosen the tolerance or ask for an earlier end."),
        INTERRUPTED("Interrupted: the states so far were kept.");

        private final String advice;

        Outcome(String advice) {
            this.advice = advice;
        }

        /** One sentence for a person. */
        public String advice() {
            return advice;
        }
    }
}
