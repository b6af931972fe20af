package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import plateau.hermite.HermiteCoefficient;
import plateau.timescale.DegreeSummary;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Prediction;
import plateau.timescale.Run;

/** The tables of the HTML page. */
final class ReportTables {
    private final Prediction prediction;
    private final Html page;

    ReportTables(Prediction prediction, Html page) {
        this.prediction = prediction;
        this.page = page;
    }

    /** t_k/η for each learned degree; the page recomputes it for another step. */
    void samples(double step) {
        List<String> heads = new ArrayList<>(List.of("degree k"));
        prediction.runs().forEach(r -> heads.add("samples at ε = " + Notation.epsilon(r.epsilon())));
        page.raw("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table>\n<thead><tr>");
        heads.forEach(h -> page.raw("<th scope=\"col\" class=\"number\">" + Html.typeset(h) + "</th>"));
        page.raw("</tr></thead>\n<tbody>\n");
        prediction.degrees().stream().filter(DegreeSummary::learnable).forEach(d -> {
            page.raw("<tr><td class=\"number\">" + d.degree() + "</td>");
            prediction.runs().forEach(r -> page.raw(sampleCell(r, d.degree(), step)));
            page.raw("</tr>\n");
        });
        page.raw("</tbody>\n</table></div>\n");
    }

    private static String sampleCell(Run run, int degree, double step) {
        OptionalDouble time = run.timesOf(degree).map(DegreeTimes::t50).orElse(OptionalDouble.empty());
        return time.isPresent()
                ? "<td class=\"number\" data-time=\"" + time.getAsDouble() + "\">"
                        + Html.typeset(count(time.getAsDouble() / step)) + "</td>"
                : "<td class=\"number\">" + Notation.NONE + "</td>";
    }

    private static String count(double samples) {
        return samples < 1 ? "< 1" : Notation.number(samples, 3);
    }

    void coefficients() {
        List<List<String>> rows = prediction.degrees().stream()
                .map(d -> List.of(
                        Integer.toString(d.degree()),
                        Double.toString(d.phi()),
                        origin(prediction.links().target().coefficient(d.degree())),
                        Double.toString(d.sigma()),
                        origin(prediction.links().activation().coefficient(d.degree()))))
                .toList();
        page.table("rrlrl", List.of("k", "φ_k", "exactly", "σ_k", "exactly"), rows);
    }

    private static String origin(HermiteCoefficient coefficient) {
        return coefficient
                .exact()
                .orElse(coefficient.origin() == HermiteCoefficient.Origin.GIVEN ? "given" : "by quadrature");
    }

    void times(Run run) {
        List<List<String>> rows = run.times().stream()
                .map(t -> List.of(
                        Integer.toString(t.degree()),
                        full(t.t90()),
                        full(t.t50()),
                        full(t.t10()),
                        Notation.time(t.window())))
                .toList();
        page.table("rrrrr", List.of("k", "t90", "t50", "t10", "window t10 − t90"), rows);
    }

    /** The pieces of a fast–slow solve. */
    void segments(Run run) {
        if (run.segments().isEmpty()) {
            return;
        }
        List<List<String>> rows = run.segments().stream()
                .map(s -> List.of(
                        s.kind().name().toLowerCase(Locale.ROOT),
                        Notation.number(s.start(), 6),
                        Notation.number(s.end(), 6),
                        degrees(s.locked()),
                        degrees(s.relaxing()),
                        Long.toString(s.evaluations()),
                        Notation.number(s.mismatch(), 2),
                        Notation.number(s.truncation(), 2),
                        Notation.number(s.relativeError(), 2)))
                .toList();
        page.table(
                "lrrllrrrr",
                List.of(
                        "system",
                        "from t",
                        "to t",
                        "locked",
                        "relaxing",
                        "evaluations",
                        "mismatch at joint",
                        "last term kept",
                        "error estimate"),
                rows);
    }

    private static String degrees(List<Integer> degrees) {
        return degrees.isEmpty()
                ? Notation.NONE
                : degrees.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String full(OptionalDouble time) {
        return time.isPresent() ? Notation.number(time.getAsDouble(), 8) : Notation.NONE;
    }

    void laws() {
        List<List<String>> rows = prediction.laws().stream()
                .map(law -> List.of(
                        Integer.toString(law.degree()),
                        law.after().isPresent() ? "degree " + law.after().getAsInt() : "the start",
                        Notation.exponent(law),
                        law.formula()))
                .toList();
        page.table("rlrl", List.of("degree", "wait begins with", "exponent of ε", "law"), rows);
    }

    void plateaus() {
        List<List<String>> rows = prediction.plateaus().stream()
                .map(p -> List.of(
                        Notation.coefficient(p.risk(), 6),
                        p.learned().isEmpty()
                                ? "nothing"
                                : p.learned().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        p.next() < 0 ? "nothing: the end" : "degree " + p.next()))
                .toList();
        page.table("rll", List.of("risk", "learned before it", "ends with"), rows);
    }

    void slopes() {
        List<List<String>> rows = prediction.slopes().stream()
                .map(s -> List.of(
                        Integer.toString(s.degree()),
                        Notation.epsilon(s.fromEpsilon()) + " and " + Notation.epsilon(s.toEpsilon()),
                        Notation.number(s.slope(), 4),
                        prediction
                                .lawOf(s.degree())
                                .map(Notation::exponentWithLogarithm)
                                .orElse("")))
                .toList();
        page.table("rlrr", List.of("k", "between ε", "slope", "exponent of the law"), rows);
    }
}
