package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Method;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/**
 * The error of the fast–slow learning times against the stiff reference over a list of ε: within the solve's own estimate, and of which
 * measured order in ε. A degree is locked as soon as the ratio δ of the time-scales is small enough for the tolerance, δ ~ ε^{1/4} for
 * degree 1 in the wait for degree 2, so that at a fixed tolerance the error need not fall with ε beyond what the tolerance asks; it must
 * not rise. Where it is below the reference's own resolution that is said.
 *
 * @param epsilons falling
 * @param rtol of the fast–slow solve
 * @param atLeast the least order that agrees
 */
record FastSlowOrderRung(List<Double> epsilons, double rtol, double atLeast) implements Rung {
    private static final double TIGHT = 1e-11;
    private static final double LESS_TIGHT = 1e-10;
    private static final double CONFIDENCE = 0.95;

    FastSlowOrderRung {
        epsilons = List.copyOf(epsilons);
    }

    static FastSlowOrderRung read(TomlTable table, Problem problem) throws ExperimentException {
        return new FastSlowOrderRung(
                FastSystemRung.falling(table),
                table.number("rtol", 1e-11, 1e-4, 1e-8),
                table.number("at-least", -1, 10, 0));
    }

    @Override
    public String name() {
        return "fast-slow-order";
    }

    @Override
    public String question() {
        return "Are the fast–slow learning times within their own estimate, and how does their error fall with ε?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.5 * epsilons.size();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        List<Run> solved = laboratory.prediction(epsilons, Method.FAST_SLOW, rtol, progress).runs();
        List<Run> tight = laboratory.prediction(epsilons, Method.REFERENCE, TIGHT, progress).runs();
        List<Run> less = laboratory.prediction(epsilons, Method.REFERENCE, LESS_TIGHT, progress).runs();
        LinkPair links = laboratory.problem().links();
        List<Comparison> comparisons = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.learnable(k)) {
                List<Row> rows = rows(k, solved, tight, less);
                comparisons.add(estimate(k, rows));
                comparisons.add(order(k, rows));
                curves.addAll(curves(k, rows));
            }
        }
        Panel panel = new Panel(
                "order",
                "Relative error of the fast–slow learning times, and the solve's own estimate (dashed)",
                "ε",
                "relative error of t_k",
                true,
                true,
                curves);
        return new RungResult(name(), question(), comparisons, List.of(panel), List.of(), 0);
    }

    /** One ε: the error, the solve's estimate of it, and what the reference resolves; NaN for a missing time. */
    private record Row(double epsilon, double error, double estimate, double resolution) {
        boolean seen() {
            return error > resolution;
        }
    }

    private static List<Row> rows(int k, List<Run> solved, List<Run> tight, List<Run> less) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < solved.size(); i++) {
            double t = half(solved.get(i), k);
            double reference = half(tight.get(i), k);
            rows.add(new Row(
                    solved.get(i).epsilon(),
                    Math.abs(t / reference - 1),
                    solved.get(i).relativeErrorAt(t).orElse(0),
                    Math.abs(half(less.get(i), k) / reference - 1)));
        }
        return rows;
    }

    private static double half(Run run, int k) {
        OptionalDouble time = run.timesOf(k).map(DegreeTimes::t50).orElse(OptionalDouble.empty());
        return time.orElse(Double.NaN);
    }

    private static Comparison estimate(int k, List<Row> rows) {
        double worst = 0;
        double largest = 0;
        for (Row row : rows) {
            double part = row.error / Math.max(row.estimate, row.resolution);
            worst = Math.max(worst, Double.isNaN(part) ? Double.POSITIVE_INFINITY : part);
            largest = Math.max(largest, row.error);
        }
        return new Comparison(
                "error of t_" + k + " over the solve's own estimate",
                worst,
                1,
                String.format(Locale.ROOT, "largest relative error %.2g, estimate there up to %.2g", largest, most(rows)),
                "the estimate must not be below the error, unless the reference cannot tell",
                Suspect.FAST_SLOW);
    }

    private static double most(List<Row> rows) {
        return rows.stream().mapToDouble(Row::estimate).max().orElse(0);
    }

    private Comparison order(int k, List<Row> rows) {
        List<Row> seen = rows.stream().filter(Row::seen).toList();
        String reason = String.format(
                Locale.ROOT, "the upper end of the interval must reach %.3g: the tolerance decides when to lock, not ε", atLeast);
        if (seen.size() < 3) {
            String below = String.format(
                    Locale.ROOT,
                    "below what the reference resolves (%.1g) at %d of %d ε",
                    rows.stream().mapToDouble(Row::resolution).max().orElse(0),
                    rows.size() - seen.size(),
                    rows.size());
            return new Comparison("order in ε of the error of t_" + k, 0, 0, below, reason, Suspect.FAST_SLOW);
        }
        Interval order = PowerLaw.exponent(
                seen.stream().mapToDouble(Row::epsilon).toArray(),
                seen.stream().mapToDouble(Row::error).toArray(),
                CONFIDENCE);
        return new Comparison(
                "order in ε of the error of t_" + k,
                Math.max(0, atLeast - order.high()),
                0,
                String.format(Locale.ROOT, "%s from %d of %d ε", order.text(), seen.size(), rows.size()),
                reason,
                Suspect.FAST_SLOW);
    }

    private static List<Curve> curves(int k, List<Row> rows) {
        double[] x = rows.stream().mapToDouble(Row::epsilon).toArray();
        return List.of(
                Curve.of("", k, Curve.Look.DASHES, x, rows.stream().mapToDouble(Row::estimate).toArray()),
                Curve.of("t_" + k, k, Curve.Look.MARKS, x, rows.stream().mapToDouble(Row::error).toArray()));
    }
}
