package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plateau.timescale.Progress;

/**
 * The mean-field flow against the class overlap flow at several widths: the distance of their risk curves falls like 1/m
 * (theory.md §2), so its measured order in m is 1.
 *
 * @param widths rising, each a number of neurons that the classes can share
 */
record WidthRung(List<Integer> widths) implements Rung {
    private static final double CONFIDENCE = 0.95;
    private static final double ALLOWED = 0.2;

    WidthRung {
        widths = List.copyOf(widths);
    }

    static WidthRung read(TomlTable table, Problem problem) throws ExperimentException {
        List<Integer> widths = table.wholes("widths", 3, 2, 100_000_000);
        for (int width : widths) {
            Widths.require(table, "widths", problem, width);
        }
        return new WidthRung(widths.stream().sorted().distinct().toList());
    }

    @Override
    public String name() {
        return "width";
    }

    @Override
    public String question() {
        return "Does the class overlap flow tend to the mean-field flow like 1/m?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.3 * widths.size();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        double[] times = laboratory.denseTimes();
        Trace limit = laboratory.meanField(problem, times, progress);
        double[] distances = new double[widths.size()];
        for (int i = 0; i < distances.length; i++) {
            progress.update("widths", (double) i / distances.length);
            Trace flow = laboratory.classFlow(problem, widths.get(i), times, progress);
            distances[i] = distance(flow, limit, problem);
        }
        return result(distances);
    }

    private static double distance(Trace flow, Trace limit, Problem problem) {
        double distance = 0;
        for (double t : problem.comparisonTimes()) {
            distance = Math.max(distance, Math.abs(flow.riskAt(t) - limit.riskAt(t)));
        }
        return distance;
    }

    private RungResult result(double[] distances) {
        double[] m = widths.stream().mapToDouble(Integer::doubleValue).toArray();
        Interval slope = PowerLaw.exponent(m, distances, CONFIDENCE);
        Interval order = new Interval(-slope.estimate(), -slope.high(), -slope.low());
        int last = distances.length - 1;
        Comparison comparison = new Comparison(
                "order in m of |R_classes − R_mean-field|",
                Math.abs(order.estimate() - 1),
                ALLOWED,
                "order " + order.text()
                        + String.format(Locale.ROOT, ", distance %.2g at m = %d", distances[last], widths.get(last)),
                "the distance is c/m + O(1/m²); the interval is the regression's",
                Suspect.WIDTH);
        double[] guide = new double[distances.length];
        for (int i = 0; i < guide.length; i++) {
            guide[i] = distances[last] * m[last] / m[i];
        }
        Panel panel = new Panel(
                "width",
                "Distance of the risk at width m from the mean-field limit",
                "width m",
                "max over t of |R(t; m) − R(t; ∞)|",
                true,
                true,
                List.of(
                        Curve.of("1/m", 6, Curve.Look.DASHES, m, guide),
                        Curve.of("class overlap flow", 0, Curve.Look.MARKS, m, distances)));
        return new RungResult(name(), question(), List.of(comparison), List.of(panel), new ArrayList<>(), 0);
    }
}
