package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.timescale.DegreeSummary;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Prediction;
import plateau.timescale.Run;

/**
 * The answer as a table: one row for each degree of the target, its learning time with the window below it at each ε, the risk before
 * it, and its law. On a narrow screen every row becomes a list of its cells, each with the head of its column; roles say that it is a
 * table all the same.
 */
final class AnswerTable {
    private static final int WINDOW_DIGITS = 3;

    /**
     * A column.
     *
     * @param head as text for {@link Html#typeset}
     * @param label the same in signs alone, for the cell of a list
     * @param below a second line of the head
     */
    private record Column(String head, String label, String below, boolean number) {}

    private final Prediction prediction;
    private final List<Column> columns = new ArrayList<>();

    AnswerTable(Prediction prediction) {
        this.prediction = prediction;
        columns.add(new Column("k", "degree", "", true));
        columns.add(new Column("φ_k", "φₖ", "", true));
        columns.add(new Column("σ_k", "σₖ", "", true));
        columns.add(new Column("learned", "learned", "", false));
        for (Run run : prediction.runs()) {
            columns.add(new Column(
                    "t50, ε = " + Notation.epsilon(run.epsilon()),
                    "t₅₀, ε = " + Notation.epsilonTypeset(run.epsilon()),
                    "window t10 − t90",
                    true));
        }
        columns.add(new Column("risk before", "risk before", "", true));
        columns.add(new Column("law of the wait", "law of the wait (ε → 0)", "as ε → 0", false));
    }

    /** The table as markup. */
    String html() {
        StringBuilder table =
                new StringBuilder("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"table\">"
                        + "<table role=\"table\" class=\"stack\">\n<thead role=\"rowgroup\"><tr role=\"row\">");
        columns.forEach(column -> table.append(head(column)));
        table.append("</tr></thead>\n<tbody role=\"rowgroup\">\n");
        prediction.degrees().stream().filter(d -> d.phi() != 0).forEach(d -> table.append(row(d)));
        return table.append("</tbody>\n</table></div>\n").toString();
    }

    private static String head(Column column) {
        return "<th role=\"columnheader\" scope=\"col\"" + alignment(column) + ">" + Html.typeset(column.head())
                + below(column.below()) + "</th>";
    }

    private static String alignment(Column column) {
        return column.number() ? " class=\"number\"" : "";
    }

    private static String below(String text) {
        return text.isEmpty() ? "" : " <span class=\"below\">" + Html.typeset(text) + "</span>";
    }

    private String row(DegreeSummary degree) {
        List<String> cells = cells(degree);
        StringBuilder row = new StringBuilder("<tr role=\"row\">");
        for (int c = 0; c < cells.size(); c++) {
            Column column = columns.get(c);
            String tag = c == 0 ? "th" : "td";
            row.append('<').append(tag).append(c == 0 ? " role=\"rowheader\" scope=\"row\"" : " role=\"cell\"");
            row.append(alignment(column))
                    .append(" data-label=\"")
                    .append(Html.escape(column.label()))
                    .append("\">");
            row.append(cells.get(c)).append("</").append(tag).append('>');
        }
        return row.append("</tr>\n").toString();
    }

    private List<String> cells(DegreeSummary degree) {
        int k = degree.degree();
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(k),
                Html.typeset(Notation.coefficient(prediction.links().phi(k), 5)),
                Html.typeset(Notation.coefficient(prediction.links().sigma(k), 5)),
                Html.typeset(degree.learnability().words())));
        prediction.runs().forEach(run -> cells.add(time(run.timesOf(k))));
        cells.add(Html.typeset(riskBefore(k)));
        cells.add(prediction
                .lawOf(k)
                .map(law -> Html.typeset(Notation.law(law))
                        + below(
                                law.after().isPresent()
                                        ? "after degree " + law.after().getAsInt()
                                        : ""))
                .orElse(""));
        return cells;
    }

    private static String time(Optional<DegreeTimes> times) {
        OptionalDouble learned = times.map(DegreeTimes::t50).orElse(OptionalDouble.empty());
        OptionalDouble window = times.map(DegreeTimes::window).orElse(OptionalDouble.empty());
        String width = window.isPresent() ? Notation.number(window.getAsDouble(), WINDOW_DIGITS) : Notation.NONE;
        return Html.typeset(Notation.time(learned))
                + (learned.isPresent()
                        ? " <span class=\"below\"><span class=\"word\">window </span>" + Html.typeset(width) + "</span>"
                        : "");
    }

    private String riskBefore(int k) {
        return prediction.plateaus().stream()
                .filter(p -> p.next() == k)
                .map(p -> Notation.coefficient(p.risk(), 5))
                .findFirst()
                .orElse("");
    }
}
