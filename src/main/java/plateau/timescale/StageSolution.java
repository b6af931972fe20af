package plateau.timescale;

import java.util.OptionalDouble;

/**
 * What integrating a stage has shown.
 *
 * @param stage the stage
 * @param outcome how it ended
 * @param constant c, the time τ of the blow-up; empty unless the outcome is {@link StageOutcome#BLOWS_UP}
 * @param error an estimate of the error of c: what the last extrapolation changed plus what a hundredfold tolerance changes
 * @param start where it began
 * @param end the state at the end, next to the blow-up if there is one
 * @param endTime τ there
 * @param growth d ln|E[A S^p]| / d ln τ at the end, of interest without a blow-up
 * @param rank the number of independent constraints at the end
 * @param drift the largest deviation from a constraint at the end, relative to E|A S^k|
 * @param evaluations evaluations of the equations, both tolerances together
 */
public record StageSolution(
        Stage stage,
        StageOutcome outcome,
        OptionalDouble constant,
        double error,
        StageState start,
        StageState end,
        double endTime,
        double growth,
        int rank,
        double drift,
        long evaluations) {
    /** The solution where counting alone tells that there is no blow-up. */
    static StageSolution fixedByConstraints(Stage stage, StageState start) {
        return new StageSolution(
                stage,
                StageOutcome.NO_BLOW_UP,
                OptionalDouble.empty(),
                0,
                start,
                start,
                0,
                stage.degree() - stage.after(),
                start.count(),
                0,
                0);
    }

    StageSolution withError(double changed) {
        return new StageSolution(
                stage, outcome, constant, changed, start, end, endTime, growth, rank, drift, evaluations);
    }
}
