package plateau.report;

import java.util.ArrayList;
import java.util.List;
import plateau.derivation.Derivation;
import plateau.validation.CaseResult;
import plateau.validation.Panel;
import plateau.validation.Problem;
import plateau.validation.RungResult;

/**
 * The result of one experiment as one self-contained HTML page, in the manner of {@link Report}: the question in formulas, the
 * verdict with a row for each rung, then rung by rung what was held against what, with its figures; what limits the reduced
 * equations, the equations of both sides, and how to make it again.
 */
public final class ValidationReport {
    /** Letters of a law of a(0) that a sentence carries. */
    private static final int LONGEST_LAW = 60;

    private final CaseResult result;
    private final Background background;
    private final List<String> limits;
    private final Provenance provenance;
    private final Html page = new Html();
    private final ReportSections sections = new ReportSections(page);
    private final ValidationTables tables;
    private int figures;

    /**
     * The page of a result.
     *
     * @param derivation the reduced equations of its target and activation
     * @param provenance how it was made
     */
    public ValidationReport(CaseResult result, Derivation derivation, Provenance provenance) {
        this.result = result;
        this.background = Background.of(derivation, List.of());
        this.limits = derivation.warnings();
        this.provenance = provenance;
        this.tables = new ValidationTables(result, page);
    }

    /** The page. */
    public String html() {
        if (page.toString().isEmpty()) {
            write();
        }
        return WebPage.of(result.experiment().title(), page.toString());
    }

    private void write() {
        question();
        sections.answer(new ValidationAnswer(result).sentences());
        tables.rungs();
        sections.note(
                "A rung asks one question by a few comparisons. What is measured is always a distance from what should"
                        + " be, so that smaller is better; one agrees if it is at most what is allowed.");
        overall();
        result.rungs().forEach(this::rung);
        sections.limits("What limits the reduced equations here", limits);
        network();
        sections.equations(
                "The reduced equations",
                background.equations(),
                "E[·] is the mean over the classes; plateau derive writes every step with its reason.");
        tables.reproduction(sections, provenance);
    }

    private void question() {
        Problem problem = result.experiment().problem();
        background.question().forEach(q -> page.raw(WebPage.formula(q)));
        page.raw(WebPage.formula(new KeyEquation(
                "epsilon",
                "\\varepsilon = " + Notation.epsilonLatex(problem.epsilon()),
                "ε = " + Notation.epsilon(problem.epsilon()))));
        sections.note(
                "Do the reduced equations tell how a two-layer network with this activation σ learns this target φ from"
                        + " y = φ(⟨u*, x⟩)? Where a network is trained, it is in weight space and shares no formula with them. a(0) from "
                        + law(problem.law().text()) + ".");
    }

    private static String law(String text) {
        return text.length() > LONGEST_LAW ? text.replaceFirst(":.*", ", written out at the end") : text;
    }

    /** The figures that belong to no rung: the risk of all models beside SGD. */
    private void overall() {
        List<Panel> overall = new ArrayList<>(result.panels());
        result.rungs().forEach(rung -> overall.removeAll(rung.panels()));
        if (!overall.isEmpty()) {
            page.element("h2", "Risk");
            overall.forEach(this::figure);
        }
    }

    private void rung(RungResult rung) {
        page.raw("<h2 id=\"" + ValidationTables.anchor(rung) + "\">" + Html.escape(rung.rung()) + ": "
                + ValidationTables.verdict(rung.verdict()) + "</h2>\n");
        page.raw("<p>" + Html.typeset(rung.question()) + "</p>\n");
        tables.comparisons(rung);
        rung.notes().forEach(sections::note);
        rung.panels().forEach(this::figure);
    }

    private void figure(Panel panel) {
        String drawing = PanelPlot.figure(panel).svgElement("panel" + figures++ + "-");
        ChartSpec chart = new PanelChart(panel).chart(ValidationPage.fileName(result, panel));
        page.raw(WebPage.figure(drawing, chart, panel.title() + "."));
        tables.numbers(panel);
    }

    private void network() {
        sections.equations(
                "The network",
                NetworkEquations.ALL,
                "Population gradient flow follows these by the exact gradient, SGD by"
                        + " samples, one at a time or in batches; both know φ and σ as plain functions.");
    }
}
