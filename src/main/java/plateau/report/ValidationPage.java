package plateau.report;

import java.util.ArrayList;
import java.util.List;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;
import plateau.validation.Panel;
import plateau.validation.Problem;
import plateau.validation.RungResult;

/** The result of one experiment as a page in Markdown: command, question, figures, tables, verdict. */
final class ValidationPage {
    private final CaseResult result;
    private final String command;

    /**
     * The page of a result.
     *
     * @param command the command that makes it again
     */
    ValidationPage(CaseResult result, String command) {
        this.result = result;
        this.command = command;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.add("<!-- Written by: " + command + " -->");
        lines.add("# " + result.experiment().title());
        lines.add("");
        lines.add(result.experiment().lesson());
        lines.add("");
        lines.add("**Verdict: " + ValidationTable.verdict(result) + ".**");
        ValidationTable.suspects(result).forEach(suspect -> lines.add("Likely " + suspect + "."));
        lines.add("");
        lines.add("```sh");
        lines.add(command);
        lines.add("```");
        lines.add("");
        lines.addAll(problem(result.experiment().problem()));
        for (Panel panel : result.panels()) {
            lines.add("");
            lines.add("![" + panel.title() + "](" + fileName(result, panel) + ".svg)");
        }
        result.rungs().forEach(rung -> lines.addAll(rung(rung)));
        return String.join("\n", lines) + "\n";
    }

    /** The risk's figure bears the experiment's name, others their own besides. */
    static String fileName(CaseResult result, Panel panel) {
        String name = result.experiment().name();
        return panel == result.panels().get(0) ? name : name + "-" + panel.key();
    }

    private static List<String> problem(Problem problem) {
        List<String> heads = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        ProblemFacts.of(problem).forEach((name, value) -> {
            boolean formula = name.equals(ProblemFacts.TARGET) || name.equals(ProblemFacts.ACTIVATION);
            heads.add(name);
            cells.add(formula ? "`" + cell(value) + "`" : value);
        });
        return List.of(row(heads), "|" + "---|".repeat(heads.size()), row(cells));
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static List<String> rung(RungResult rung) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("## " + rung.rung() + ": " + rung.verdict().label());
        lines.add("");
        lines.add(rung.question());
        lines.add("");
        lines.add("| comparison | measured | allowed | | value | why so much is allowed |");
        lines.add("|---|---:|---:|---|---|---|");
        for (Comparison comparison : rung.comparisons()) {
            String agrees = comparison.agrees()
                    ? "agrees"
                    : "**disagrees**; likely "
                            + comparison.suspect().map(s -> s.sentence()).orElse("");
            lines.add(row(List.of(
                    cell(comparison.name()),
                    ValidationTable.number(comparison.measured()),
                    ValidationTable.number(comparison.allowed()),
                    cell(agrees),
                    cell(comparison.value()),
                    cell(comparison.reason()))));
        }
        rung.notes().forEach(note -> {
            lines.add("");
            lines.add(note);
        });
        return lines;
    }

    /** Bars would end a cell. */
    static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
