package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import plateau.network.NetworkRun;
import plateau.network.NetworkStart;
import plateau.network.NetworkState;
import plateau.timescale.Progress;

/**
 * What never happens at d = ∞: the risk of the network in weight space, which knows no degree, stays above a floor, and comes as
 * near to it as stated (theory.md §4). The floor is ½ Σ φ_k² over the degrees said never to be learned.
 *
 * @param never degrees that are never learned at d = ∞
 * @param width m of the network, from orthonormal vectors
 * @param within how far above the floor the risk may still be at the end; empty: not asked
 */
record FloorRung(List<Integer> never, int width, OptionalDouble within) implements Rung {
    private static final double ROUNDING = 1e-9;

    FloorRung {
        never = List.copyOf(never);
    }

    static FloorRung read(TomlTable table, Problem problem) throws ExperimentException {
        List<Integer> never = table.wholes("never", 1, 0, problem.links().degree());
        int width = table.whole("width", 1, 400);
        Widths.require(table, "width", problem, width);
        OptionalDouble within =
                table.has("within") ? OptionalDouble.of(table.number("within", 0, 1e6)) : OptionalDouble.empty();
        return new FloorRung(never, width, within);
    }

    @Override
    public String name() {
        return "floor";
    }

    @Override
    public String question() {
        return "Does the network's risk at d = ∞ stay above the floor of what is never learned?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 3 + 0.02 * width * width;
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        double floor = never.stream()
                .mapToDouble(k -> 0.5 * problem.links().phi(k) * problem.links().phi(k))
                .sum();
        NetworkStart start = NetworkStart.orthonormal(ClassCounts.weights(problem.neurons(), width));
        NetworkRun run = laboratory.network(start, problem.comparisonTimes(), progress);
        double lowest = Double.POSITIVE_INFINITY;
        for (NetworkState state : run.states()) {
            lowest = Math.min(lowest, state.risk().orElse(Double.NaN));
        }
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(above(lowest, floor));
        within.ifPresent(allowed -> comparisons.add(near(run.states(), floor, allowed)));
        return new RungResult(name(), question(), comparisons, List.of(), List.of(), 0);
    }

    private Comparison above(double lowest, double floor) {
        return new Comparison(
                "floor − lowest risk of the network",
                Math.max(0, floor - lowest),
                ROUNDING,
                String.format(Locale.ROOT, "lowest risk %.6g, floor %.6g (degrees %s)", lowest, floor, never),
                "the floor is exact: only the tolerance of the integration is left",
                Suspect.REDUCTION);
    }

    private static Comparison near(List<NetworkState> states, double floor, double allowed) {
        double last = states.isEmpty()
                ? Double.NaN
                : states.get(states.size() - 1).risk().orElse(Double.NaN);
        return new Comparison(
                "risk of the network at the end − floor",
                last - floor,
                allowed,
                String.format(Locale.ROOT, "risk %.6g at the end", last),
                "everything else is learned by then, to what the file states",
                Suspect.REDUCTION);
    }
}
