package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;
import plateau.validation.Curve;
import plateau.validation.Panel;
import plateau.validation.RungResult;
import plateau.validation.Suspect;
import plateau.validation.Verdict;

/** The tables of a validation's page. */
final class ValidationTables {
    /** Points of each curve that the table of a figure has: a reader of numbers wants its course, the JSON has all. */
    private static final int MOST_POINTS = 12;

    private final CaseResult result;
    private final Html page;

    ValidationTables(CaseResult result, Html page) {
        this.result = result;
        this.page = page;
    }

    /** One row for each rung. */
    void rungs() {
        List<List<String>> rows = result.rungs().stream().map(this::row).toList();
        page.markupTable(
                "verdict of every rung",
                "hlrpp",
                List.of("rung", "verdict", "agree", "asks", "worst comparison"),
                rows);
    }

    private List<String> row(RungResult rung) {
        Optional<Comparison> nearest = ValidationAnswer.nearest(rung.comparisons());
        return List.of(
                "<a href=\"#" + anchor(rung) + "\">" + Html.escape(rung.rung()) + "</a>",
                verdict(rung.verdict()),
                ValidationAnswer.agreeing(rung.comparisons()),
                Html.typeset(rung.question()),
                nearest.map(c -> Html.typeset(c.name() + ": " + ValidationAnswer.used(c)))
                        .orElse("every distance is 0"));
    }

    /** The id of a rung's section. */
    static String anchor(RungResult rung) {
        return "rung-" + Html.escape(rung.rung());
    }

    /** The word, which also stands out where it is bad news. */
    static String verdict(Verdict verdict) {
        return verdict == Verdict.AGREES ? verdict.label() : "<strong class=\"bad\">" + verdict.label() + "</strong>";
    }

    /** What a rung held against what. */
    void comparisons(RungResult rung) {
        List<List<String>> rows =
                rung.comparisons().stream().map(ValidationTables::row).toList();
        page.markupTable(
                "comparisons of the rung " + rung.rung(),
                rung.verdict() == Verdict.AGREES ? "hlwrrw" : "hpwrrw",
                List.of("compared", "verdict", "found", "distance", "allowed", "why so much is allowed"),
                rows);
    }

    private static List<String> row(Comparison comparison) {
        String suspect = comparison
                .suspect()
                .map(Suspect::sentence)
                .map(s -> "; likely " + Html.typeset(s))
                .orElse("");
        return List.of(
                Html.typeset(comparison.name()),
                verdict(comparison.agrees() ? Verdict.AGREES : Verdict.DISAGREES) + suspect,
                Html.typeset(comparison.value()),
                Html.typeset(ValidationTable.number(comparison.measured())),
                Html.typeset(ValidationTable.number(comparison.allowed())),
                Html.typeset(comparison.reason()));
    }

    /** The course of every curve of a figure in numbers, folded away. */
    void numbers(Panel panel) {
        PanelChart names = new PanelChart(panel);
        List<List<String>> rows = new ArrayList<>();
        for (Curve curve : panel.curves()) {
            thinned(curve.points()).forEach(p -> rows.add(row(names.name(curve), p)));
        }
        page.raw("<details class=\"numbers\"><summary>" + Html.typeset("Numbers of this figure") + "</summary>\n");
        page.markupTable(panel.title() + ", in numbers", "hrrl", List.of("curve", panel.x(), panel.y(), "range"), rows);
        page.raw("</details>\n");
    }

    private static List<String> row(String curve, Curve.Point point) {
        String range = point.low() < point.high() ? number(point.low()) + " to " + number(point.high()) : "";
        return List.of(Html.typeset(curve), number(point.x()), number(point.y()), range);
    }

    private static String number(double value) {
        return Html.typeset(Notation.number(value, 4));
    }

    private static List<Curve.Point> thinned(List<Curve.Point> points) {
        int stride = 1 + (points.size() - 1) / MOST_POINTS;
        List<Curve.Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i += stride) {
            kept.add(points.get(i));
        }
        if (!points.isEmpty() && (points.size() - 1) % stride != 0) {
            kept.add(points.get(points.size() - 1));
        }
        return kept;
    }

    /** How to make the page again: the problem, what it took, then the provenance. */
    void reproduction(ReportSections sections, Provenance provenance) {
        List<List<String>> facts = new ArrayList<>();
        ProblemFacts.of(result.experiment().problem()).forEach((name, value) -> facts.add(List.of(name, value)));
        facts.add(List.of(
                "rungs climbed",
                result.rungs().stream().map(RungResult::rung).collect(Collectors.joining(", "))
                        + (result.interrupted() ? "; then interrupted" : "")));
        facts.add(List.of("time it took", ValidationTable.seconds(result.seconds())));
        sections.reproduction(provenance, facts);
    }
}
