package plateau.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.timescale.DegreeTimes;
import plateau.timescale.LearningLaw;
import plateau.timescale.Method;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/**
 * The gap law (theory.md §4): the wait t_p − t_l for the next learnable degree p after l ≥ 1 goes like ε^γ, γ = (l + 2 − p)/(2(l + 1)).
 * The slope of ln(t_p − t_l) against ln ε is fitted over the smallest ε; where the stage equations blow up, wait/ε^γ is held
 * against their constant c.
 *
 * <p>What the slope may miss γ by is what the known corrections make of it. After degree 1 the wait is c ε^γ (1 + O(ε^x)) with x =
 * (p − 1)²/(4(p + 1)), so that the local slope is off by O(x ε^x). After l ≥ 2 finitely many classes have no finite c: the wait rises
 * against ε^γ about like a root of ln(1/ε), which takes 1/(2 ln(1/ε)) from the slope.
 *
 * @param after l
 * @param degree p
 * @param epsilons falling
 * @param fitted how many of the smallest ε the slope is fitted over
 * @param rtol of the solve
 */
record GapLawRung(int after, int degree, List<Double> epsilons, int fitted, double rtol) implements Rung {
    /** What the coefficient of ε^x may be, in units of the leading term. */
    private static final double COEFFICIENT = 2;
    /** The power of ln(1/ε) by which a wait after l ≥ 2 may rise against ε^γ. */
    private static final double LOGARITHM = 0.5;

    private static final double CONFIDENCE = 0.95;

    GapLawRung {
        epsilons = List.copyOf(epsilons);
    }

    static GapLawRung read(TomlTable table, Problem problem) throws ExperimentException {
        LinkPair links = problem.links();
        int after = table.whole("after", 1, links.degree());
        int degree = table.whole("degree", after + 1, Math.max(after + 1, links.degree()));
        for (int k = after; k <= degree; k++) {
            if (links.learnable(k) != (k == after || k == degree)) {
                throw table.complaint(
                        k == degree ? "degree" : "after",
                        "the target's degree " + k + (links.learnable(k) ? " is learned in between" : " is not learned")
                                + ": give two degrees with σ_k φ_k ≠ 0 and none such between them");
            }
        }
        List<Double> epsilons = new ArrayList<>(table.rising("epsilons", 3, 1e-30, 1e-2));
        Collections.reverse(epsilons);
        return new GapLawRung(
                after,
                degree,
                epsilons,
                table.whole("fitted", 3, epsilons.size(), Math.min(4, epsilons.size())),
                table.number("rtol", 1e-11, 1e-4, 1e-8));
    }

    @Override
    public String name() {
        return "gap-law";
    }

    @Override
    public String question() {
        return "Does the wait for degree " + degree + " after degree " + after
                + " go like ε^γ, γ = (l + 2 − p)/(2(l + 1)) = " + gammaText() + "?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.1 * epsilons.size();
    }

    private double gamma() {
        return (after + 2.0 - degree) / (2.0 * (after + 1));
    }

    private String gammaText() {
        int over = after + 2 - degree;
        int under = 2 * (after + 1);
        int common = Math.max(
                1,
                java.math.BigInteger.valueOf(over)
                        .gcd(java.math.BigInteger.valueOf(under))
                        .intValue());
        return over == 0 ? "0" : over / common + "/" + under / common;
    }

