package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import plateau.flow.LinkPair;
import plateau.timescale.Progress;

/**
 * Escape from the saddle s = 0 that σ_1 φ_1 = 0 makes (theory.md §4): at d = ∞ nothing of degree ≥ 1 is learned, at finite d the
 * start s ~ d^{−1/2} grows, to first order like
 *
 * <pre>
 *   ṡ_i = 2 σ_2 φ_2 a s_i − …,   a = φ_0 σ_0 / (σ_0² + (‖σ‖² − σ_0²)/m)
 * </pre>
 *
 * <p>(the dots stand for a damping of Σ s_i alone). All a_i tend to that common value, the balance of degree 0 at width m, within
 * a time m ε/(‖σ‖² − σ_0²), which must be short against the escape. With λ = 2 σ_2 φ_2 a the escape takes ln(d)/(2λ) plus a
 * constant.
 *
 * @param degree the degree whose learning tells the escape
 * @param width m
 * @param dimensions rising
 * @param seeds starts at each dimension
 */
record EscapeRung(int degree, int width, List<Double> dimensions, int seeds) implements Rung {
    private static final double LEVEL = 0.5;
    private static final double CONFIDENCE = 0.95;
    private static final double ALLOWED = 0.1;

    EscapeRung {
        dimensions = List.copyOf(dimensions);
    }

    static EscapeRung read(TomlTable table, Problem problem) throws ExperimentException {
        int degree = table.whole("degree", 2, problem.links().degree());
        if (problem.links().learnable(1)
                || !problem.links().learnable(2)
                || !problem.links().learnable(degree)) {
            throw table.complaint(
                    "degree", "an escape needs σ_1 φ_1 = 0, σ_2 φ_2 ≠ 0 and a learnable degree: change the problem");
        }
        int width = table.whole("width", 1, 1000);
        Widths.require(table, "width", problem, width);
        if (width < 2 || !(rate(problem, width) > 0)) {
            throw table.complaint(
                    "width",
                    "the saddle repels only if φ_0 σ_0 σ_2 φ_2 > 0 and m > 1: change the problem or give more neurons");
        }
        return new EscapeRung(
                degree, width, table.rising("dimensions", 3, width + 1.0, 1e15), table.whole("seeds", 2, 10_000));
    }

    @Override
    public String name() {
        return "escape";
    }

    @Override
    public String question() {
        return "Does finite d leave the saddle after a time that grows like ln d, and d = ∞ never?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.3 * seeds * dimensions.size() / laboratory.threads();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        double phi = problem.links().phi(degree);
        double[] times = laboratory.denseTimes();
        OptionalDouble limit =
                laboratory.classFlow(problem, width, times, progress).learningTime(degree, phi, LEVEL);
        Spans spans = Spans.of(progress, Laboratory.ones(dimensions.size()));
        List<double[]> escapes = new ArrayList<>();
        int starts = 0;
        for (int i = 0; i < dimensions.size(); i++) {
            String task = String.format(Locale.ROOT, "overlap flow, d = %.0e", dimensions.get(i));
            List<Trace> flows = laboratory.overlapFlows(
                    task, DimensionRung.starts(problem, width, dimensions.get(i), seeds), times, spans.part(i));
            starts += flows.size();
            escapes.add(flows.stream()
                    .flatMapToDouble(flow -> flow.learningTime(degree, phi, LEVEL).stream())
                    .toArray());
        }
        int escaped = escapes.stream().mapToInt(t -> t.length).sum();
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(never(limit));
        comparisons.add(always(starts, escaped));
        if (escaped == starts) {
            comparisons.add(growth(problem, escapes));
        }
        return new RungResult(name(), question(), comparisons, List.of(panel(escapes)), List.of(), 0);
    }

    private Comparison never(OptionalDouble limit) {
        return new Comparison(
                "degree " + degree + " learned at d = ∞",
                limit.isPresent() ? 1 : 0,
                0,
                limit.isPresent() ? "learned at " + limit.getAsDouble() : "never",
                "s = 0 is invariant at d = ∞",
                Suspect.REDUCTION);
    }

    private Comparison always(int starts, int escaped) {
        return new Comparison(
                "starts at finite d that do not escape before the end",
                starts - escaped,
                0,
                escaped + " of " + starts + " escape",
                "every start has s ≠ 0",
                Suspect.DIMENSION);
    }

    private Comparison growth(Problem problem, List<double[]> escapes) {
        SimpleRegression regression = new SimpleRegression();
        for (int i = 0; i < escapes.size(); i++) {
            for (double t : escapes.get(i)) {
                regression.addData(Math.log(dimensions.get(i)), t);
            }
        }
        double predicted = 1 / (2 * rate(problem, width));
        double half = regression.getSlopeConfidenceInterval(1 - CONFIDENCE);
        double slope = regression.getSlope();
        return new Comparison(
                "d t_" + degree + " / d ln d against 1/(2λ), relative",
                Math.abs(slope / predicted - 1),
                ALLOWED + half / predicted,
                String.format(
                        Locale.ROOT,
                        "%s, predicted %.3g",
                        new Interval(slope, slope - half, slope + half).text(),
                        predicted),
                String.format(
                        Locale.ROOT,
                        "first order in s; %.2g for slower modes still seen, and the half-width of the interval",
                        ALLOWED),
                Suspect.DIMENSION);
    }

    /** The growth rate λ. */
    private static double rate(Problem problem, int width) {
        LinkPair links = problem.links();
        double own = links.activation().norm2() - links.sigma(0) * links.sigma(0);
        double a = links.phi(0) * links.sigma(0) / (links.sigma(0) * links.sigma(0) + own / width);
        return 2 * links.sigma(2) * links.phi(2) * a;
    }

    private Panel panel(List<double[]> escapes) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < escapes.size(); i++) {
            double[] times = escapes.get(i);
            if (times.length > 0) {
                points.add(new Curve.Point(
                        dimensions.get(i),
                        Arrays.stream(times).average().orElseThrow(),
                        Arrays.stream(times).min().orElseThrow(),
                        Arrays.stream(times).max().orElseThrow()));
            }
        }
        return new Panel(
                "escape",
                "When degree " + degree + " is learned against the dimension",
                "dimension d",
                "learning time t of degree " + degree,
                true,
                false,
                List.of(new Curve("overlap flow, mean and range over starts", 0, Curve.Look.MARKS, points)));
    }
}
