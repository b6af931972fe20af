package plateau.validation;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import plateau.flow.InitialLaw;
import plateau.flow.InitialLawException;
import plateau.timescale.Progress;

/**
 * Two laws of a(0): the constant of a degree's learning time depends on the whole law (theory.md §4, the end), and for ±1
 * two classes balance, which takes longer. Which law is later must be the same in the limit and in SGD.
 *
 * @param other the law to compare with
 * @param degree the degree whose learning time is compared
 * @param factor how many times earlier the other law must be, at least
 * @param plan SGD runs under each law
 */
record LawRung(InitialLaw other, int degree, double factor, SgdPlan plan) implements Rung {
    private static final double LEVEL = 0.5;
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
        return new LawRung(other, degree, table.number("earlier-by", 1, 1e6), plan);
    }

    @Override
    public String name() {
        return "law";
    }

    @Override
    public String question() {
        return "Does the law of a(0) make the same difference in the limit and in SGD?";
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
        Comparison sgd = compare(
                "SGD, median of " + plan.seeds(),
                median(laboratory.ensemble(plan, spans.part(0)), own),
                median(elsewhere.ensemble(plan, spans.part(1)), own));
        return new RungResult(name(), question(), List.of(limit, sgd), List.of(), List.of(), 0);
    }

    /** The median counts a run that never learns as later than all. */
    private OptionalDouble median(SgdEnsemble ensemble, Problem problem) {
        double[] sorted = ensemble.sgd().stream()
                .mapToDouble(trace -> trace.learningTime(degree, problem.links().phi(degree), LEVEL)
                        .orElse(Double.POSITIVE_INFINITY))
                .sorted()
                .toArray();
        double median = sorted[sorted.length / 2];
        return Double.isFinite(median) ? OptionalDouble.of(median) : OptionalDouble.empty();
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
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
