package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The shape in which a stage l→p blows up, and with it the start of the next stage.
 *
 * <p>Near the blow-up (A, S)_i ~ X_i (c − τ)^{−1/(p−1)}, where the values held no longer matter: E[A S^k] = 0 for all k ∈ C against
 * |A||S|^k. Put into the stage equations, λ_k ~ (c − τ)^{−(p−k)/(p−1)} leaves one algebraic equation for the pair (X_A, X_S) of
 * every class, the same for all: it has few roots, so all classes gather in few groups. In the layer in which degree p is learned,
 * t − t_p ~ ε^{1/(p+1)}, the constrained flow moves along the gradient of E[a s^p] times the residual e_p: a factor that
 * changes its clock and not its path, and the path is the ray of X. So the layer ends on that ray, where E[A S^p] = φ_p/σ_p.
 *
 * <p>Classes of one group differ by a positive power of c − τ, at t_p a small power of ε: leading order merges them.
 */
public final class BlowUpProfile {
    /** Of the largest |(A, S)|: classes approach their roots slowly, and roots lie much farther apart. */
    private static final double TOGETHER = 0.05;

    private final Stage stage;
    private final StageState groups;

    private BlowUpProfile(Stage stage, StageState groups) {
        this.stage = stage;
        this.groups = groups;
    }

    /**
     * The profile at the end of a stage that blows up.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static BlowUpProfile of(StageSolution solution) {
        if (solution.outcome() != StageOutcome.BLOWS_UP) {
            throw new IllegalArgumentException("the stage " + solution.stage().after() + "→"
                    + solution.stage().degree() + " has no blow-up profile: its outcome is " + solution.outcome());
        }
        return new BlowUpProfile(solution.stage(), merged(solution.end()));
    }

    /** The groups, with their weights; their scale has no meaning. */
    public StageState groups() {
        return groups;
    }

    /**
     * The start of the next stage: the groups where E[A S^p] = φ_p/σ_p. Empty if a degree joins late ({@link Stage#role}: it does
     * not matter during the wait, but holds the neurons back before degree p is learned, which takes a layer of its own).
     */
    public Optional<StageState> nextStart() {
        for (int k = 0; k < stage.degree(); k++) {
            if (stage.joinsLate(k)) {
                return Optional.empty();
            }
        }
        double ratio = stage.goal() / groups.moment(stage.degree());
        return ratio > 0 ? Optional.of(groups.scaled(Math.pow(ratio, 1.0 / (stage.degree() + 1)))) : Optional.empty();
    }

    private static StageState merged(StageState state) {
        double largest = 0;
        for (int i = 0; i < state.count(); i++) {
            largest = Math.max(largest, Math.hypot(state.a(i), state.s(i)));
        }
        List<double[]> groups = new ArrayList<>();
        for (int i = 0; i < state.count(); i++) {
            add(groups, state.weight(i), state.a(i) / largest, state.s(i) / largest);
        }
        double[][] columns = new double[3][groups.size()];
        for (int g = 0; g < groups.size(); g++) {
            for (int c = 0; c < 3; c++) {
                columns[c][g] = groups.get(g)[c];
            }
        }
        return StageState.of(columns[0], columns[1], columns[2]);
    }

    /** Adds a class to the first group (weight, mean A, mean S) that is near, or opens a new one. */
    private static void add(List<double[]> groups, double weight, double a, double s) {
        for (double[] group : groups) {
            if (Math.hypot(group[1] - a, group[2] - s) <= TOGETHER) {
                double sum = group[0] + weight;
                group[1] += (a - group[1]) * weight / sum;
                group[2] += (s - group[2]) * weight / sum;
                group[0] = sum;
                return;
            }
        }
        groups.add(new double[] {weight, a, s});
    }
}
