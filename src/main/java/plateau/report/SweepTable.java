package plateau.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;
import plateau.sweep.CellDegree;
import plateau.sweep.CellOutcome;
import plateau.sweep.SweepResult;

/**
 * A sweep as a table for a person: for each pair of target and activation the median t50 of every learnable degree against ε,
 * over the laws of a(0) and seeds.
 */
public final class SweepTable {
    private static final int MOST_PAIRS = 12;
    private static final int MOST_ROWS = 24;
    private static final int MOST_DEGREES = 8;

    private final SweepResult sweep;
    private final int width;

    /** @param width columns of the terminal */
    public SweepTable(SweepResult sweep, int width) {
        this.sweep = sweep;
        this.width = width;
    }

    private record Pair(String target, String activation) {}

    /** The table as text that ends with a line end. */
    public String text() {
        List<String> lines = new ArrayList<>(TextTable.wrap(summary(), width));
        Map<Pair, List<CellOutcome>> pairs = new LinkedHashMap<>();
        for (CellOutcome outcome : sweep.outcomes()) {
            Pair pair = new Pair(outcome.cell().target(), outcome.cell().activation());
            pairs.computeIfAbsent(pair, p -> new ArrayList<>()).add(outcome);
        }
        pairs.entrySet().stream().limit(MOST_PAIRS).forEach(e -> append(lines, e.getKey(), e.getValue()));
        if (pairs.size() > MOST_PAIRS) {
            lines.add("");
            lines.add("… and " + (pairs.size() - MOST_PAIRS) + " more pairs of target and activation (--out has all)");
        }
        return String.join("\n", lines) + "\n";
    }

    private String summary() {
        int failed = sweep.failures().size();
        return sweep.outcomes().size() + (sweep.outcomes().size() == 1 ? " cell: " : " cells: ") + sweep.done()
                + " done"
                + (failed > 0 ? ", " + failed + " failed" : "")
                + (sweep.missing() > 0 ? ", " + sweep.missing() + " left out" : "") + ".";
    }

    private void append(List<String> lines, Pair pair, List<CellOutcome> outcomes) {
        Map<Double, List<CellOutcome>> rows = new LinkedHashMap<>();
        outcomes.forEach(o ->
                rows.computeIfAbsent(o.cell().epsilon(), e -> new ArrayList<>()).add(o));
        List<Integer> degrees = degrees(outcomes);
        List<Integer> shown = degrees.subList(0, Math.min(MOST_DEGREES, degrees.size()));
        int most = rows.values().stream().mapToInt(List::size).max().orElse(0);
        lines.add("");
        lines.addAll(TextTable.wrap("Target φ = " + pair.target + ", activation σ = " + pair.activation, width));
        lines.add("  t50 of each degree" + (most > 1 ? ", the median of the laws and seeds" : ""));
        lines.addAll(table(rows, shown).lines("  "));
        if (rows.size() > MOST_ROWS) {
            lines.add("  … and " + (rows.size() - MOST_ROWS) + " more values of ε (--out has all)");
        }
        if (shown.size() < degrees.size()) {
            lines.add("  … and " + (degrees.size() - shown.size()) + " more degrees (--out has all)");
        }
    }

    private static List<Integer> degrees(List<CellOutcome> outcomes) {
        SortedSet<Integer> degrees = new TreeSet<>();
        for (CellOutcome outcome : outcomes) {
            outcome.result().ifPresent(result -> result.degrees().stream()
                    .filter(CellDegree::learnable)
                    .forEach(degree -> degrees.add(degree.degree())));
        }
        return List.copyOf(degrees);
    }

    private static TextTable table(Map<Double, List<CellOutcome>> rows, List<Integer> degrees) {
        List<String> heads = new ArrayList<>(List.of("ε", "done"));
        degrees.forEach(k -> heads.add("k = " + k));
        TextTable table = new TextTable("rr" + "r".repeat(degrees.size()), heads);
        rows.entrySet().stream().limit(MOST_ROWS).forEach(row -> {
            List<String> cells = new ArrayList<>();
            cells.add(Notation.epsilon(row.getKey()));
            long done = row.getValue().stream().filter(CellOutcome::done).count();
            cells.add(done + "/" + row.getValue().size());
            degrees.forEach(k -> cells.add(Notation.time(median(row.getValue(), k))));
            table.add(cells);
        });
        return table;
    }

    /** The median of t50 over the finished cells; a cell that never learns counts as later than every other. */
    private static OptionalDouble median(List<CellOutcome> outcomes, int degree) {
        double[] times = outcomes.stream()
                .filter(CellOutcome::done)
                .flatMap(o -> o.result().orElseThrow().degrees().stream())
                .filter(d -> d.degree() == degree)
                .mapToDouble(d -> d.times().t50().orElse(Double.POSITIVE_INFINITY))
                .toArray();
        if (times.length == 0) {
            return OptionalDouble.empty();
        }
        Arrays.sort(times);
        double median = (times[(times.length - 1) / 2] + times[times.length / 2]) / 2;
        return Double.isFinite(median) ? OptionalDouble.of(median) : OptionalDouble.empty();
    }
}
