package plateau.sweep;

import java.util.List;

/**
 * A sweep that has ended.
 *
 * @param plan what was asked
 * @param outcomes one for each cell of the plan, in its order
 */
public record SweepResult(SweepPlan plan, List<CellOutcome> outcomes) {
    public SweepResult {
        outcomes = List.copyOf(outcomes);
    }

    /** The number of finished cells. */
    public int done() {
        return (int) outcomes.stream().filter(CellOutcome::done).count();
    }

    /** The cells that failed, in order. */
    public List<CellOutcome> failures() {
        return outcomes.stream().filter(CellOutcome::failed).toList();
    }

    /** The number of cells that an interruption left out. */
    public int missing() {
        return outcomes.size() - done() - failures().size();
    }
}
