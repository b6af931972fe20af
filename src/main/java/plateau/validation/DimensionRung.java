package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.stat.StatUtils;
import plateau.flow.OverlapStart;
import plateau.timescale.Progress;

/**
 * The overlap flow from random directions in R^d against d = ∞ at the same width. The start differs by s, r ~ d^{−1/2}
 * (theory.md §2), and to first order so does the risk: its deviation falls with the exponent −1/2.
 *
 * @param width m
 * @param dimensions rising
 * @param seeds starts at each dimension
 */
record DimensionRung(int width, List<Double> dimensions, int seeds) implements Rung {
    private static final double CONFIDENCE = 0.95;
    private static final double ALLOWED = 0.1;

    DimensionRung {
        dimensions = List.copyOf(dimensions);
    }

    static DimensionRung read(TomlTable table, Problem problem) throws ExperimentException {
        int width = table.whole("width", 1, 1000);
        Widths.require(table, "width", problem, width);
        return new DimensionRung(
                width, table.rising("dimensions", 3, width + 1.0, 1e15), table.whole("seeds", 2, 10_000));
    }

    @Override
    public String name() {
        return "dimension";
    }

    @Override
    public String question() {
        return "Does the overlap flow from random directions tend to d = ∞ like d^(−1/2)?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 0.3 * seeds * dimensions.size() / laboratory.threads();
    }

    /** Random starts at dimension d. */
    static List<OverlapStart> starts(Problem problem, int width, double dimension, int seeds) {
        double[] a = ClassCounts.weights(problem.neurons(), width);
        List<OverlapStart> starts = new ArrayList<>();
        for (int j = 0; j < seeds; j++) {
            long seed = Seeds.of(problem.seed(), width, Double.doubleToLongBits(dimension), j, 2);
            starts.add(RandomGram.start(a, dimension, seed));
        }
        return starts;
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        double[] times = problem.comparisonTimes();
        Trace limit = laboratory.classFlow(problem, width, times, progress);
        Spans spans = Spans.of(progress, Laboratory.ones(dimensions.size()));
        List<double[]> deviations = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            List<OverlapStart> starts = starts(problem, width, dimensions.get(i), seeds);
            String task = String.format(Locale.ROOT, "overlap flow, d = %.0e", dimensions.get(i));
            deviations.add(laboratory.overlapFlows(task, starts, times, spans.part(i)).stream()
                    .mapToDouble(flow -> distance(flow, limit, times))
                    .toArray());
        }
        return result(deviations);
    }

    private static double distance(Trace flow, Trace limit, double[] times) {
        double distance = 0;
        for (double t : times) {
            distance = Math.max(distance, Math.abs(flow.riskAt(t) - limit.riskAt(t)));
        }
        return distance;
    }

    private RungResult result(List<double[]> deviations) {
        double[] x = new double[seeds * deviations.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = dimensions.get(i / seeds);
            y[i] = deviations.get(i / seeds)[i % seeds];
        }
        Interval exponent = PowerLaw.exponent(x, y, CONFIDENCE);
        Comparison slope = new Comparison(
                "exponent of d in |R_d − R_∞|",
                Math.abs(exponent.estimate() + 0.5),
                ALLOWED + exponent.halfWidth(),
                "d^" + exponent.text(),
                String.format(
                        Locale.ROOT,
                        "−1/2 to first order; %.2g for the next order and the half-width %.2g of the interval over %d"
                                + " starts",
                        ALLOWED,
                        exponent.halfWidth(),
                        x.length),
                Suspect.DIMENSION);
        Comparison power = new Comparison(
                "half-width of that exponent",
                exponent.halfWidth(),
                ALLOWED,
                String.format(Locale.ROOT, "%.2g", exponent.halfWidth()),
                "wider, it would not tell −1/2 from other laws",
                Suspect.NOISE);
        return new RungResult(name(), question(), List.of(slope, power), List.of(panel(deviations)), List.of(), 0);
    }

    private Panel panel(List<double[]> deviations) {
        List<Curve.Point> points = new ArrayList<>();
        for (int i = 0; i < deviations.size(); i++) {
            double[] sorted = Arrays.stream(deviations.get(i)).sorted().toArray();
            points.add(new Curve.Point(
                    dimensions.get(i),
                    Math.exp(StatUtils.mean(Arrays.stream(sorted).map(Math::log).toArray())),
                    sorted[0],
                    sorted[sorted.length - 1]));
        }
        double[] d = dimensions.stream().mapToDouble(Double::doubleValue).toArray();
        double last = points.get(points.size() - 1).y();
        double[] guide =
                Arrays.stream(d).map(x -> last * Math.sqrt(d[d.length - 1] / x)).toArray();
        return new Panel(
                "dimension",
                "Distance of the risk at dimension d from d = ∞",
                "dimension d",
                "max over t of |R(t; d) − R(t; ∞)|",
                true,
                true,
                List.of(
                        Curve.of("d^(−1/2)", 6, Curve.Look.DASHES, d, guide),
                        new Curve("overlap flow, geometric mean and range", 0, Curve.Look.MARKS, points)));
    }
}
