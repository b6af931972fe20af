package plateau.report;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The figure of a simulation: the risk against time, one curve for each seed, or their mean and range if they are many. */
public final class SimulationFigure {
    /** More curves than colours tell nothing. */
    private static final int MOST_CURVES = 7;

    private static final double EDGE = 0.97;

    private final Simulation simulation;
    private final List<SimulatedRun> runs;

    /** The figure of one simulation. */
    public SimulationFigure(Simulation simulation) {
        this.simulation = simulation;
        this.runs = simulation.runs().stream()
                .filter(run ->
                        run.states().stream().filter(SimulationFigure::visible).count() > 1)
                .toList();
    }

    /** Whether there is anything to draw: some run has two states after t = 0 with a risk. */
    public boolean drawable() {
        return !runs.isEmpty();
    }

    private static boolean visible(SimulatedState state) {
        return state.time() > 0 && Double.isFinite(state.bestRisk());
    }

    /** R(t) on a logarithmic time axis. */
    public Figure risk() {
        double from = states(SimulatedState::time).min().orElse(1e-3);
        double to = states(SimulatedState::time).max().orElse(1);
        double top =
                1.08 * Math.max(1e-300, states(SimulatedState::bestRisk).max().orElse(1));
        Plot plot = new Plot("risk R(t)", false)
                .timeRange(EDGE * from, Math.max(to, 1.01 * from) / EDGE)
                .valueRange(-0.01 * top, top);
        if (runs.size() <= MOST_CURVES) {
            for (int i = 0; i < runs.size(); i++) {
                draw(plot, name(runs.get(i)), i, runs.get(i));
            }
        } else {
            range(plot);
        }
        samples(plot);
        return plot.figure("Risk against time, " + simulation.setup().words());
    }

    private DoubleStream states(ToDoubleFunction<SimulatedState> value) {
        return runs.stream()
                .flatMap(run -> run.states().stream())
                .filter(SimulationFigure::visible)
                .mapToDouble(value);
    }

    private String name(SimulatedRun run) {
        return simulation.several()
                ? "seed " + run.seed().orElse(0)
                : simulation.setup().model();
    }

    private static void draw(Plot plot, String name, int index, SimulatedRun run) {
        List<SimulatedState> shown =
                run.states().stream().filter(SimulationFigure::visible).toList();
        plot.curve(
                name,
                index,
                shown.stream().mapToDouble(SimulatedState::time).toArray(),
                shown.stream().mapToDouble(SimulatedState::bestRisk).toArray());
    }

    /** Mean, lowest and highest over the runs, as far as all of them go. */
    private void range(Plot plot) {
        int count = runs.stream().mapToInt(r -> r.states().size()).min().orElse(0);
        int[] shown = IntStream.range(0, count)
                .filter(i -> runs.stream().allMatch(r -> visible(r.states().get(i))))
                .toArray();
        double[] x = IntStream.of(shown)
                .mapToDouble(i -> runs.get(0).states().get(i).time())
                .toArray();
        plot.curve("mean of " + runs.size() + " seeds", 0, x, over(shown, s -> s.average()
                .orElse(0)));
        plot.idleCurve("lowest", 1, x, over(shown, s -> s.min().orElse(0)));
        plot.idleCurve("highest", 2, x, over(shown, s -> s.max().orElse(0)));
    }

    private double[] over(int[] shown, Function<DoubleStream, Double> statistic) {
        return IntStream.of(shown)
                .mapToDouble(i -> statistic.apply(
                        runs.stream().mapToDouble(r -> r.states().get(i).bestRisk())))
                .toArray();
    }

    /** Dots where the risk was also sampled, while there are few enough curves to tell whose they are. */
    private void samples(Plot plot) {
        for (int i = 0; i < runs.size() && runs.size() <= MOST_CURVES; i++) {
            for (SimulatedState state : runs.get(i).states()) {
                if (visible(state)
                        && state.risk().isPresent()
                        && state.sampledRisk().isPresent()) {
                    plot.dot(i, state.time(), state.sampledRisk().getAsDouble());
                }
            }
        }
    }
}
