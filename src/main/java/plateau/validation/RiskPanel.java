package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import plateau.timescale.Progress;

/** The risk curves of an experiment in one figure: mean-field, finite m at d = ∞, finite d, SGD with its band. */
final class RiskPanel {
    private static final double CONFIDENCE = 0.95;

    private RiskPanel() {}

    /** Drawn from the SGD runs with the smallest step; empty if there are none. */
    static Optional<Panel> of(Laboratory laboratory) {
        return laboratory.finest().map(ensemble -> panel(laboratory, ensemble));
    }

    private static Panel panel(Laboratory laboratory, SgdEnsemble ensemble) {
        Problem problem = laboratory.problem();
        double[] times = laboratory.denseTimes();
        int width = ensemble.plan().width();
        double from = times[0];
        List<Curve> curves = new ArrayList<>();
        curves.add(band("SGD, ηd = " + ensemble.plan().scaledStep() + ", mean and 95 % of runs", ensemble.sgd()));
        curves.add(line("overlap flow, d = " + ensemble.plan().dimension() + ", same starts, mean", ensemble.flow()));
        Trace classes = laboratory.classFlow(problem, width, times, Progress.SILENT);
        curves.add(
                new Curve("class overlap flow, m = " + width + ", d = ∞", 1, Curve.Look.DASHES, classes.points(from)));
        Trace limit = laboratory.meanField(problem, times, Progress.SILENT);
        curves.add(new Curve("mean-field, m = ∞, d = ∞", 6, Curve.Look.DASHES, limit.points(from)));
        return new Panel("risk", "Risk against time", "first-layer time t", "risk R(t)", true, false, curves);
    }

    private static Curve band(String name, List<Trace> traces) {
        return curve(name, 5, Curve.Look.BAND, traces, values -> {
            double mean = Means.interval(values, CONFIDENCE).estimate();
            Percentile percentile = new Percentile();
            percentile.setData(values);
            return new Interval(
                    mean, Math.min(mean, percentile.evaluate(2.5)), Math.max(mean, percentile.evaluate(97.5)));
        });
    }

    private static Curve line(String name, List<Trace> traces) {
        return curve(name, 0, Curve.Look.LINE, traces, values -> {
            double mean = Means.interval(values, CONFIDENCE).estimate();
            return new Interval(mean, mean, mean);
        });
    }

    private static Curve curve(
            String name, int color, Curve.Look look, List<Trace> traces, Function<double[], Interval> summary) {
        List<Curve.Point> points = new ArrayList<>();
        int size = traces.stream().mapToInt(Trace::size).min().orElse(0);
        for (int i = 0; i < size; i++) {
            int record = i;
            double[] values =
                    traces.stream().mapToDouble(trace -> trace.risk(record)).toArray();
            Interval interval = summary.apply(values);
            double t = traces.get(0).time(i);
            boolean later =
                    points.isEmpty() || t > points.get(points.size() - 1).x();
            if (later && t > 0) {
                points.add(new Curve.Point(t, interval.estimate(), interval.low(), interval.high()));
            }
        }
        return new Curve(name, color, look, points);
    }
}
