package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import plateau.flow.LinkPair;
import plateau.network.NetworkStart;
import plateau.timescale.Progress;

/**
 * Whom the residuals of a fast–slow run are held against, all at its own sample times: the stiff reference; the class overlap flow at
 * rising m, whose distance falls like 1/m; the network in weight space at three small m from an orthonormal start, extrapolated in 1/m;
 * and SGD, less what the overlap flow from its own start knows of finite m and d, in the limit of its step to 0.
 *
 * @param widths of the class overlap flow, rising
 * @param networkWidth of the network in weight space, 0 for none
 * @param sgd the SGD runs by rising step, if any
 * @param halfWidth the widest half of an interval of the limit η → 0 that still tells something, as a part of S_k
 */
record Witnesses(List<Integer> widths, int networkWidth, List<SgdPlan> sgd, double halfWidth) {
    private static final double ORDER = 0.2;
    private static final double CONFIDENCE = 0.99;
    /** The estimate of the fast–slow solve is a fit over many cases, not a bound. */
    static final double FACTOR = 3;

    /** Allowed between two integrations of the same flow, as on the orthonormal rung. */
    private static final double SAME = 1e-6;

    Witnesses {
        widths = List.copyOf(widths);
        sgd = List.copyOf(sgd);
    }

    static Witnesses read(TomlTable table, Problem problem) throws ExperimentException {
        List<Integer> widths = table.has("widths") ? table.wholes("widths", 3, 2, 100_000_000) : List.of();
        int network = table.whole("network-width", 2, 200, 0);
        for (int width : widths) {
            Widths.require(table, "widths", problem, width);
        }
        if (network > 0) {
            Widths.require(table, "network-width", problem, network);
        }
        List<SgdPlan> sgd = table.has("sgd-dimension") ? plans(table, problem) : List.of();
        double allowed = sgd.isEmpty() ? 0 : table.number("sgd-half-width", 0, 1);
        return new Witnesses(widths.stream().sorted().toList(), network, sgd, allowed);
    }

