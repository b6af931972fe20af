package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;
import plateau.timescale.Progress;

/**
 * SGD against the overlap flow from the same initial weights: D(t, η) = R_SGD(t) − R_flow(t) has a bias O(η d) and a noise
 * O(√(η d)) (theory.md §6), so that its limit η → 0, by weighted regression on η over a sequence of steps, is 0 if the flow is
 * right. The intervals of all times together hold with the stated confidence (Bonferroni).
 *
 * @param width m
 * @param dimension d
 * @param scaledSteps η d, rising
 * @param seeds runs at each step, in the same order
 * @param batch samples for each step
 * @param labelNoise τ
 * @param sameStart whether all runs share their initial weights
 * @param until the last time of comparison that counts
 * @param order of the model in η, 1 or 2: chosen in the file, not by the result
 * @param halfWidth the widest half of an interval that still tells something, as a part of the risk at the start
 * @param confidence of all intervals together
 */
record SgdRung(
        int width,
        int dimension,
        List<Double> scaledSteps,
        List<Integer> seeds,
        int batch,
        double labelNoise,
        boolean sameStart,
        double until,
        int order,
        double halfWidth,
        double confidence)
        implements Rung {
    private static final double OPERATIONS_PER_SECOND = 2e9;

    SgdRung {
        scaledSteps = List.copyOf(scaledSteps);
        seeds = List.copyOf(seeds);
    }

    static SgdRung read(TomlTable table, Problem problem) throws ExperimentException {
        int width = table.whole("width", 1, 10_000);
        Widths.require(table, "width", problem, width);
        int order = table.whole("order", 1, 2, 1);
        List<Double> steps = table.rising("scaled-steps", order + 2, 1e-6, 1);
        List<Integer> seeds = table.wholes("seeds", steps.size(), 2, 100_000);
        if (seeds.size() != steps.size()) {
            throw table.complaint(
                    "seeds",
                    seeds.size() + " numbers of seeds for " + steps.size()
                            + " scaled-steps: give one for each step, as in [16, 8, 8]");
        }
        int dimension = table.whole("dimension", 2, 1_000_000);
        double largest = steps.get(steps.size() - 1);
        double second = largest
                / dimension
                / problem.epsilon()
                * problem.links().activation().norm2();
        if (second > 1) {
            throw table.complaint(
                    "scaled-steps",
                    "the second layer would step by (η/ε) U(1) = " + second
                            + ", beyond 1 it cannot follow its flow: give smaller steps or a larger dimension");
        }
        return new SgdRung(
                width,
                dimension,
                steps,
                seeds,
                table.whole("batch", 1, 100_000, 1),
                table.number("label-noise", 0, 1e6, 0),
                table.flag("same-start", false),
                table.number("until", problem.times().get(0), problem.end(), problem.end()),
                order,
                table.number("half-width", 1e-6, 1),
                table.number("confidence", 0.5, 0.9999, 0.99));
    }

    @Override
    public String name() {
        return "sgd";
    }

    @Override
    public String question() {
        return "Does SGD tend to the overlap flow from the same initial weights as its step goes to 0?";
    }

    private List<SgdPlan> plans() {
        List<SgdPlan> plans = new ArrayList<>();
        for (int i = 0; i < scaledSteps.size(); i++) {
            plans.add(new SgdPlan(
                    width, dimension, scaledSteps.get(i), seeds.get(i), batch, labelNoise, sameStart, until));
        }
        return plans;
    }

    @Override
    public double work(Laboratory laboratory) {
        return plans().stream().mapToDouble(plan -> plan.operations()).sum()
                / OPERATIONS_PER_SECOND
                / laboratory.threads();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        List<SgdEnsemble> ensembles = new ArrayList<>();
        Spans spans = Spans.of(
                progress,
                plans().stream().mapToDouble(plan -> plan.operations()).toArray());
        for (int i = 0; i < scaledSteps.size(); i++) {
            ensembles.add(laboratory.ensemble(plans().get(i), spans.part(i)));
        }
        return result(laboratory.problem(), ensembles);
    }

    private double[] comparisonTimes(Problem problem) {
        return Arrays.stream(problem.comparisonTimes()).filter(t -> t <= until).toArray();
    }

    private RungResult result(Problem problem, List<SgdEnsemble> ensembles) {
        double[] times = comparisonTimes(problem);
        double[] steps = ensembles.stream().mapToDouble(e -> e.plan().step()).toArray();
        double perTime = 1 - (1 - confidence) / times.length;
        List<Comparison> comparisons = new ArrayList<>();
        List<LimitRegression> fits = new ArrayList<>();
        for (double t : times) {
            double[][] deviations = ensembles.stream().map(e -> e.deviations(t)).toArray(double[][]::new);
            if (Arrays.stream(deviations).flatMapToDouble(Arrays::stream).anyMatch(d -> !Double.isFinite(d))) {
                comparisons.add(lost(t));
                continue;
            }
            LimitRegression fit = LimitRegression.fit(steps, deviations, order, perTime);
            fits.add(fit);
            comparisons.add(limit(t, fit));
        }
        if (fits.size() == times.length) {
            double start = ensembles.get(0).flow().get(0).risk(0);
            comparisons.add(power(fits, start));
            comparisons.add(model(fits));
        }
        return new RungResult(
                name(), question(), comparisons, panels(problem, ensembles, fits, perTime), notes(times.length), 0);
    }

    private Comparison lost(double t) {
        return new Comparison(
                String.format(Locale.ROOT, "limit η → 0 of R_SGD − R_flow at t = %.4g", t),
                Double.NaN,
                0,
                "a run did not get there",
                "SGD diverged: its step is too large",
                Suspect.STEP);
    }

    private Comparison limit(double t, LimitRegression fit) {
        return new Comparison(
                String.format(Locale.ROOT, "limit η → 0 of R_SGD − R_flow at t = %.4g", t),
                Math.abs(fit.limit().estimate()),
                fit.limit().halfWidth(),
                String.format(Locale.ROOT, "%s, bias %.2g ηd", fit.limit().text(), fit.slope() / dimension),
                String.format(
                        Locale.ROOT, "the interval that covers 0 at all times together with %.4g %%", 100 * confidence),
                Suspect.REDUCTION);
    }

    private Comparison power(List<LimitRegression> fits, double start) {
        double widest =
                fits.stream().mapToDouble(f -> f.limit().halfWidth()).max().orElseThrow();
        return new Comparison(
                "widest half-width of the limits over R(0)",
                widest / start,
                halfWidth,
                String.format(Locale.ROOT, "%.2g of R(0) = %.3g", widest / start, start),
                "beyond it an interval that covers 0 would tell nothing",
                Suspect.NOISE);
    }

    private Comparison model(List<LimitRegression> fits) {
        double worst = fits.stream().mapToDouble(LimitRegression::misfit).max().orElseThrow();
        return new Comparison(
                "lack of fit of the model in η",
                worst,
                1,
                String.format(Locale.ROOT, "F is %.2g of its critical value", worst),
                (order == 1 ? "a straight line" : "a parabola")
                        + " in η must fit the means at every step; F test at the same confidence",
                Suspect.STEP);
    }

    private List<String> notes(int times) {
        int runs = seeds.stream().mapToInt(Integer::intValue).sum();
        return List.of(String.format(
                Locale.ROOT,
                "m = %d, d = %d, %d runs, %s%s, at ηd = %s with %s seeds; %d times, Bonferroni.",
                width,
                dimension,
                runs,
                sameStart ? "all from one start" : "each from its own start",
                labelNoise > 0 ? ", label noise τ = " + labelNoise : "",
                scaledSteps,
                seeds,
                times));
    }

    private List<Panel> panels(
            Problem problem, List<SgdEnsemble> ensembles, List<LimitRegression> fits, double perTime) {
        List<Curve> curves = new ArrayList<>();
        double[] times = comparisonTimes(problem);
        int[] shown = times.length <= 3 ? range(times.length) : new int[] {0, times.length / 2, times.length - 1};
        for (int i : shown) {
            if (i < fits.size()) {
                String at = String.format(Locale.ROOT, "t = %.3g", times[i]);
                curves.add(means(at, i, ensembles, times[i], perTime));
                curves.add(line(i, fits.get(i)));
            }
        }
        return List.of(new Panel(
                "step",
                "Deviation of SGD from the overlap flow against the step",
                "scaled step ηd",
                "R_SGD − R_flow, mean over seeds",
                false,
                false,
                curves));
    }

    private static int[] range(int n) {
        int[] range = new int[n];
        Arrays.setAll(range, i -> i);
        return range;
    }

    private static Curve means(String name, int color, List<SgdEnsemble> ensembles, double t, double confidence) {
        List<Curve.Point> points = new ArrayList<>();
        for (SgdEnsemble ensemble : ensembles) {
            double[] deviations = ensemble.deviations(t);
            double mean = StatUtils.mean(deviations);
            double half = Means.interval(deviations, confidence).halfWidth();
            points.add(new Curve.Point(ensemble.plan().scaledStep(), mean, mean - half, mean + half));
        }
        return new Curve(name, color, Curve.Look.MARKS, points);
    }

    private Curve line(int color, LimitRegression fit) {
        double[] x = new double[41];
        double[] y = new double[41];
        double last = scaledSteps.get(scaledSteps.size() - 1);
        for (int i = 0; i < x.length; i++) {
            x[i] = last * i / (x.length - 1);
            y[i] = fit.at(x[i] / dimension);
        }
        return Curve.of("", color, Curve.Look.DASHES, x, y);
    }
}
