package plateau.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import plateau.flow.LinkPair;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Method;
import plateau.timescale.Progress;
import plateau.timescale.Run;
import plateau.timescale.SplitError;

/**
 * The error of the fast–slow learning times against the stiff reference over a list of ε, within the solve's own estimate; and what a slow
 * manifold cut at order j = 1, 2, 3 costs in the time of the degree that is learned after the first layer, if all before it are locked at
 * a fixed part of the wait ({@link SplitError}): it falls like ε^{j (p−l)/(2(l+1))}. The solve itself locks as early as its tolerance
 * allows, so that its own error hardly depends on ε.
 *
 * @param epsilons falling
 * @param rtol of the fast–slow solve
 * @param fitted how many of the smallest ε the orders are fitted over
 * @param allowed how far an order may be from the one derived
 */
record FastSlowOrderRung(List<Double> epsilons, double rtol, int fitted, double allowed) implements Rung {
    private static final double TIGHT = 1e-10;
    private static final double LESS_TIGHT = 1e-9;
    /** The orders whose terms are exact; the fourth is had by differences. */
    private static final int ORDERS = 3;
    /** What the integrations of a split solve leave, many times over. */
    private static final double RESOLVED = 5e-11;
    /** A time by which the degree has been learned, in units of its wait's power of ε. */
    private static final double LATE = 20;

    private static final double CONFIDENCE = 0.95;

    FastSlowOrderRung {
        epsilons = List.copyOf(epsilons);
    }

    static FastSlowOrderRung read(TomlTable table, Problem problem) throws ExperimentException {
        List<Double> epsilons = FastSystemRung.falling(table);
        return new FastSlowOrderRung(
                epsilons,
                table.number("rtol", 1e-11, 1e-4, 1e-8),
                table.whole("fitted", 3, epsilons.size(), epsilons.size()),
                table.number("allowed", 0, 1, 0.05));
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
        List<Run> solved = laboratory.fastSlow(epsilons, rtol, progress);
        List<Run> tight = laboratory
                .prediction(epsilons, Method.REFERENCE, TIGHT, progress)
                .runs();
        List<Run> less = laboratory
                .prediction(epsilons, Method.REFERENCE, LESS_TIGHT, progress)
                .runs();
        LinkPair links = laboratory.problem().links();
        List<Comparison> comparisons = new ArrayList<>();
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.learnable(k)) {
                List<Row> rows = rows(k, solved, tight, less);
                comparisons.add(estimate(k, rows));
                curves.addAll(curves(k, rows));
            }
        }
        splits(laboratory, comparisons, curves);
        Panel panel = new Panel(
                "order",
                "Relative error of the learning times: of the fast–slow solve, its own estimate (dashed), and of cut manifolds (lines)",
                "ε",
                "relative error of t_k",
                true,
                true,
                curves);
        return new RungResult(name(), question(), comparisons, List.of(panel), List.of(), 0);
    }

    /** One ε: the error, the solve's estimate of it, and what the reference resolves; NaN for a missing time. */
    private record Row(double epsilon, double error, double estimate, double resolution) {}

    private static List<Row> rows(int k, List<Run> solved, List<Run> tight, List<Run> less) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < solved.size(); i++) {
            double t = half(solved.get(i), k);
            double reference = half(tight.get(i), k);
            rows.add(new Row(
                    solved.get(i).epsilon(),
                    Math.abs(t / reference - 1),
                    solved.get(i).relativeErrorAt(k, t).orElse(0),
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
                String.format(
                        Locale.ROOT, "largest relative error %.2g, estimate there up to %.2g", largest, most(rows)),
                "the estimate must not be below the error, unless the reference cannot tell",
                Suspect.FAST_SLOW);
    }

    private static double most(List<Row> rows) {
        return rows.stream().mapToDouble(Row::estimate).max().orElse(0);
    }

    /** The orders of the manifolds in the wait for the degree after degree 1, if there are both. */
    private void splits(Laboratory laboratory, List<Comparison> comparisons, List<Curve> curves) {
        LinkPair links = laboratory.problem().links();
        int next = 2;
        while (next <= links.degree() && !links.learnable(next)) {
            next++;
        }
        if (!links.learnable(1) || next > links.degree()) {
            return;
        }
        double wait = (3.0 - next) / 4;
        List<Double> last = epsilons.subList(epsilons.size() - fitted, epsilons.size());
        List<SplitError> splits = new ArrayList<>();
        for (double epsilon : last) {
            double end = LATE * Math.pow(epsilon, wait);
            splits.add(SplitError.of(links, laboratory.problem().neurons(), epsilon, 1, next, end));
        }
        for (int order = 1; order <= ORDERS; order++) {
            double[] errors = new double[splits.size()];
            for (int i = 0; i < errors.length; i++) {
                errors[i] = splits.get(i).relative(order);
            }
            comparisons.add(order(next, order, last, errors));
            curves.add(Curve.of(
                    "cut at " + order,
                    order,
                    Curve.Look.LINE,
                    last.stream().mapToDouble(Double::doubleValue).toArray(),
                    errors));
        }
    }

    private Comparison order(int next, int order, List<Double> at, double[] errors) {
        List<Integer> seen = IntStream.range(0, errors.length)
                .filter(i -> errors[i] > RESOLVED)
                .boxed()
                .toList();
        double expected = SplitError.expected(1, next, order);
        String name = "order in ε of the error of t_" + next + " with the manifold cut at " + order;
        String reason = String.format(
                Locale.ROOT,
                "a locked residual is right to δ^%d, δ ~ ε^((p − l)/(2(l + 1))) the ratio of window and wait: order %.3g",
                order,
                expected);
        if (seen.size() < 3) {
            String few = String.format(
                    Locale.ROOT,
                    "only %d of %d ε have an error that is resolved (%.0g)",
                    seen.size(),
                    at.size(),
                    RESOLVED);
            return new Comparison(name, Double.POSITIVE_INFINITY, allowed, few, reason, Suspect.FAST_SLOW);
        }
        Interval slope = PowerLaw.exponent(
                seen.stream().mapToDouble(at::get).toArray(),
                seen.stream().mapToDouble(i -> errors[i]).toArray(),
                CONFIDENCE);
        return new Comparison(
                name,
                Math.abs(slope.estimate() - expected),
                allowed,
                String.format(Locale.ROOT, "%s from %d of %d ε", slope.text(), seen.size(), at.size()),
                reason,
                Suspect.FAST_SLOW);
    }

    private static List<Curve> curves(int k, List<Row> rows) {
        double[] x = rows.stream().mapToDouble(Row::epsilon).toArray();
        return List.of(
                Curve.of(
                        "",
                        k,
                        Curve.Look.DASHES,
                        x,
                        rows.stream().mapToDouble(Row::estimate).toArray()),
                Curve.of(
                        "t_" + k,
                        k,
                        Curve.Look.MARKS,
                        x,
                        rows.stream().mapToDouble(Row::error).toArray()));
    }
}
