package plateau.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import plateau.timescale.Progress;
import plateau.timescale.WaitConvergence;
import plateau.timescale.WaitConvergence.Row;

/**
 * The constant c of the wait for degree 2 after degree 1, t_2 → c ε^{1/4}, three ways: from the stage equations; from the full flow less
 * the slow corrections that the composite formula knows, whose limit is c; and from the full flow alone, by least squares in powers of
 * ε^{1/12} (theory.md §4), which does not.
 *
 * @param epsilons falling
 * @param expected what c should be
 * @param within how far c may be from that
 * @param rtol of the stiff reference
 */
record WaitConstantRung(List<Double> epsilons, double expected, double within, double rtol) implements Rung {
    private static final double ALLOWED_ORDER = 0.05;
    private static final double CONFIDENCE = 0.95;
    /** Where the stiff flow's own error would hide what is left. */
    private static final double RESOLUTION = 100;

    WaitConstantRung {
        epsilons = List.copyOf(epsilons);
    }

    static WaitConstantRung read(TomlTable table, Problem problem) throws ExperimentException {
        if (!problem.links().learnable(1) || !problem.links().learnable(2)) {
            throw table.complaint("epsilons", "degrees 1 and 2 are not both learned: give σ_k φ_k ≠ 0 for k = 1 and 2");
        }
        List<Double> epsilons = new ArrayList<>(table.rising("epsilons", 8, 1e-30, 1e-4));
        Collections.reverse(epsilons);
        return new WaitConstantRung(
                epsilons,
                table.number("expected", 1e-6, 1e6),
                table.number("within", 0, 1),
                table.number("rtol", 1e-11, 1e-6, 1e-10));
    }

    @Override
    public String name() {
        return "wait-constant";
    }

    @Override
    public String question() {
        return "Does t_2/ε^(1/4) of the full flow tend to the constant of the stage equations?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.1 * epsilons.size();
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < epsilons.size(); i++) {
            progress.update("ε = " + epsilons.get(i), (double) i / epsilons.size());
            Laboratory.requireGoingOn(progress);
            rows.addAll(WaitConvergence.of(problem.links(), problem.neurons(), List.of(epsilons.get(i)), rtol));
        }
        return result(rows, WaitExtrapolation.of(problem, rows));
    }

    /** The comparisons of some rows. */
    RungResult result(List<Row> rows, WaitExtrapolation extrapolation) {
        double c = rows.get(0).constant();
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(new Comparison(
                "constant of the stage equations against " + expected,
                Math.abs(c - expected),
                within,
                String.format(Locale.ROOT, "c = %.8f", c),
                "as the experiment file says",
                Suspect.LAW));
        comparisons.add(order(rows));
        Interval free = extrapolation.limit();
        comparisons.add(new Comparison(
                "limit of (t_2 − t_1)/ε^(1/4) by least squares in ε^(1/12), free of c, against c",
                Math.abs(free.estimate() - c),
                free.halfWidth(),
                String.format(Locale.ROOT, "%.5f (%.5f to %.5f)", free.estimate(), free.low(), free.high()),
                "the whole range over the fits, since powers that the model lacks push all to one side: "
                        + extrapolation.fits(),
                Suspect.ASYMPTOTICS));
        return new RungResult(name(), question(), comparisons, List.of(panel(rows, free), left(rows)), notes(rows), 0);
    }

    private Comparison order(List<Row> rows) {
        List<Row> seen = seen(rows);
        Row last = rows.get(rows.size() - 1);
        double[] x = seen.stream().mapToDouble(Row::epsilon).toArray();
        double[] y = seen.stream().mapToDouble(WaitConstantRung::left).toArray();
        Interval order =
                x.length < 3 ? new Interval(Double.NaN, Double.NaN, Double.NaN) : PowerLaw.exponent(x, y, CONFIDENCE);
        return new Comparison(
                "order in ε of what the composite formula leaves",
                Math.abs(order.estimate() - 0.25),
                ALLOWED_ORDER,
                String.format(
                        Locale.ROOT,
                        "order %s; t_2/ε^(1/4) less the corrections is %.7f at ε = %.0e",
                        order.text(),
                        last.corrected(),
                        last.epsilon()),
                "the composite formula is right to relative order ε^(1/4); with a wrong stage a distance would stay and the order be 0",
                Suspect.ASYMPTOTICS);
    }

    private List<Row> seen(List<Row> rows) {
        return rows.stream().filter(row -> left(row) > RESOLUTION * rtol).toList();
    }

    private static double left(Row row) {
        return Math.abs(row.corrected() - row.constant());
    }

    private static List<String> notes(List<Row> rows) {
        StringBuilder text = new StringBuilder("t_2/ε^(1/4):");
        for (int i = 0; i < rows.size(); i += Math.max(1, rows.size() / 8)) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %.6f at %.0e",
                    i > 0 ? "," : "",
                    rows.get(i).scaled(),
                    rows.get(i).epsilon()));
        }
        return List.of(
                text.append('.').toString(),
                "The composite formula integrates the stage equations whose blow-up time is c, and has c as its limit: that the"
                        + " flow lies on it checks both together. The extrapolation uses the flow and the closed form of t_1 alone.");
    }

    private static Panel panel(List<Row> rows, Interval free) {
        double[] x = rows.stream().mapToDouble(Row::epsilon).toArray();
        double c = rows.get(0).constant();
        List<Curve.Point> band = new ArrayList<>();
        List<Curve.Point> level = new ArrayList<>();
        for (double epsilon : x) {
            band.add(new Curve.Point(epsilon, free.estimate(), free.low(), free.high()));
            level.add(Curve.Point.of(epsilon, c));
        }
        return new Panel(
                "constant",
                "t_2/ε^(1/4) of the flow and of the composite formula, whose limit is c; c itself; and an extrapolation that knows nothing of c",
                "ε",
                "t_2/ε^(1/4)",
                true,
                false,
                List.of(
                        new Curve("extrapolation free of c, with its spread", 5, Curve.Look.BAND, band),
                        new Curve("c of the stage equations", 6, Curve.Look.DASHES, level),
                        Curve.of(
                                "composite formula, whose limit is c",
                                1,
                                Curve.Look.LINE,
                                x,
                                column(rows, Row::composite)),
                        Curve.of("full flow", 0, Curve.Look.MARKS, x, column(rows, Row::scaled))));
    }

    private static Panel left(List<Row> rows) {
        double[] x = rows.stream().mapToDouble(Row::epsilon).toArray();
        double[] guide = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            guide[i] = left(rows.get(0)) * Math.pow(x[i] / x[0], 0.25);
        }
        return new Panel(
                "left",
                "What the composite formula leaves of t_2/ε^(1/4)",
                "ε",
                "|flow − composite| / ε^(1/4)",
                true,
                true,
                List.of(
                        Curve.of("ε^(1/4)", 6, Curve.Look.DASHES, x, guide),
                        Curve.of("full flow", 0, Curve.Look.MARKS, x, column(rows, WaitConstantRung::left))));
    }

    private static double[] column(List<Row> rows, java.util.function.ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).toArray();
    }
}
