package plateau.report;

import java.util.ArrayList;
import java.util.List;
import plateau.timescale.Prediction;
import plateau.timescale.Run;
import plateau.timescale.Warning;

/**
 * A prediction as one self-contained HTML page: the answer first, then figures, laws, limits and how to make it again. It
 * needs no script, no network and no other file, and follows the reader's choice of light or dark.
 */
public final class Report {
    private final Prediction prediction;
    private final Provenance provenance;
    private final Html page = new Html();
    private final ReportTables tables;

    /**
     * The page of a prediction.
     *
     * @param prediction what to show
     * @param provenance how it was made
     */
    public Report(Prediction prediction, Provenance provenance) {
        this.prediction = prediction;
        this.provenance = provenance;
        this.tables = new ReportTables(prediction, page);
    }

    /** The page. */
    public String html() {
        if (page.toString().isEmpty()) {
            write();
        }
        return page.toString();
    }

    private void write() {
        String title = "When " + prediction.links().activationName() + " learns "
                + prediction.links().targetName();
        page.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
        page.element("title", title).raw("<style>\n" + ReportStyle.CSS + "</style>\n</head>\n<body>\n<main>\n");
        page.raw("<h1>" + Html.typeset(title) + "</h1>\n");
        answer();
        figures();
        laws();
        limits();
        details();
        page.raw("</main>\n</body>\n</html>\n");
    }

    private void answer() {
        page.raw("<div class=\"answer\">\n");
        new Answer(prediction).sentences().forEach(s -> page.raw("<p>" + Html.typeset(s) + "</p>\n"));
        page.raw("</div>\n");
        tables.answer();
        page.raw("<p class=\"note\">"
                + Html.typeset("t50 is the first time t, in first-layer time, at which the residual"
                        + " of degree k has e_k² ≤ ½ φ_k². The second layer is 1/ε times as fast. Coefficients refer to the "
                        + PredictionJson.CONVENTION.replace("sqrt(k!)", "√(k!)") + ".")
                + "</p>\n");
    }

    private void figures() {
        CurveFigures figures = new CurveFigures(prediction);
        if (!figures.drawable()) {
            return;
        }
        page.element("h2", "Risk and residuals");
        figure(
                figures.risk(),
                "risk-",
                "The risk against time. Dashed: the plateaus ½ Σ φ_k² over the degrees not yet"
                        + " learned. Dots: the learning times t_k. Bands below: broad while the inner layer of a degree is"
                        + " integrated (fast system), thin in the drift between (slow system).");
        int number = 0;
        for (Run run : figures.runs()) {
            figure(
                    figures.residuals(run),
                    "run" + number++ + "-",
                    "Energy left in each degree at ε = " + Notation.epsilon(run.epsilon())
                            + ". Degree k counts as learned when half of it is left.");
        }
    }

    private void figure(Figure figure, String idPrefix, String caption) {
        page.raw("<figure>\n" + figure.svgElement(idPrefix) + "<figcaption>" + Html.typeset(caption)
                + "</figcaption>\n</figure>\n");
    }

    private void laws() {
        if (!prediction.laws().isEmpty()) {
            page.element("h2", "Laws of the waits");
            tables.laws();
        }
        if (!prediction.slopes().isEmpty()) {
            page.raw("<h3>" + Html.typeset("Local slopes d log t50 / d log ε beside the exponents") + "</h3>\n");
            tables.slopes();
        }
        if (!prediction.plateaus().isEmpty()) {
            page.element("h2", "Plateaus of the risk");
            tables.plateaus();
        }
    }

    private void limits() {
        if (prediction.warnings().isEmpty()) {
            return;
        }
        page.element("h2", "Before trusting a number").raw("<ol>\n");
        for (Warning warning : prediction.warnings()) {
            page.raw("<li>" + Html.typeset(warning.text()) + "</li>\n");
        }
        page.raw("</ol>\n");
    }

    private void details() {
        page.element("h2", "Numbers in full");
        for (Run run : prediction.runs()) {
            page.raw("<h3>" + Html.typeset("ε = " + Notation.epsilon(run.epsilon())) + "</h3>\n");
            tables.times(run);
            page.raw("<p class=\"note\">" + Html.typeset(outcome(run)) + "</p>\n");
            tables.segments(run);
        }
        page.element("h3", "Coefficients");
        tables.coefficients();
        page.element("h2", "How to make this again");
        page.raw("<pre>").raw(Html.escape(provenance.command())).raw("</pre>\n");
        page.table("ll", List.of("setting", "value"), settings());
    }

    private static String outcome(Run run) {
        return "Risk " + Notation.number(run.finalRisk(), 6) + " at t = " + Notation.number(run.endTime(), 6) + "; "
                + run.evaluations() + " evaluations, method: " + run.method().label() + ". "
                + run.termination().advice();
    }

    private List<List<String>> settings() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("target φ", prediction.links().targetName()));
        rows.add(List.of("activation σ", prediction.links().activationName()));
        rows.add(List.of("start a(0)", prediction.law() + ", " + prediction.classCount() + " classes"));
        provenance.settings().forEach((name, value) -> rows.add(List.of(name, value)));
        rows.add(List.of("Plateau", provenance.version()));
        rows.add(List.of("Java", provenance.javaVersion()));
        return rows;
    }
}
