package plateau.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;

/**
 * The table of all verdicts inside a README, between two marks: rows of experiments that ran are renewed, the others and the
 * text around the table stay.
 */
final class VerdictIndex {
    static final String BEGIN = "<!-- verdicts: written by plateau validate --out, do not edit -->";
    static final String END = "<!-- end of verdicts -->";

    private static final Pattern ROW = Pattern.compile("\\| \\[([a-z0-9-]+)]\\(.*");

    private VerdictIndex() {}

    /** Whether a text has a place for the table. */
    static boolean hasPlace(String readme) {
        int begin = readme.indexOf(BEGIN);
        return begin >= 0 && readme.indexOf(END, begin) >= 0;
    }

    /** A README with nothing but the table. */
    static String empty() {
        return "# Validation\n\n" + BEGIN + "\n" + END + "\n";
    }

    /**
     * The README with renewed rows.
     *
     * @param commands the command of each result, in their order
     */
    static String renewed(String readme, List<CaseResult> results, List<String> commands) {
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        int end = readme.indexOf(END, begin);
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : readme.substring(begin, end).lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.put(row.group(1), line);
            }
        }
        for (int i = 0; i < results.size(); i++) {
            rows.put(results.get(i).experiment().name(), row(results.get(i), commands.get(i)));
        }
        List<String> table = new ArrayList<>();
        table.add("");
        table.add("| experiment | what it teaches | verdict | comparisons that agree | command |");
        table.add("|---|---|---|---|---|");
        table.addAll(rows.values());
        return readme.substring(0, begin) + String.join("\n", table) + "\n" + readme.substring(end);
    }

    private static String row(CaseResult result, String command) {
        String name = result.experiment().name();
        long agreeing = result.comparisons().stream().filter(Comparison::agrees).count();
        return String.format(
                "| [%s](%s.md) | %s | %s | %d of %d | `%s` |",
                name,
                name,
                ValidationPage.cell(result.experiment().lesson()),
                ValidationTable.verdict(result),
                agreeing,
                result.comparisons().size(),
                command);
    }
}
