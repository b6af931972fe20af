package plateau.report;

import java.util.List;

/** The charts of a simulation's page. */
final class SimulationCharts {
    private final Simulation simulation;

    SimulationCharts(Simulation simulation) {
        this.simulation = simulation;
    }

    /** R(t), a curve for each seed; points where it was sampled. */
    ChartSpec risk() {
        ChartSpec chart =
                new ChartSpec("Risk against time", "risk", OrderParameterCharts.TIME, "risk R").scales(true, false);
        for (SimulatedRun run : simulation.runs()) {
            List<SimulatedState> states = run.states();
            String name = simulation.several()
                    ? "seed " + run.seed().orElse(0)
                    : simulation.setup().model();
            chart.curve(name, states.size(), i -> states.get(i).time(), i -> states.get(i)
                    .bestRisk());
        }
        return chart;
    }

    /** a_i(t) of the first run. */
    ChartSpec weights() {
        return neurons().weights();
    }

    /** s_i(t) of the first run. */
    ChartSpec overlaps() {
        return neurons().overlaps();
    }

    /** The neurons of the first run in the plane of s and a. */
    ChartSpec portrait() {
        return neurons().portrait();
    }

    private OrderParameterCharts neurons() {
        List<SimulatedState> states = simulation.runs().get(0).states();
        return new OrderParameterCharts(
                "",
                states.get(0).count(),
                states.size(),
                i -> states.get(i).time(),
                (i, p) -> states.get(i).a(p),
                (i, p) -> states.get(i).s(p));
    }
}
