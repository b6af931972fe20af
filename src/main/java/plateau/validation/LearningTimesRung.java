package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;
import plateau.flow.LinkPair;
import plateau.timescale.Progress;

/**
 * The learning time of every degree (theory.md §8) side by side: mean-field, finite m at d = ∞, finite d over random starts, and
 * SGD from the same starts, the last two with bootstrap intervals. SGD is held against the overlap flow start by start.
 *
 * 0param plan the SGD runs
 * 1param allowed the part of a learning time by which SGD at this step may differ
 * 2param level q, the part of the energy that is left when a degree counts as learned
 */
record LearningTimesRung(SgdPlan plan, double allowed, double level) implements Rung {
    private static final double CONFIDENCE = 0.99;
    private static final double OPERATIONS_PER_SECOND = 2e9;
    private static final int WIDEST = 64;

    static LearningTimesRung read(TomlTable table, Problem problem) throws ExperimentException {
        int width = table.whole("width", 1, WIDEST);
        Widths.require(table, "width", problem, width);
        SgdPlan plan = new SgdPlan(
                width,
                table.whole("dimension", 2, 1_000_000),
                table.number("scaled-step", 1e-6, 1),
                table.whole("seeds", 2, 100_000),
                table.whole("batch", 1, 100_000, 1),
                table.number("label-noise", 0, 1e6, 0),
                false,
                table.number("until", problem.times().get(0), problem.end(), problem.end()));
        return new LearningTimesRung(plan, table.number("allowed", 0, 1), table.number("level", 0.01, 0.99, 0.5));
    }

    @Override
    public String name() {
        return "learning-times";
    }

