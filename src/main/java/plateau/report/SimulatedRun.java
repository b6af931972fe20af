package plateau.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * One run of a simulation.
 *
 * @param seed what its start and its data were drawn with; empty if nothing was drawn
 * @param states at the asked times that were reached, in order
 * @param endTime the time reached
 * @param work evaluations of the right-hand side, or SGD steps
 * @param ending why it ended
 * @param advice the same in a sentence
 */
public record SimulatedRun(
        OptionalLong seed, List<SimulatedState> states, double endTime, long work, Ending ending, String advice) {
    public SimulatedRun {
        states = List.copyOf(states);
    }

    /** Why a run ended. */
    public enum Ending {
        END_REACHED,
        /** The step limit, or a step too small. */
        GAVE_UP,
        DIVERGED,
        INTERRUPTED
    }

    /** Whether the last asked time was reached. */
    public boolean finished() {
        return ending == Ending.END_REACHED;
    }
}
