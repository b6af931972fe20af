package plateau.timescale;

import java.util.List;
import plateau.ode.Termination;

/** Integrates the mean-field flow at one ε and reads learning times and curves off the dense output. */
interface FlowSolver {
    /**
     * One run from t = 0.
     *
     * @param awaited the degrees whose learning ends the run early; empty to go to the end
     * @param end the latest end
     * @param expected the time up to which progress is measured
     */
    Run run(double epsilon, List<Integer> awaited, double end, double expected, Progress progress);

    /**
     * This solver, and another one where this one cannot finish; its run then says which method it is by. Interruptions are
     * not taken for failures.
     */
    default FlowSolver orElse(FlowSolver other) {
        return (epsilon, awaited, end, expected, progress) -> {
            Run first = run(epsilon, awaited, end, expected, progress);
            boolean kept = first.termination().successful() || first.termination() == Termination.INTERRUPTED;
            return kept ? first : other.run(epsilon, awaited, end, expected, progress);
        };
    }
}
