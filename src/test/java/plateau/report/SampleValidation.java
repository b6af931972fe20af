package plateau.report;

import java.util.List;
import plateau.derivation.Derivation;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;
import plateau.validation.Curve;
import plateau.validation.Curve.Look;
import plateau.validation.Curve.Point;
import plateau.validation.Panel;
import plateau.validation.Problem;
import plateau.validation.RungResult;
import plateau.validation.Suspect;
import plateau.validation.ValidationCase;

/** Results of an experiment that nobody ran, with every look that a figure can have. */
final class SampleValidation {
    static final Panel RISK = new Panel(
            "risk",
            "Risk against time",
            "first-layer time t",
            "risk R(t)",
            true,
            false,
            List.of(
                    new Curve("SGD", 5, Look.BAND, List.of(point(0.1, 1, 0.9, 1.1), point(1, 0.5, 0.4, 0.7))),
                    new Curve("limit", 6, Look.DASHES, List.of(Point.of(0.1, 1), Point.of(1, 0.5)))));

    static final Panel STEP = new Panel(
            "step",
            "Deviation against the step",
            "step",
            "R_SGD − R_flow",
            false,
            false,
            List.of(
                    new Curve("t = 1", 2, Look.MARKS, List.of(point(0.01, 0, -0.1, 0.1), point(0.02, 0.1, 0, 0.2))),
                    new Curve("", 2, Look.DASHES, List.of(Point.of(0, 0), Point.of(0.02, 0.1))),
                    new Curve("t = 2", 0, Look.MARKS, List.of(point(0.01, 0, -0.2, 0.1), point(0.02, 0.2, 0, 0.3)))));

    static final Panel TIMES = new Panel(
            "times",
            "Learning time of every degree",
            "degree k",
            "t_k",
            false,
            true,
            List.of(
                    new Curve("mean-field", 0, Look.MARKS, List.of(Point.of(-0.05, 1e-3), Point.of(0.95, 1e-2))),
                    new Curve("SGD", 1, Look.MARKS, List.of(Point.of(0.05, 1e-3), Point.of(1.05, 1e-2)))));

    private static final InitialLaw LAW = InitialLaw.parse("uniform:-1:1");
    private static final LinkPair LINKS = LinkPair.of(
            HermiteExpansion.ofCoefficients(0.5, 1), HermiteExpansion.of(FormulaLink.parse("gelu(z + 1/2)"), 6));

    private SampleValidation() {}

    private static Point point(double x, double y, double low, double high) {
        return new Point(x, y, low, high);
    }

    static Comparison comparison(String name, double measured, double allowed, Suspect culprit) {
        return new Comparison(name, measured, allowed, name + " 0.98 (0.96 to 1.00)", "why " + name, culprit);
    }

    static Derivation derivation() {
        return Derivation.of(LINKS, LAW, 4);
    }

    /** Two rungs that agree. */
    static CaseResult agreeing() {
        return of(
                "A title",
                rung("width", List.of(TIMES), comparison("order in m", 0.05, 0.2, Suspect.WIDTH)),
                rung("sgd", List.of(STEP), comparison("drift", 0, 1e-8, Suspect.STEP)));
    }

    /** One rung of two does not agree, and one of its numbers could not be measured. */
    static CaseResult disagreeing() {
        return of(
                "A title",
                rung("width", List.of(), comparison("order in m", 0.05, 0.2, Suspect.WIDTH)),
                rung(
                        "sgd",
                        List.of(STEP),
                        comparison("limit", 0.3, 0.2, Suspect.NOISE),
                        comparison("escape", Double.NaN, 0.2, Suspect.DIMENSION)));
    }

    static RungResult rung(String name, List<Panel> panels, Comparison... comparisons) {
        return new RungResult(
                name, "Does " + name + " hold?", List.of(comparisons), panels, List.of("A note of " + name + "."), 1);
    }

    static CaseResult of(String title, RungResult... rungs) {
        Problem problem = new Problem(
                LINKS,
                FormulaLink.parse("1/2 + z"),
                FormulaLink.parse("gelu(z + 1/2)"),
                LAW,
                4,
                1e-2,
                List.of(1.0),
                17);
        ValidationCase experiment = new ValidationCase("sample", title, "What it teaches.", problem, List.of());
        List<Panel> panels = new java.util.ArrayList<>(List.of(RISK));
        List.of(rungs).forEach(r -> panels.addAll(r.panels()));
        return new CaseResult(experiment, List.of(rungs), false, panels, 12);
    }
}
