package plateau.report;

import java.util.ArrayList;
import java.util.List;

/** A simulation as one self-contained HTML page, the answer first, in the manner of {@link Report}. */
public final class SimulationReport {
    private final Simulation simulation;
    private final Provenance provenance;
    private final Html page = new Html();
    private final ReportSections sections = new ReportSections(page);

    /**
     * The page of a simulation.
     *
     * @param provenance how it was made
     */
    public SimulationReport(Simulation simulation, Provenance provenance) {
        this.simulation = simulation;
        this.provenance = provenance;
    }

    /** The page. */
    public String html() {
        if (page.toString().isEmpty()) {
            write();
        }
        return WebPage.of(
                "How " + simulation.links().activationName() + " learns "
                        + simulation.links().targetName(),
                page.toString());
    }

    private void write() {
        sections.answer(new SimulationAnswer(simulation).sentences());
        figure();
        sections.limits("Before trusting a number", simulation.warnings());
        states();
        seeds();
        provenance();
    }

    private void figure() {
        SimulationFigure figure = new SimulationFigure(simulation);
        if (!figure.drawable()) {
            return;
        }
        SimulationCharts charts = new SimulationCharts(simulation);
        page.element("h2", "Risk");
        page.raw(WebPage.figure(
                figure.risk().svgElement("risk-"),
                charts.risk(),
                "The risk against first-layer time t. The second layer is 1/ε times as fast. Dots, if any: the risk on held-out"
                        + " samples."));
        page.raw("<details open class=\"only-live\"><summary>Order parameters of the neurons"
                + (simulation.several() ? ", first seed" : "") + "</summary>\n<div class=\"pair\">\n");
        page.raw(WebPage.figure("", charts.weights(), "Weights a over time, from blue for the lowest a(0)."));
        page.raw(WebPage.figure("", charts.overlaps(), "Overlaps s over time."));
        page.raw("</div>\n");
        page.raw(WebPage.figure("", charts.portrait(), "The same in the plane of s and a.") + "</details>\n");
    }

    private void states() {
        page.element("h2", "States");
        sections.note("e_k = φ_k − σ_k ⟨a s^k⟩, the mean over neurons"
                + (simulation.several() ? "; shown: the first seed" : "")
                + ". order-parameters.csv and simulation.json have every a, s and r.");
        List<Integer> degrees = new ArrayList<>();
        for (int k = 0; k <= simulation.links().degree(); k++) {
            if (simulation.links().phi(k) != 0) {
                degrees.add(k);
            }
        }
        List<String> heads = new ArrayList<>(List.of("t", "risk", "sampled"));
        degrees.forEach(k -> heads.add("e_" + k));
        heads.add("max |s|");
        List<List<String>> rows = simulation.runs().get(0).states().stream()
                .map(state -> row(state, degrees))
                .toList();
        page.table("r".repeat(heads.size()), heads, rows);
    }

    private static List<String> row(SimulatedState state, List<Integer> degrees) {
        List<String> cells = new ArrayList<>();
        cells.add(Notation.number(state.time(), 6));
        cells.add(Notation.number(state.risk().orElse(Double.NaN), 6));
        cells.add(
                state.sampledRisk().isPresent()
                        ? Notation.number(state.sampledRisk().getAsDouble(), 4) + " ± "
                                + Notation.number(state.sampledError().orElse(Double.NaN), 2)
                        : Notation.NONE);
        degrees.forEach(k -> cells.add(Notation.number(state.residual(k), 5)));
        cells.add(Notation.number(state.largestOverlap(), 5));
        return cells;
    }

    private void seeds() {
        if (simulation.several()) {
            page.element("h2", "Seeds");
            page.table(
                    "rrrl",
                    List.of("seed", "end t", "last risk", "ended"),
                    simulation.runs().stream().map(SimulationTable::seedRow).toList());
        }
    }

    private void provenance() {
        List<List<String>> facts = new ArrayList<>(SimulationTable.settings(simulation));
        SimulatedRun run = simulation.runs().get(0);
        facts.add(List.of(simulation.setup().sgd() == null ? "evaluations" : "steps", Long.toString(run.work())));
        sections.reproduction(provenance, facts);
    }
}
