package plateau.validation;

import java.util.List;

/**
 * What an experiment came to.
 *
 * @param experiment the experiment
 * @param rungs the rungs that were climbed to their end
 * @param interrupted whether it was stopped before the last
 * @param panels figures, the risk first
 * @param seconds what it took
 */
public record CaseResult(
        ValidationCase experiment, List<RungResult> rungs, boolean interrupted, List<Panel> panels, double seconds) {
    public CaseResult {
        rungs = List.copyOf(rungs);
        panels = List.copyOf(panels);
    }

    /** All comparisons of all rungs. */
    public List<Comparison> comparisons() {
        return rungs.stream().flatMap(rung -> rung.comparisons().stream()).toList();
    }

    /** Agrees if every comparison does. */
    public Verdict verdict() {
        return Verdict.of(comparisons());
    }
}
