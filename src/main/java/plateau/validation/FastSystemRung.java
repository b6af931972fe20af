package plateau.validation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import plateau.flow.LinkPair;
import plateau.timescale.DegreeOneLayer;
import plateau.timescale.DegreeZeroLayer;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/**
 * The fast system: every inner layer in its own stretched time, degree 0 on t/ε, degree 1 on t/√ε, later ones on (t − t_k)/window. The
 * fast–slow solve is held against closed forms and the stiff reference at small ε, against the full network at the experiment's own.
 *
 * @param epsilons falling
 * @param rtol of the fast–slow solve
 */
record FastSystemRung(List<Double> epsilons, double rtol, Witnesses witnesses) implements Rung {
    private static final double CONFIDENCE = 0.95;
    private static final double ORDER = 0.1;
    /** Of the estimate of what degree 1 does to degree 0. */
    private static final double BESIDE = 2;

    /** About how many samples a curve of a figure needs. */
    private static final int DRAWN = 150;

    FastSystemRung {
        epsilons = List.copyOf(epsilons);
    }

    static FastSystemRung read(TomlTable table, Problem problem) throws ExperimentException {
        return new FastSystemRung(
                falling(table), table.number("rtol", 1e-11, 1e-4, 1e-8), Witnesses.read(table, problem));
    }

    static List<Double> falling(TomlTable table) throws ExperimentException {
        List<Double> epsilons = new ArrayList<>(table.rising("epsilons", 3, 1e-30, 1));
        Collections.reverse(epsilons);
        return epsilons;
    }

    @Override
    public String name() {
        return "fast-system";
    }

    @Override
    public String question() {
        return "Is every inner layer of the fast–slow solve, in its own stretched time, that of the flow and of the network?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.2 * epsilons.size() + witnesses.work(laboratory);
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        LinkPair links = laboratory.problem().links();
        List<Run> runs = laboratory.fastSlow(epsilons, rtol, progress);
        List<Comparison> comparisons = new ArrayList<>();
        zero(laboratory.problem(), runs).forEach(comparisons::add);
        one(laboratory.problem(), runs).ifPresent(comparisons::add);
        for (Run run : runs) {
            comparisons.addAll(witnesses.reference(laboratory, Stretch.layers(links, run), progress));
        }
        Run coarse = laboratory.fastSlow(rtol, progress);
        comparisons.addAll(witnesses.full(laboratory, Stretch.layers(links, coarse), progress));
        return new RungResult(name(), question(), comparisons, panels(laboratory.problem(), runs), List.of(), 0);
    }

    private static List<Comparison> zero(Problem problem, List<Run> runs) {
        List<Comparison> comparisons = new ArrayList<>();
        for (Run run : runs) {
            Stretch.degreeZero(problem.links(), run).ifPresent(stretch -> {
                DegreeZeroLayer layer = DegreeZeroLayer.of(problem.links(), problem.neurons());
                double distance = stretch.distance(problem.links(), (t, k) -> layer.residual(t, run.epsilon()));
                comparisons.add(new Comparison(
                        Witnesses.name(stretch) + ", against e_0(0) exp(−σ_0² t/ε)",
                        distance,
                        beside(problem) * run.epsilon()
                                + Witnesses.FACTOR * run.relativeErrorAt(0).orElse(0),
                        String.format(Locale.ROOT, "off by %.2g ε", distance / run.epsilon()),
                        String.format(
                                Locale.ROOT,
                                "degree 1 pulls meanwhile: 2 (σ_1 φ_1)² T/σ_0² ε = %.0f ε at t = T ε, and the solve's estimate",
                                beside(problem)),
                        Suspect.FAST_SLOW));
            });
        }
        return comparisons;
    }

    /** In the time T ε overlaps grow to σ_1φ_1 a T ε, whose pull (σ_1φ_1) s on a degree 0 follows at 1/σ_0². */
    private static double beside(Problem problem) {
        LinkPair links = problem.links();
        double alpha = links.degree() < 1 ? 0 : links.sigma(1) * links.phi(1);
        double rate = links.sigma(0) * links.sigma(0);
        return BESIDE * alpha * alpha * (Stretch.LONG / rate) / rate;
    }

