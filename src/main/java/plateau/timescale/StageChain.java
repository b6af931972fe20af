package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The stages of a target one after another, as far as leading order carries them. The first starts where the layer of degree 1
 * ends, each further one on the {@link BlowUpProfile} of the one before.
 *
 * <p>For finitely many classes the chain ends early as a rule. After the first blow-up the n classes have gathered in G groups,
 * G = 2 or 3, and the next stage holds about as many moments. Then A is fixed by S, E[A S^p] is a polynomial in the S of the
 * groups, of degree p − l, and with p ≤ l + 2 no blow-up is left: {@link StageOutcome#NO_BLOW_UP}. This is an
 * argument by counting, not a proof: groups might merge. What the flow does down to ε = 1e-30 is a wait that rises against ε^γ
 * steadily and slowly (for 2→3 about like a root of ln(1/ε)), from differences within the groups that leading order has lost. {@link
 * NumericalLaw} fits such a wait.
 *
 * <p>A law symmetric under a → −a with odd links keeps this symmetry, but unstably: rounding breaks it near the blow-up, and the
 * profile is lost. The errors of later constants then say so.
 */
public final class StageChain {
    private StageChain() {}

    /**
     * The stages of all waits after degree 1, up to the first that does not blow up or has no start.
     *
     * @return empty if σ_1 φ_1 = 0, nothing seeds degree 1, or nothing follows it
     */
    public static List<StageSolution> solve(LinkPair links, NeuronClasses classes, StageSolver solver) {
        List<StageSolution> solved = new ArrayList<>();
        if (!links.learnable(1) || DegreeOneLayer.seed(links, classes) == 0) {
            return solved;
        }
        Optional<StageState> start = Optional.of(StageState.afterDegreeOne(links, classes));
        Optional<Stage> stage = following(links, 1);
        while (stage.isPresent() && start.isPresent()) {
            StageSolution solution = solve(stage.get(), start.get(), solver);
            solved.add(solved.isEmpty() ? solution : withError(solution, solved.get(solved.size() - 1), solver));
            start = next(solution);
            stage = following(links, stage.get().degree());
        }
        return solved;
    }

    private static StageSolution solve(Stage stage, StageState start, StageSolver solver) {
        return fixedByConstraints(stage, start)
                ? StageSolution.fixedByConstraints(stage, start)
                : solver.solve(stage, start);
    }

    /** The stage after degree l, if a learnable degree follows. */
    static Optional<Stage> following(LinkPair links, int l) {
        for (int p = l + 1; p <= links.degree(); p++) {
            if (links.learnable(p)) {
                return Optional.of(Stage.of(links, l, p));
            }
        }
        return Optional.empty();
    }

    /** At most as many classes as constraints and p ≤ l + 2: A is fixed by S, and S cannot run away in a finite time. */
    private static boolean fixedByConstraints(Stage stage, StageState start) {
        return start.count() <= stage.constrained().size() && stage.degree() <= stage.after() + 2;
    }

    private static Optional<StageState> next(StageSolution solution) {
        return solution.outcome() == StageOutcome.BLOWS_UP
                ? BlowUpProfile.of(solution).nextStart()
                : Optional.empty();
    }

    /** Adds what a start from a less developed profile of the stage before changes. */
    private static StageSolution withError(StageSolution solution, StageSolution before, StageSolver solver) {
        if (solution.constant().isEmpty()) {
            return solution;
        }
        double c = solution.constant().getAsDouble();
        double other = next(solver.stoppingEarlier().solve(before.stage(), before.start()))
                .map(start -> solver.solve(solution.stage(), start).constant())
                .orElse(OptionalDouble.empty())
                .orElse(0);
        return solution.withError(solution.error() + Math.abs(other - c));
    }
}
