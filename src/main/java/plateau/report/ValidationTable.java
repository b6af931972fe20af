package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;
import plateau.validation.RungResult;
import plateau.validation.Verdict;

/** The result of one experiment as text for a terminal. */
public final class ValidationTable {
    private static final String INDENT = "  ";

    private final CaseResult result;
    private final int width;

    /**
     * The table of a result.
     *
     * @param width columns of the terminal
     */
    public ValidationTable(CaseResult result, int width) {
        this.result = result;
        this.width = width;
    }

    /** The table as text that ends with a line end. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(result.experiment().name() + ": " + verdict(result) + " (" + seconds(result.seconds()) + ")");
        lines.addAll(indented(
                result.experiment().title() + ". " + result.experiment().lesson(), INDENT));
        for (RungResult rung : result.rungs()) {
            lines.add("");
            lines.add(INDENT + rung.rung() + ": " + rung.verdict().label() + " (" + seconds(rung.seconds()) + ")");
            rung.comparisons().forEach(comparison -> add(lines, comparison));
            rung.notes().forEach(note -> lines.addAll(indented(note, INDENT.repeat(3))));
        }
        return String.join("\n", lines) + "\n";
    }

    static String verdict(CaseResult result) {
        return result.interrupted() ? "interrupted" : result.verdict().label();
    }

    private void add(List<String> lines, Comparison comparison) {
        String sign = comparison.agrees() ? "+ " : "- ";
        lines.addAll(indented(
                sign + comparison.name() + ": measured " + number(comparison.measured()) + ", allowed "
                        + number(comparison.allowed()),
                INDENT.repeat(2)));
        lines.addAll(indented(comparison.value() + "; " + comparison.reason(), INDENT.repeat(3)));
        comparison
                .suspect()
                .ifPresent(suspect -> lines.addAll(indented("likely " + suspect.sentence(), INDENT.repeat(3))));
    }

    private List<String> indented(String text, String indent) {
        return TextTable.wrap(text, width - indent.length()).stream()
                .map(line -> indent + line)
                .toList();
    }

    /** One line for each experiment, and the verdict. */
    public static String summary(List<CaseResult> results) {
        TextTable table = new TextTable("llrr", List.of("experiment", "verdict", "comparisons", "time"));
        for (CaseResult result : results) {
            long agreeing =
                    result.comparisons().stream().filter(Comparison::agrees).count();
            table.add(List.of(
                    result.experiment().name(),
                    verdict(result),
                    agreeing + " of " + result.comparisons().size() + " agree",
                    seconds(result.seconds())));
        }
        boolean interrupted = results.stream().anyMatch(CaseResult::interrupted);
        String verdict = ValidationJson.verdict(results) == Verdict.AGREES
                ? "The reduced dynamics and the network agree."
                : interrupted ? "Interrupted." : "The reduced dynamics and the network disagree.";
        return String.join("\n", table.lines("")) + "\n\n" + verdict + "\n";
    }

    /** A measured number: 3 digits. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "none";
        }
        boolean plain = value == 0 || Math.abs(value) >= 1e-3 && Math.abs(value) < 1e4;
        return String.format(Locale.ROOT, plain ? "%.3g" : "%.1e", value)
                .replaceAll("(\\.\\d*?)0+$", "$1")
                .replaceAll("\\.$", "");
    }

    static String seconds(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f s" : "%.0f s", value);
    }

    /** The likely culprits of everything that disagrees, each once. */
    static List<String> suspects(CaseResult result) {
        Map<String, Integer> seen = new java.util.LinkedHashMap<>();
        result.comparisons().forEach(c -> c.suspect().ifPresent(s -> seen.merge(s.sentence(), 1, Integer::sum)));
        return List.copyOf(seen.keySet());
    }
}
