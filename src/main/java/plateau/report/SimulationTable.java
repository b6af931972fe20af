package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import plateau.flow.LinkPair;
import plateau.network.SgdSettings;

/** A simulation as text for a terminal, the answer first. */
public final class SimulationTable {
    private static final int MOST_ROWS = 16;
    private static final int MOST_SEEDS = 20;
    private static final String INDENT = "  ";

    private final Simulation simulation;
    private final int width;

    /**
     * A table of the given width.
     *
     * @param width columns of the terminal, at least 60
     */
    public SimulationTable(Simulation simulation, int width) {
        this.simulation = simulation;
        this.width = Math.max(60, width);
    }

    /** The whole table as one text that ends with a line end. */
    public String text() {
        List<String> lines = new ArrayList<>();
        new SimulationAnswer(simulation).sentences().forEach(s -> lines.addAll(TextTable.wrap(s, width)));
        section(lines, "Problem", problem());
        section(lines, "States (" + statesTitle() + ")", states());
        section(lines, "Seeds", seeds());
        section(lines, "Before trusting a number", warnings());
        return String.join("\n", lines) + "\n";
    }

    private static void section(List<String> lines, String title, List<String> body) {
        if (!body.isEmpty()) {
            lines.add("");
            lines.add(title);
            lines.addAll(body);
        }
    }

    private List<String> problem() {
        List<String> lines = new ArrayList<>();
        settings(simulation).forEach(row -> {
            String head = INDENT + row.get(0) + " ".repeat(14 - TextTable.columns(row.get(0)));
            List<String> wrapped = TextTable.wrap(row.get(1), width - 16);
            lines.add(head + wrapped.get(0));
            wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(16) + line));
        });
        return lines;
    }

    /** What was simulated, as names and values. */
    static List<List<String>> settings(Simulation simulation) {
        SimulationSetup setup = simulation.setup();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("target φ", simulation.links().targetName()));
        rows.add(List.of("activation σ", simulation.links().activationName()));
        rows.add(List.of("model", setup.words()));
        rows.add(List.of("start", setup.start()));
        SgdSettings sgd = setup.sgd();
        if (sgd != null) {
            rows.add(List.of("SGD", sgd(sgd)));
        }
        rows.add(List.of("convention", "normalised probabilists' Hermite polynomials, h_k = He_k/√(k!)"));
        return rows;
    }

    private static String sgd(SgdSettings sgd) {
        return "step η = " + Notation.coefficient(sgd.step(), 6) + ", batch " + sgd.batch()
                + (sgd.labelNoise() > 0 ? ", label noise τ = " + Notation.coefficient(sgd.labelNoise(), 6) : "")
                + (sgd.precisionWord().equals("float") ? ", in single precision" : "")
                + (sgd.projected() ? "" : ", rows not normalised");
    }

    private String statesTitle() {
        return "first-layer time t; e_k = φ_k − σ_k ⟨a s^k⟩" + (simulation.several() ? "; means over the seeds" : "");
    }

    private List<String> states() {
        int count = reached().stream().mapToInt(r -> r.states().size()).min().orElse(0);
        if (count == 0) {
            return List.of();
        }
        List<Integer> degrees = new ArrayList<>(drawnDegrees());
        TextTable table = statesTable(count, degrees);
        while (table.width() + INDENT.length() > width && !degrees.isEmpty()) {
            degrees.remove(degrees.size() - 1);
            table = statesTable(count, degrees);
        }
        List<String> lines = new ArrayList<>(table.lines(INDENT));
        boolean all = count <= MOST_ROWS && degrees.size() == drawnDegrees().size();
        if (!all) {
            lines.add(INDENT + "… of " + count + " times (--json and --csv have everything)");
        }
        return lines;
    }

    private List<Integer> drawnDegrees() {
        LinkPair links = simulation.links();
        return IntStream.rangeClosed(0, links.degree())
                .filter(k -> links.phi(k) != 0)
                .boxed()
                .toList();
    }

    private TextTable statesTable(int count, List<Integer> degrees) {
        boolean exact = at(count - 1).stream().allMatch(s -> s.risk().isPresent());
        boolean sampled = at(0).stream().allMatch(s -> s.sampledRisk().isPresent());
        List<String> heads = new ArrayList<>(List.of("t"));
        List<ToDoubleFunction<SimulatedState>> values = new ArrayList<>();
        if (exact) {
            column(heads, values, "risk", s -> s.risk().orElse(Double.NaN));
        }
        if (sampled) {
            column(heads, values, "sampled risk", s -> s.sampledRisk().orElse(Double.NaN));
        }
        degrees.forEach(k -> column(heads, values, "e_" + k, s -> s.residual(k)));
        column(heads, values, "max |s|", SimulatedState::largestOverlap);
        TextTable table = new TextTable("r".repeat(heads.size()), heads);
        for (int row : rows(count)) {
            List<String> cells =
                    new ArrayList<>(List.of(Notation.number(at(row).get(0).time(), 4)));
            values.forEach(value -> cells.add(mean(row, value)));
            table.add(cells);
        }
        return table;
    }

    private static void column(
            List<String> heads,
            List<ToDoubleFunction<SimulatedState>> values,
            String head,
            ToDoubleFunction<SimulatedState> value) {
        heads.add(head);
        values.add(value);
    }

    private List<SimulatedState> at(int row) {
        return reached().stream().map(r -> r.states().get(row)).toList();
    }

    /** A run that was interrupted before it began has no state to show. */
    private List<SimulatedRun> reached() {
        return simulation.runs().stream().filter(r -> !r.states().isEmpty()).toList();
    }

    private String mean(int row, ToDoubleFunction<SimulatedState> value) {
        return Notation.number(at(row).stream().mapToDouble(value).average().orElse(Double.NaN), 4);
    }

    /** The rows to show: all, or evenly chosen ones with the first and the last. */
    private static int[] rows(int count) {
        if (count <= MOST_ROWS) {
            return IntStream.range(0, count).toArray();
        }
        return IntStream.range(0, MOST_ROWS)
                .map(i -> (int) Math.round(i * (count - 1.0) / (MOST_ROWS - 1)))
                .toArray();
    }

    private List<String> seeds() {
        if (!simulation.several()) {
            return List.of();
        }
        TextTable table = new TextTable("rrrl", List.of("seed", "end t", "last risk", "ended"));
        simulation.runs().stream().limit(MOST_SEEDS).forEach(run -> table.add(seedRow(run)));
        List<String> lines = new ArrayList<>(table.lines(INDENT));
        int hidden = simulation.runs().size() - MOST_SEEDS;
        if (hidden > 0) {
            lines.add(INDENT + "… and " + hidden + " more (--json has all)");
        }
        return lines;
    }

    static List<String> seedRow(SimulatedRun run) {
        int count = run.states().size();
        return List.of(
                Long.toString(run.seed().orElse(0)),
                Notation.number(run.endTime(), 4),
                count == 0
                        ? Notation.NONE
                        : Notation.number(run.states().get(count - 1).bestRisk(), 4),
                JsonFields.word(run.ending()).replace('-', ' '));
    }

    private List<String> warnings() {
        List<String> lines = new ArrayList<>();
        int number = 1;
        for (String warning : simulation.warnings()) {
            String head = INDENT + number++ + ". ";
            List<String> wrapped = TextTable.wrap(warning, width - head.length());
            lines.add(head + wrapped.get(0));
            wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(head.length()) + line));
        }
        return lines;
    }
}
