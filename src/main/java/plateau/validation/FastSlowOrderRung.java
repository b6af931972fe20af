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
 * measured order in ε. As long as ε is not small the tolerance decides when a degree is locked and with it the error; from where every
 * lock is admitted at once, the error falls like δ³, δ ~ ε^{1/4} for degree 1 in the wait for degree 2, until the tolerance of the
 * steps is all that is left. Where there is nothing to measure that is said.
 *
 * @param epsilons falling
 * @param rtol of the fast–slow solve
 * @param fitted how many of the smallest ε the order is fitted over
 * @param allowed how far the order may be from the one derived
 */
record FastSlowOrderRung(List<Double> epsilons, double rtol, int fitted, double allowed) implements Rung {
    private static final double TIGHT = 1e-10;
    private static final double LESS_TIGHT = 1e-9;
    /** The steps of the fast–slow solve are held to ten times rtol. */
    private static final double STEPS = 10;

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
                table.number("allowed", 0, 1, 0.15));
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
        int before = 0;
        for (int k = 0; k <= links.degree(); k++) {
            if (links.learnable(k)) {
                List<Row> rows = rows(k, solved, tight, less);
                comparisons.add(estimate(k, rows));
                if (before >= 1) {
                    comparisons.add(order(before, k, rows));
                }
                before = k;
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

    /**
     * The locked residual is right to O(δ³), δ the ratio of the time-scales of the window ε^{1/(l+1)} and the wait ε^γ: δ ~
     * ε^{(p−l)/(2(l+1))}.
     */
    private static double expected(int l, int p) {
        return 3.0 * (p - l) / (2.0 * (l + 1));
    }

    private Comparison order(int l, int p, List<Row> rows) {
        List<Row> last = rows.subList(rows.size() - fitted, rows.size());
        double floor = STEPS * rtol;
        List<Row> seen = last.stream()
                .filter(row -> row.error > Math.max(floor, row.resolution))
                .toList();
        String name = "order in ε of the error of t_" + p;
        String reason = String.format(
                Locale.ROOT,
                "a locked residual is right to δ³, δ ~ ε^((p − l)/(2(l + 1))) the ratio of window and wait: order %.3g",
                expected(l, p));
        if (seen.size() < 3) {
            String below = String.format(
                    Locale.ROOT,
                    "not measured: below what the steps of either solve leave (%.1g) at %d of %d ε",
                    floor,
                    fitted - seen.size(),
                    fitted);
            return new Comparison(name, 0, allowed, below, reason, Suspect.FAST_SLOW);
        }
        Interval order = PowerLaw.exponent(
                seen.stream().mapToDouble(Row::epsilon).toArray(),
                seen.stream().mapToDouble(Row::error).toArray(),
                CONFIDENCE);
        return new Comparison(
                name,
                Math.abs(order.estimate() - expected(l, p)),
                allowed,
                String.format(Locale.ROOT, "%s from %d of %d ε", order.text(), seen.size(), fitted),
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