    @Override
    public String question() {
        return "Is every degree learned when the reduced flows say, and never if they say so?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 2 + plan.operations() / OPERATIONS_PER_SECOND / laboratory.threads();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        double[] times = laboratory.denseTimes();
        Trace meanField = laboratory.meanField(problem, times, progress);
        Trace classes = laboratory.classFlow(problem, plan.width(), times, progress);
        SgdEnsemble ensemble = laboratory.ensemble(plan, progress);
        List<Comparison> comparisons = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        LinkPair links = problem.links();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.phi(k) != 0) {
                Row row = row(k, links.phi(k), meanField, classes, ensemble, problem.seed());
                rows.add(row);
                comparisons.add(links.sigma(k) == 0 ? never(row) : paired(row, problem.seed()));
            }
        }
        String resolution = String.format(
                Locale.ROOT,
                "Read off records %.2g %% apart in time, linear in between; m = %d, d = %d, ηd = %.3g, %d starts.",
                100 * laboratory.resolution(),
                plan.width(),
                plan.dimension(),
                plan.scaledStep(),
                plan.seeds());
        return new RungResult(name(), question(), comparisons, List.of(panel(rows)), List.of(resolution), 0);
    }

    /** The times of one degree; those of runs that never learn it are missing. */
    private record Row(
            int degree,
            OptionalDouble meanField,
            OptionalDouble classes,
            double[] overlap,
            double[] sgd,
            double[] late) {}

    private Row row(int k, double phi, Trace meanField, Trace classes, SgdEnsemble ensemble, long seed) {
        List<Double> overlap = new ArrayList<>();
        List<Double> sgd = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        for (int j = 0; j < ensemble.sgd().size(); j++) {
            OptionalDouble flow = ensemble.flow().get(j).learningTime(k, phi, level);
            OptionalDouble run = ensemble.sgd().get(j).learningTime(k, phi, level);
            flow.ifPresent(overlap::add);
            run.ifPresent(sgd::add);
            if (flow.isPresent() && run.isPresent()) {
                late.add(run.getAsDouble() - flow.getAsDouble());
            }
        }
        return new Row(
                k,
                meanField.learningTime(k, phi, level),
                classes.learningTime(k, phi, level),
                array(overlap),
                array(sgd),
                array(late));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private Comparison never(Row row) {
        int learned = row.overlap.length
                + row.sgd.length
                + (row.meanField.isPresent() ? 1 : 0)
                + (row.classes.isPresent() ? 1 : 0);
        return new Comparison(
                "t_" + row.degree + ", σ_" + row.degree + " = 0",
                learned,
                0,
                learned + " runs learned it",
                "a degree that the activation lacks is never learned",
                Suspect.REDUCTION);
    }

    private Comparison paired(Row row, long seed) {
        String name = "t_" + row.degree + ", SGD − overlap flow from the same start";
        if (row.overlap.length == 0 && row.sgd.length == 0) {
            return new Comparison(
                    name, 0, allowed, side(row, seed), "not learned before the end by either", Suspect.STEP);
        }
        if (row.late.length < 2 || row.late.length < plan.seeds()) {
            int apart = Math.abs(row.overlap.length - row.sgd.length);
            return new Comparison(
                    name,
                    (double) apart / plan.seeds(),
                    allowed,
                    side(row, seed),
                    "not all runs learned it before the end: the share of starts on which the two differ",
                    Suspect.NOISE);
        }
        Interval late = Bootstrap.mean(row.late, CONFIDENCE, Seeds.of(seed, row.degree, 3));
        double scale = StatUtils.mean(row.overlap);
        double distance = late.covers(0) ? 0 : Math.min(Math.abs(late.low()), Math.abs(late.high()));
        return new Comparison(
                name,
                distance / scale,
                allowed,
                side(row, seed) + String.format(Locale.ROOT, "; difference %s", late.text()),
                "distance of the 99 % bootstrap interval from 0 over t: the bias O(ηd) of SGD at this step",
                Suspect.STEP);
    }

    private String side(Row row, long seed) {
        return "mean-field " + text(row.meanField) + ", m = " + plan.width() + " " + text(row.classes) + ", finite d "
                + text(row.overlap, Seeds.of(seed, row.degree, 4)) + ", SGD "
                + text(row.sgd, Seeds.of(seed, row.degree, 5));
    }

    private static String text(OptionalDouble time) {
        return time.isPresent() ? String.format(Locale.ROOT, "%.4g", time.getAsDouble()) : "never";
    }

    private String text(double[] times, long seed) {
        if (times.length < 2) {
            return times.length + " of " + plan.seeds();
        }
        String interval = Bootstrap.mean(times, CONFIDENCE, seed).text();
        return times.length == plan.seeds() ? interval : interval + " in " + times.length + " of " + plan.seeds();
    }

    private Panel panel(List<Row> rows) {
        List<Curve> curves = new ArrayList<>();
        curves.add(points("mean-field", 0, rows, -0.15, row -> one(row.meanField)));
        curves.add(points("m = " + plan.width() + ", d = ∞", 1, rows, -0.05, row -> one(row.classes)));
        curves.add(points("overlap flow, d = " + plan.dimension(), 2, rows, 0.05, row -> row.overlap));
        curves.add(points("SGD", 3, rows, 0.15, row -> row.sgd));
        return new Panel(
                "times",
                "Learning time of every degree, mean and range over starts",
                "degree k",
                "learning time tₖ",
                false,
                true,
                curves);
    }

    private static double[] one(OptionalDouble time) {
        return time.stream().toArray();
    }

    private interface Times {
        double[] of(Row row);
    }

    private static Curve points(String name, int color, List<Row> rows, double offset, Times times) {
        List<Curve.Point> points = new ArrayList<>();
        for (Row row : rows) {
            double[] all = times.of(row);
            double mean = StatUtils.mean(all);
            if (all.length > 0 && mean > 0) {
                points.add(new Curve.Point(row.degree + offset, mean, least(all), most(all)));
            }
        }
        return new Curve(name, color, Curve.Look.MARKS, points);
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double most(double[] values) {
        return Arrays.stream(values).max().orElse(Double.NaN);
    }
}