    /** One ε. */
    private record Row(double epsilon, double waited, double error, Run run) {}

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Prediction prediction = laboratory.prediction(epsilons, Method.FAST_SLOW, rtol, progress);
        List<Row> rows = new ArrayList<>();
        for (Run run : prediction.runs()) {
            row(run).ifPresent(rows::add);
        }
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(solved(prediction, rows));
        if (rows.size() == epsilons.size()) {
            comparisons.add(slope(rows));
            prediction
                    .lawOf(degree)
                    .map(LearningLaw::constant)
                    .orElse(OptionalDouble.empty())
                    .ifPresent(c -> comparisons.add(constant(rows, c)));
        }
        return new RungResult(name(), question(), comparisons, panels(rows), notes(rows), 0);
    }

    private java.util.Optional<Row> row(Run run) {
        OptionalDouble before = half(run, after);
        OptionalDouble then = half(run, degree);
        if (before.isEmpty() || then.isEmpty() || !(then.getAsDouble() > before.getAsDouble())) {
            return java.util.Optional.empty();
        }
        double error = run.relativeErrorAt(then.getAsDouble()).orElse(rtol);
        return java.util.Optional.of(new Row(run.epsilon(), then.getAsDouble() - before.getAsDouble(), error, run));
    }

    private static OptionalDouble half(Run run, int k) {
        return run.timesOf(k).map(DegreeTimes::t50).orElse(OptionalDouble.empty());
    }

    private Comparison solved(Prediction prediction, List<Row> rows) {
        long other = prediction.runs().stream()
                .filter(run -> run.method() != Method.FAST_SLOW)
                .count();
        long most = prediction.runs().stream().mapToLong(Run::evaluations).max().orElse(0);
        return new Comparison(
                "waits not found, or not by fast and slow system separately",
                epsilons.size() - rows.size() + other,
                0,
                String.format(
                        Locale.ROOT,
                        "%d of %d ε, %d by the stiff reference, at most %d evaluations",
                        rows.size(),
                        epsilons.size(),
                        other,
                        most),
                "the law is to be seen by the fast–slow solver",
                Suspect.FAST_SLOW);
    }

    private double correction() {
        return (degree - 1.0) * (degree - 1) / (4.0 * (degree + 1));
    }

    private Comparison slope(List<Row> rows) {
        List<Row> last = rows.subList(rows.size() - fitted, rows.size());
        double[] x = last.stream().mapToDouble(Row::epsilon).toArray();
        double[] y = last.stream().mapToDouble(Row::waited).toArray();
        Interval slope = PowerLaw.exponent(x, y, CONFIDENCE);
        double range = Math.log(x[0] / x[x.length - 1]);
        double middle = Math.sqrt(x[0] * x[x.length - 1]);
        double error = 2 * last.stream().mapToDouble(Row::error).max().orElse(0) / range;
        double known = after == 1
                ? COEFFICIENT * correction() * Math.pow(middle, correction())
                : LOGARITHM / Math.log(1 / middle);
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "slope of t_%d − t_%d from ε = %.0e to %.0e",
                        degree,
                        after,
                        x[0],
                        x[x.length - 1]),
                Math.abs(slope.estimate() - gamma()),
                known + error,
                String.format(
                        Locale.ROOT,
                        "%.5f (%.5f to %.5f), γ = %s",
                        slope.estimate(),
                        slope.low(),
                        slope.high(),
                        gammaText()),
                after == 1
                        ? String.format(
                                Locale.ROOT,
                                "%.0f x ε^x, x = (p − 1)²/(4(p + 1)) = %.3g, in the middle of the range, and the solve's error",
                                COEFFICIENT,
                                correction())
                        : String.format(
                                Locale.ROOT,
                                "finitely many classes have no finite c after l ≥ 2: the wait over ε^γ may rise like ln(1/ε)^%.2g,"
                                        + " which takes %.2g/ln(1/ε) off the slope (seen, not proved)",
                                LOGARITHM,
                                LOGARITHM),
                Suspect.ASYMPTOTICS);
    }

    private Comparison constant(List<Row> rows, double c) {
        Row last = rows.get(rows.size() - 1);
        double scaled = last.waited / Math.pow(last.epsilon, gamma());
        return new Comparison(
                String.format(Locale.ROOT, "wait over ε^γ at ε = %.0e against the constant of the stage", last.epsilon),
                Math.abs(scaled / c - 1),
                COEFFICIENT * Math.pow(last.epsilon, correction()) + 2 * last.error,
                String.format(Locale.ROOT, "%.8g, c = %.8g", scaled, c),
                String.format(
                        Locale.ROOT,
                        "the wait is c ε^γ (1 + O(ε^x)), x = %.3g: %.0f ε^x, and the solve's error",
                        correction(),
                        COEFFICIENT),
                Suspect.ASYMPTOTICS);
    }

    private List<String> notes(List<Row> rows) {
        StringBuilder text = new StringBuilder("Local slopes:");
        for (int i = 1; i < rows.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %.4f at %.0e",
                    i > 1 ? "," : "",
                    local(rows.get(i - 1), rows.get(i)),
                    rows.get(i).epsilon));
        }
        return List.of(text.append('.').toString());
    }

    private static double local(Row from, Row to) {
        return Math.log(to.waited / from.waited) / Math.log(to.epsilon / from.epsilon);
    }

    private List<Panel> panels(List<Row> rows) {
        if (rows.size() < 2) {
            return List.of();
        }
        double[] x = rows.stream().mapToDouble(Row::epsilon).toArray();
        double[] y = rows.stream().mapToDouble(Row::waited).toArray();
        double[] law = new double[x.length];
        int end = x.length - 1;
        for (int i = 0; i < x.length; i++) {
            law[i] = y[end] * Math.pow(x[i] / x[end], gamma());
        }
        double[] middles = new double[end];
        double[] slopes = new double[end];
        double[] level = new double[end];
        for (int i = 0; i < end; i++) {
            middles[i] = Math.sqrt(x[i] * x[i + 1]);
            slopes[i] = local(rows.get(i), rows.get(i + 1));
            level[i] = gamma();
        }
        String wait = "t_" + degree + " − t_" + after;
        return List.of(
                new Panel(
                        "wait",
                        "The wait for degree " + degree + " after degree " + after + ", and ε^γ through its last point",
                        "ε",
                        "wait " + wait,
                        true,
                        gamma() != 0,
                        List.of(
                                Curve.of("~ ε^(" + gammaText() + ")", 6, Curve.Look.DASHES, x, law),
                                Curve.of("fast–slow solve", 0, Curve.Look.MARKS, x, y))),
                new Panel(
                        "slope",
                        "Local slope of the wait against the exponent of the gap law",
                        "ε",
                        "d ln(" + wait + ") / d ln ε",
                        true,
                        false,
                        List.of(
                                Curve.of("γ = " + gammaText(), 6, Curve.Look.DASHES, middles, level),
                                Curve.of("fast–slow solve", 0, Curve.Look.MARKS, middles, slopes))));
    }
}
