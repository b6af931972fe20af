package plateau.validation;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.timescale.Progress;

/**
 * Two laws of a(0): the constant of a degree's learning time depends on the whole law (theory.md §4, the end), and for ±1
 * two classes balance in the limit, which takes longer. At finite m and d random starts disturb the balance; SGD must then do
 * what the overlap flow from its starts does, under either law.
 *
 * @param other the law to compare with
 * @param degree the degree whose learning time is compared
 * @param factor how many times earlier the other law must be, at least
 * @param plan SGD runs under each law
 * @param allowed the part of a learning time by which SGD at this step may differ from its flow
 */
record LawRung(InitialLaw other, int degree, double factor, SgdPlan plan, double allowed) implements Rung {
    private static final double LEVEL = 0.5;
    private static final double CONFIDENCE = 0.99;
    private static final double OPERATIONS_PER_SECOND = 2e9;

    static LawRung read(TomlTable table, Problem problem) throws ExperimentException {
        InitialLaw other;
        try {
            other = InitialLaw.parse(table.text("init", "a law of a(0): " + InitialLaw.FORMS));
        } catch (InitialLawException e) {
            throw table.complaint("init", String.valueOf(e.getMessage()));
        }
        int degree = table.whole("degree", 0, problem.links().degree());
        if (!problem.links().learnable(degree)) {
            throw table.complaint("degree", "degree " + degree + " is not learnable: give one with σ_k φ_k ≠ 0");
        }
        int width = table.whole("width", 1, 64);
        Widths.require(table, "width", problem, width);
        Widths.require(table, "width", problem.withLaw(other), width);
        SgdPlan plan = new SgdPlan(
                width,
                table.whole("dimension", 2, 1_000_000),
                table.number("scaled-step", 1e-6, 1),
                table.whole("seeds", 2, 100_000),
                1,
                0,
                false,
                table.number("until", problem.times().get(0), problem.end(), problem.end()));
        return new LawRung(other, degree, table.number("earlier-by", 1, 1e6), plan, table.number("allowed", 0, 1));
    }

    @Override
    public String name() {
        return "law";
    }

    @Override
    public String question() {
        return "Does the law of a(0) make its difference in the limit, and does SGD follow its flow under both laws?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 2 + 2 * plan.operations() / OPERATIONS_PER_SECOND / laboratory.threads();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem own = laboratory.problem();
        Problem changed = own.withLaw(other);
        double[] times = laboratory.denseTimes();
        Laboratory elsewhere = laboratory.with(changed);
        Spans spans = Spans.of(progress, new double[] {1, 1});
        Comparison limit = compare(
                "mean-field flow",
                laboratory
                        .meanField(own, times, progress)
                        .learningTime(degree, own.links().phi(degree), LEVEL),
                laboratory
                        .meanField(changed, times, progress)
                        .learningTime(degree, own.links().phi(degree), LEVEL));
        return new RungResult(
                name(),
                question(),
                List.of(
                        limit,
                        paired(own, laboratory.ensemble(plan, spans.part(0))),
                        paired(changed, elsewhere.ensemble(plan, spans.part(1)))),
                List.of(),
                List.of(String.format(
                        Locale.ROOT,
                        "m = %d, d = %d, ηd = %.3g, %d starts under each law; at m = %d, d = ∞ the class flow has %s here"
                                + " and %s there.",
                        plan.width(),
                        plan.dimension(),
                        plan.scaledStep(),
                        plan.seeds(),
                        plan.width(),
                        brief(classTime(laboratory, own, times, progress)),
                        brief(classTime(laboratory, changed, times, progress)))),
                0);
    }

    private double classTime(Laboratory laboratory, Problem problem, double[] times, Progress progress) {
        return laboratory
                .classFlow(problem, plan.width(), times, progress)
                .learningTime(degree, problem.links().phi(degree), LEVEL)
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** SGD − overlap flow, start by start, under one law. */
    private Comparison paired(Problem problem, SgdEnsemble ensemble) {
        String name = "t_" + degree + " under " + problem.law().text() + ", SGD − overlap flow from the same start";
        double[] flow = times(ensemble.flow(), problem);
        double[] sgd = times(ensemble.sgd(), problem);
        double[] late = new double[flow.length];
        for (int j = 0; j < late.length; j++) {
            late[j] = sgd[j] - flow[j];
        }
        if (!Double.isFinite(StatUtils.mean(late))) {
            return new Comparison(
                    name, Double.NaN, allowed, "not all runs learned it", "give a later end", Suspect.NOISE);
        }
        long seed = Seeds.of(problem.seed(), degree, 7);
        Interval interval = Bootstrap.mean(late, CONFIDENCE, seed);
        double distance = interval.covers(0) ? 0 : Math.min(Math.abs(interval.low()), Math.abs(interval.high()));
        return new Comparison(
                name,
                distance / StatUtils.mean(flow),
                allowed,
                "flow " + Bootstrap.mean(flow, CONFIDENCE, seed).text() + ", SGD "
                        + Bootstrap.mean(sgd, CONFIDENCE, seed).text() + "; difference " + interval.text(),
                "distance of the 99 % bootstrap interval from 0 over t: the bias O(ηd) of SGD at this step",
                Suspect.STEP);
    }

    /** The learning times of all runs, NaN where there is none. */
    private double[] times(List<Trace> traces, Problem problem) {
        return traces.stream()
                .mapToDouble(trace -> trace.learningTime(degree, problem.links().phi(degree), LEVEL)
                        .orElse(Double.NaN))
                .toArray();
    }

    private Comparison compare(String model, OptionalDouble own, OptionalDouble changed) {
        double early = changed.orElse(Double.NaN);
        double late = own.orElse(Double.POSITIVE_INFINITY);
        return new Comparison(
                "t_" + degree + " under " + other.text() + " over t_" + degree + " here, " + model,
                early / late,
                1 / factor,
                String.format(Locale.ROOT, "%.4g against %s", early, own.isPresent() ? brief(late) : "never"),
                "the law decides the constant; the file states by how much at least",
                Suspect.LAW);
    }

    private static String brief(double value) {
        return Double.isInfinite(value) ? "never" : String.format(Locale.ROOT, "%.4g", value);
    }
}
