package plateau.report;

import java.util.List;
import plateau.timescale.ClassPaths;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;

/** The charts of a prediction's page. */
final class PredictionCharts {
    private static final String TIME = OrderParameterCharts.TIME;

    private final Prediction prediction;

    PredictionCharts(Prediction prediction) {
        this.prediction = prediction;
    }

    /** R(t) at every ε with its learning times, and the heights of the plateaus; with one run also its segments. */
    ChartSpec risk(List<Run> runs) {
        ChartSpec chart = new ChartSpec("Risk against time", "risk", TIME, "risk R").scales(true, false);
        for (Run run : runs) {
            ResidualCurve curve = run.curve();
            chart.curve("ε = " + Notation.epsilonTypeset(run.epsilon()), curve.size(), curve::time, curve::risk);
        }
        prediction.plateaus().forEach(plateau -> chart.level(plateau.risk()));
        if (runs.size() == 1) {
            return chart.times(runs.get(0)).segments(runs.get(0));
        }
        for (int i = 0; i < runs.size(); i++) {
            ResidualCurve curve = runs.get(i).curve();
            chart.times(runs.get(i), i, time -> CurveFigures.at(curve, time, curve::risk));
        }
        return chart;
    }

    /** e_k²/φ_k² of the degrees of the target. */
    ChartSpec residuals(Run run) {
        ResidualCurve curve = run.curve();
        ChartSpec chart = new ChartSpec(
                        "Energy left in each degree", "residuals-" + Notation.epsilon(run.epsilon()), TIME, "eₖ² / φₖ²")
                .scales(true, true)
                .over(curve.size(), curve::time);
        for (int k = 0; k <= curve.degree(); k++) {
            double phi = prediction.links().phi(k);
            if (phi != 0) {
                int degree = k;
                chart.curve("degree " + k, curve.size(), i -> {
                    double part = curve.residual(i, degree) / phi;
                    return part * part;
                });
            }
        }
        return chart.times(run).segments(run);
    }

    /** a(t) of the classes. */
    ChartSpec weights(ClassPaths paths, Run run) {
        return curves(paths).weights().times(run).segments(run);
    }

    /** s(t) of the classes. */
    ChartSpec overlaps(ClassPaths paths, Run run) {
        return curves(paths).overlaps().times(run).segments(run);
    }

    /** The classes in the plane of s and a. */
    ChartSpec portrait(ClassPaths paths) {
        return curves(paths).portrait();
    }

    private static OrderParameterCharts curves(ClassPaths paths) {
        return new OrderParameterCharts(
                "-" + Notation.epsilon(paths.epsilon()),
                paths.classes(),
                paths.size(),
                paths::time,
                paths::a,
                paths::s);
    }
}
