package plateau.report;

import java.util.List;
import java.util.stream.Collectors;
import plateau.timescale.ClassPaths;
import plateau.timescale.Prediction;
import plateau.timescale.Run;
import plateau.timescale.Warning;

/**
 * A prediction as one self-contained HTML page: the question in formulas, the answer, then charts, equations, limits and how to
 * make it again. It needs no network and no other file, follows the reader's choice of light or dark, and says the same without
 * scripts.
 */
public final class Report {
    /** The step of SGD that samples are counted for until the reader gives another. */
    private static final double STEP = 1e-3;

    private final Prediction prediction;
    private final Provenance provenance;
    private final Background background;
    private final Html page = new Html();
    private final ReportTables tables;
    private final PredictionCharts charts;
    private final ReportSections sections = new ReportSections(page);

    /**
     * The page of a prediction.
     *
     * @param prediction what to show
     * @param provenance how it was made
     * @param background what to show beside it
     */
    public Report(Prediction prediction, Provenance provenance, Background background) {
        this.prediction = prediction;
        this.provenance = provenance;
        this.background = background;
        this.tables = new ReportTables(prediction, page);
        this.charts = new PredictionCharts(prediction);
    }

    /** The page. */
    public String html() {
        if (page.toString().isEmpty()) {
            write();
        }
        return WebPage.of(
                "When " + prediction.links().activationName() + " learns "
                        + prediction.links().targetName(),
                page.toString());
    }

    private void write() {
        question();
        answer();
        figures();
        samples();
        laws();
        sections.equations(
                "Equations",
                background.equations(),
                "E[·] is the mean over the classes; plateau derive writes every step with its reason.");
        sections.limits(
                "Before trusting a number",
                prediction.warnings().stream().map(Warning::text).toList());
        details();
    }

    private void question() {
        background.question().forEach(q -> page.raw(WebPage.formula(q)));
        String epsilons = prediction.runs().stream()
                .map(r -> Notation.epsilon(r.epsilon()))
                .collect(Collectors.joining(", "));
        sections.note("A wide two-layer network with this activation σ learns this target φ from y = φ(⟨u*, x⟩);"
                + " a(0) from " + prediction.law() + " by " + prediction.classCount() + " classes, s(0) = 0"
                + (epsilons.isEmpty() ? "." : "; ε = " + epsilons + "."));
    }

    private void answer() {
        sections.answer(new Answer(prediction).sentences());
        page.raw(new AnswerTable(prediction).html());
        sections.note("t50 is the first time t, in first-layer time, at which the residual"
                + " of degree k has e_k² ≤ ½ φ_k². The second layer is 1/ε times as fast. Coefficients refer to the "
                + PredictionJson.CONVENTION.replace("sqrt(k!)", "√(k!)") + ".");
    }

    private void figures() {
        CurveFigures figures = new CurveFigures(prediction);
        if (!figures.drawable()) {
            return;
        }
        page.element("h2", "Risk and residuals");
        page.raw(WebPage.figure(
                figures.risk().svgElement("risk-"),
                charts.risk(figures.runs()),
                "The risk against time. Dashed: the plateaus ½ Σ φ_k² over the degrees not yet learned; dots: the"
                        + " learning times t_k. On paper, bands below: broad while the inner layer of a degree is integrated (fast system),"
                        + " thin in the drift between (slow system)."));
        int number = 0;
        for (Run run : figures.runs()) {
            String drawing = figures.residuals(run).svgElement("run" + number++ + "-");
            page.raw(WebPage.figure(
                    drawing,
                    charts.residuals(run),
                    "Energy left in each degree at ε = " + Notation.epsilon(run.epsilon())
                            + ". Degree k counts as learned when half of it is left, at t_k. Shaded: where the fast system"
                            + " is integrated; between, the slow one."));
        }
        figures.runs()
                .forEach(run -> background.pathsAt(run.epsilon()).ifPresent(paths -> orderParameters(run, paths)));
    }

    private void orderParameters(Run run, ClassPaths paths) {
        boolean first = run == prediction.runs().get(0);
        page.raw("<details" + (first ? " open" : "") + " class=\"only-live\"><summary>"
                + Html.typeset("Order parameters of the classes at ε = " + Notation.epsilon(run.epsilon()))
                + "</summary>\n<div class=\"pair\">\n");
        page.raw(WebPage.figure("", charts.weights(paths, run), "Weights a over time, from blue for the lowest a(0)."));
        page.raw(WebPage.figure("", charts.overlaps(paths, run), "Overlaps s over time."));
        page.raw("</div>\n");
        page.raw(WebPage.figure("", charts.portrait(paths), "The same in the plane of s and a."));
        page.raw("</details>\n");
    }

    /** One-pass SGD with step η needs t/η samples to first-layer time t (theory.md §7). */
    private void samples() {
        if (prediction.runs().isEmpty()) {
            return;
        }
        page.element("h2", "Samples that SGD needs");
        page.raw("<p>"
                + Html.typeset(
                        "One-pass SGD with step η takes t_k/η samples to learn degree k; the step must stay below about"
                                + " 1/d, d the dimension.")
                + " <label class=\"only-live\">η = <input id=\"step\" inputmode=\"decimal\" value=\"" + STEP
                + "\"></label></p>\n");
        tables.samples(STEP);
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

    private void details() {
        page.element("h2", "Numbers in full");
        for (Run run : prediction.runs()) {
            page.raw("<h3>" + Html.typeset("ε = " + Notation.epsilon(run.epsilon())) + "</h3>\n");
            tables.times(run);
            sections.note(outcome(run));
            tables.segments(run);
        }
        page.element("h3", "Coefficients");
        tables.coefficients();
        sections.reproduction(
                provenance,
                List.of(
                        List.of("target φ", prediction.links().targetName()),
                        List.of("activation σ", prediction.links().activationName()),
                        List.of("start a(0)", prediction.law() + ", " + prediction.classCount() + " classes")));
    }

    private static String outcome(Run run) {
        return "Risk " + Notation.number(run.finalRisk(), 6) + " at t = " + Notation.number(run.endTime(), 6) + "; "
                + run.evaluations() + " evaluations, method: " + run.method().label() + ". "
                + run.termination().advice();
    }
}
