package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * How the full flow's t_p/ε^γ, p the degree after degree 1, tends to the constant c of its stage as ε → 0.
 *
 * <p>{@link CompositeWait} knows the slow corrections (ε^{1/12} for t_2 and smaller powers) and the ln(1/ε) of t_1; without them
 * the flow gives c + (t_p − t_composite)/ε^γ, which tends to c like ε^{1/4} (p = 2).
 */
public final class WaitConvergence {
    private WaitConvergence() {}

    /**
     * One value of ε.
     *
     * @param epsilon ε
     * @param scaled t_p/ε^γ of the full flow, at half the energy
     * @param composite the same of the composite formula
     * @param corrected c + scaled − composite, with the constant c of the stage equations: what the flow says of c
     * @param constant c
     */
    public record Row(double epsilon, double scaled, double composite, double corrected, double constant) {}

    /**
     * The rows of several ε, those left out at which a time is missing.
     *
     * @param rtol the tolerance of the reference integration
     * @throws IllegalArgumentException as {@link CompositeWait#of}, or if the stage does not blow up
     */
    public static List<Row> of(LinkPair links, NeuronClasses classes, List<Double> epsilons, double rtol) {
        CompositeWait wait = CompositeWait.of(links, classes);
        StageSolution solution = StageSolver.defaults().solve(wait.stage(), StageState.afterDegreeOne(links, classes));
        double c = solution.constant()
                .orElseThrow(
                        () -> new IllegalArgumentException(solution.outcome().meaning()));
        ReferenceSolver reference = new ReferenceSolver(links, classes, rtol);
        List<Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            double scale = Math.pow(epsilon, wait.stage().exponent().doubleValue());
            OptionalDouble composite = wait.time(epsilon, 0.5);
            OptionalDouble flow = NumericalLaw.learningTime(reference, wait.stage(), epsilon, 100 * c * scale);
            if (composite.isPresent() && flow.isPresent()) {
                double scaled = flow.getAsDouble() / scale;
                double formula = composite.getAsDouble() / scale;
                rows.add(new Row(epsilon, scaled, formula, c + scaled - formula, c));
            }
        }
        return rows;
    }

    /** The rows as CSV with a header. */
    public static String csv(List<Row> rows) {
        StringBuilder text = new StringBuilder("epsilon,scaled,composite,corrected,constant\n");
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%.9f,%.9f,%.9f,%.9f%n",
                    row.epsilon(),
                    row.scaled(),
                    row.composite(),
                    row.corrected(),
                    row.constant()));
        }
        return text.toString().replace("\r\n", "\n");
    }
}