    /** The logistic profile is the leading order; what is left falls like √ε. */
    private static Optional<Comparison> one(Problem problem, List<Run> runs) {
        double[] x = new double[runs.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            Optional<Stretch> stretch = Stretch.degreeOne(problem.links(), runs.get(i));
            if (stretch.isEmpty()) {
                return Optional.empty();
            }
            double epsilon = runs.get(i).epsilon();
            DegreeOneLayer layer = DegreeOneLayer.of(problem.links(), problem.neurons());
            x[i] = epsilon;
            y[i] = Math.max(
                    Double.MIN_NORMAL, stretch.get().distance(problem.links(), (t, k) -> layer.residual(t, epsilon)));
        }
        Interval order = PowerLaw.exponent(x, y, CONFIDENCE);
        return Optional.of(new Comparison(
                "layer of degree 1, order in ε of the distance from the logistic profile",
                Math.abs(order.estimate() - 0.5),
                ORDER,
                String.format(
                        Locale.ROOT,
                        "order %s, distance %.2g at ε = %.0e",
                        order.text(),
                        y[y.length - 1],
                        x[x.length - 1]),
                "leading order leaves O(√ε): degree 2 pulls while degree 1 is learned",
                Suspect.ASYMPTOTICS));
    }

    private static List<Panel> panels(Problem problem, List<Run> runs) {
        List<Panel> panels = new ArrayList<>();
        LinkPair links = problem.links();
        for (int k = 0; k <= links.degree(); k++) {
            List<Curve> curves = new ArrayList<>();
            String clock = "";
            for (int i = 0; i < runs.size(); i++) {
                Optional<Stretch> stretch = layer(links, runs.get(i), k);
                if (stretch.isPresent()) {
                    clock = stretch.get().clock();
                    curves.add(curve(stretch.get(), k, i));
                    if (i == runs.size() - 1) {
                        closed(problem, stretch.get(), k).ifPresent(curves::add);
                    }
                }
            }
            if (!curves.isEmpty()) {
                panels.add(new Panel(
                        "layer-" + k,
                        "The layer of degree " + k + " in its own stretched time",
                        clock,
                        "residual e_" + k,
                        false,
                        false,
                        curves));
            }
        }
        return panels;
    }

    private static Optional<Stretch> layer(LinkPair links, Run run, int k) {
        if (k == 0) {
            return Stretch.degreeZero(links, run);
        }
        return k == 1 ? Stretch.degreeOne(links, run) : links.learnable(k) ? Stretch.later(run, k) : Optional.empty();
    }

    private static Curve curve(Stretch stretch, int k, int color) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = stretch.first(); i <= stretch.last(); i += thinned(stretch)) {
            points.add(Curve.Point.of(stretch.stretched(i), stretch.residual(i, k)));
        }
        String name =
                String.format(Locale.ROOT, "fast–slow, ε = %.0e", stretch.run().epsilon());
        return new Curve(name, color, Curve.Look.LINE, points);
    }

    private static int thinned(Stretch stretch) {
        return 1 + (stretch.last() - stretch.first()) / DRAWN;
    }

    private static Optional<Curve> closed(Problem problem, Stretch stretch, int k) {
        if (k > 1) {
            return Optional.empty();
        }
        double epsilon = stretch.run().epsilon();
        List<Curve.Point> points = new ArrayList<>();
        for (int i = stretch.first(); i <= stretch.last(); i += thinned(stretch)) {
            double value = k == 0
                    ? DegreeZeroLayer.of(problem.links(), problem.neurons()).residual(stretch.time(i), epsilon)
                    : DegreeOneLayer.of(problem.links(), problem.neurons()).residual(stretch.time(i), epsilon);
            points.add(Curve.Point.of(stretch.stretched(i), value));
        }
        return Optional.of(new Curve(k == 0 ? "exponential" : "logistic profile", 6, Curve.Look.DASHES, points));
    }
}