    private static List<SgdPlan> plans(TomlTable table, Problem problem) throws ExperimentException {
        int width = table.whole("sgd-width", 1, 64);
        Widths.require(table, "sgd-width", problem, width);
        int dimension = table.whole("sgd-dimension", 2, 1_000_000);
        List<Double> steps = table.rising("sgd-scaled-steps", 3, 1e-6, 1);
        List<Integer> seeds = table.wholes("sgd-seeds", steps.size(), 2, 100_000);
        if (seeds.size() != steps.size()) {
            throw table.complaint("sgd-seeds", "give as many numbers of seeds as sgd-scaled-steps, " + steps.size());
        }
        List<SgdPlan> plans = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            plans.add(new SgdPlan(width, dimension, steps.get(i), seeds.get(i), 1, 0, false, problem.end()));
        }
        return plans;
    }

    double work(Laboratory laboratory) {
        double trained = sgd.stream().mapToDouble(SgdPlan::operations).sum() / 2e9 / laboratory.threads();
        return 1 + 0.3 * widths.size() + 5e-3 * networkWidth * networkWidth + trained;
    }

    /** Against the stiff reference at the ε of the stretches' run. */
    List<Comparison> reference(Laboratory laboratory, List<Stretch> stretches, Progress progress) {
        List<Comparison> comparisons = new ArrayList<>();
        if (stretches.isEmpty()) {
            return comparisons;
        }
        Problem problem =
                laboratory.problem().withEpsilon(stretches.get(0).run().epsilon());
        Trace reference = laboratory.meanField(problem, times(stretches), progress);
        for (Stretch stretch : stretches) {
            comparisons.add(new Comparison(
                    name(stretch) + ", against the stiff reference",
                    stretch.distance(problem.links(), reference::residualAt),
                    stretch.allowed(problem.links(), FACTOR),
                    String.format(
                            Locale.ROOT,
                            "%d samples from %s = %.3g to %.3g",
                            stretch.last() - stretch.first() + 1,
                            stretch.clock(),
                            stretch.stretched(stretch.first()),
                            stretch.stretched(stretch.last())),
                    String.format(
                            Locale.ROOT,
                            "%.0f times the solve's own estimate of its relative error, in time and in residual",
                            FACTOR),
                    Suspect.FAST_SLOW));
        }
        return comparisons;
    }

    /** The name of a comparison. */
    static String name(Stretch stretch) {
        return String.format(
                Locale.ROOT, "%s at ε = %.0e", stretch.name(), stretch.run().epsilon());
    }

    /** Against finite widths, the network and SGD at the experiment's own ε. */
    List<Comparison> full(Laboratory laboratory, List<Stretch> stretches, Progress progress) {
        List<Comparison> comparisons = new ArrayList<>();
        if (stretches.isEmpty()) {
            return comparisons;
        }
        if (!widths.isEmpty()) {
            comparisons.addAll(widths(laboratory, stretches, progress));
        }
        if (networkWidth > 0) {
            comparisons.addAll(network(laboratory, networkWidth, stretches, progress));
        }
        if (!sgd.isEmpty()) {
            comparisons.addAll(sgd(laboratory, stretches, progress));
        }
        return comparisons;
    }

    private static double[] times(List<Stretch> stretches) {
        TreeSet<Double> times = new TreeSet<>();
        for (Stretch stretch : stretches) {
            for (int i = stretch.first(); i <= stretch.last(); i++) {
                times.add(stretch.time(i));
            }
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private List<Comparison> widths(Laboratory laboratory, List<Stretch> stretches, Progress progress) {
        Problem problem = laboratory.problem();
        double[] times = times(stretches);
        double[][] distances = new double[stretches.size()][widths.size()];
        for (int i = 0; i < widths.size(); i++) {
            Trace flow = laboratory.classFlow(problem, widths.get(i), times, progress);
            for (int j = 0; j < distances.length; j++) {
                distances[j][i] = stretches.get(j).distance(problem.links(), flow::residualAt);
            }
        }
        double[] m = widths.stream().mapToDouble(Integer::doubleValue).toArray();
        List<Comparison> comparisons = new ArrayList<>();
        for (int j = 0; j < distances.length; j++) {
            comparisons.add(width(stretches.get(j), m, distances[j]));
        }
        return comparisons;
    }

    private static Comparison width(Stretch stretch, double[] m, double[] distances) {
        boolean usable = Arrays.stream(distances).allMatch(d -> d > 0 && Double.isFinite(d));
        Interval slope =
                usable ? PowerLaw.exponent(m, distances, CONFIDENCE) : new Interval(Double.NaN, Double.NaN, Double.NaN);
        Interval order = new Interval(-slope.estimate(), -slope.high(), -slope.low());
        int last = m.length - 1;
        return new Comparison(
                name(stretch) + ", order in m of the distance from the class overlap flow",
                Math.abs(order.estimate() - 1),
                ORDER,
                String.format(
                        Locale.ROOT, "order %s, distance %.2g at m = %.0f", order.text(), distances[last], m[last]),
                "the limit m → ∞ is reached like 1/m: with a wrong limit a distance would stay and the order fall",
                Suspect.FAST_SLOW);
    }

    /** At d = ∞ class overlap flow and network of the same width are the same, so what is left must vanish. */
    private List<Comparison> network(Laboratory laboratory, int width, List<Stretch> stretches, Progress progress) {
        Problem problem = laboratory.problem();
        double[] times = times(stretches);
        double[] a = ClassCounts.weights(problem.neurons(), width);
        Trace network =
                Trace.of(laboratory.network(NetworkStart.orthonormal(a), times, progress), problem.links(), false);
        Trace classes = laboratory.classFlow(problem, width, times, progress);
        List<Comparison> comparisons = new ArrayList<>();
        for (Stretch stretch : stretches) {
            double raw = stretch.distance(problem.links(), network::residualAt);
            double left = apart(stretch, problem, network::residualAt, classes::residualAt);
            comparisons.add(new Comparison(
                    name(stretch) + ", against the network in weight space",
                    left,
                    SAME,
                    String.format(
                            Locale.ROOT,
                            "distance %.2g at m = %d, of which the class overlap flow of that width explains all but %.1g",
                            raw,
                            width,
                            left),
                    "exact at d = m + 1 once finite m is accounted for: tolerances, quadrature and series are left",
                    Suspect.REDUCTION));
        }
        return comparisons;
    }

    private static double apart(Stretch stretch, Problem problem, Stretch.Other one, Stretch.Other other) {
        double worst = 0;
        for (int i = stretch.first(); i <= stretch.last(); i++) {
            for (int k : stretch.degrees()) {
                double t = stretch.time(i);
                double difference = Math.abs(one.at(t, k) - other.at(t, k)) / Stretch.scale(problem.links(), k);
                worst = Math.max(worst, Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference);
            }
        }
        return worst;
    }

    private List<Comparison> sgd(Laboratory laboratory, List<Stretch> stretches, Progress progress) {
        List<SgdEnsemble> ensembles = new ArrayList<>();
        for (SgdPlan plan : sgd) {
            ensembles.add(laboratory.ensemble(plan, progress));
        }
        LinkPair links = laboratory.problem().links();
        int intervals = stretches.stream().mapToInt(s -> s.degrees().size()).sum();
        double confidence = 1 - (1 - CONFIDENCE) / Math.max(1, intervals);
        List<Comparison> comparisons = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.time(stretch.middle()) <= laboratory.problem().end()) {
                stretch.degrees().stream()
                        .map(k -> sgd(links, ensembles, stretch, k, confidence))
                        .max(Comparator.comparingDouble(c -> c.measured() / c.allowed()))
                        .ifPresent(comparisons::add);
            }
        }
        return comparisons;
    }

    /** The degree of a stretch that comes out worst stands for all. */
    private Comparison sgd(LinkPair links, List<SgdEnsemble> ensembles, Stretch stretch, int k, double confidence) {
        int i = stretch.middle();
        double t = stretch.time(i);
        double[] steps = ensembles.stream().mapToDouble(e -> e.plan().step()).toArray();
        double[][] left = new double[steps.length][];
        for (int e = 0; e < left.length; e++) {
            left[e] = left(ensembles.get(e), t, k, Stretch.scale(links, k));
        }
        LimitRegression fit = LimitRegression.fit(steps, left, 1, confidence);
        Trace flow = ensembles.get(0).flow().get(0);
        boolean tells = fit.limit().halfWidth() <= halfWidth;
        return new Comparison(
                String.format(
                        Locale.ROOT,
                        "%s, e_%d at %s = %.3g, against SGD, η → 0",
                        name(stretch),
                        k,
                        stretch.clock(),
                        stretch.stretched(i)),
                tells ? Math.abs(fit.limit().estimate()) : Double.POSITIVE_INFINITY,
                fit.limit().halfWidth(),
                String.format(
                        Locale.ROOT,
                        "fast–slow %.4f, overlap flow from the first start %.4f; SGD less overlap flow %s, lack of fit %.2g of"
                                + " critical",
                        stretch.residual(i, k),
                        flow.residualAt(t, k),
                        fit.limit().text(),
                        fit.misfit()),
                String.format(
                        Locale.ROOT,
                        "the interval of the limit η → 0, all together at %.0f %%, must cover 0 and be no wider than %.3g; finite m and"
                                + " d are taken from the overlap flow of the same start",
                        100 * CONFIDENCE,
                        halfWidth),
                tells ? Suspect.STEP : Suspect.NOISE);
    }

    private static double[] left(SgdEnsemble ensemble, double t, int k, double scale) {
        double[] left = new double[ensemble.sgd().size()];
        for (int j = 0; j < left.length; j++) {
            left[j] = (ensemble.sgd().get(j).residualAt(t, k)
                            - ensemble.flow().get(j).residualAt(t, k))
                    / scale;
        }
        return left;
    }
}
