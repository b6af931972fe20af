package plateau.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import plateau.timescale.DegreeTimes;
import plateau.timescale.PlateauHeight;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;
import plateau.timescale.Segment;

/** The figures of a prediction: risk against time, and the energy left in each degree against time. */
public final class CurveFigures {
    /** The lower edge of the energies, as a share of φ_k². */
    private static final double LOWEST_SHARE = 1e-4;

    /** A little room beside the outermost labels. */
    private static final double EDGE = 0.97;

    /** The width of a label as a share of the time axis. */
    private static final double FLAG_WIDTH = 0.035;

    /** Plateaus closer than this share of the axis get one label. */
    private static final double LABEL_DISTANCE = 0.05;

    /** The height of a run's band as a share of the value axis. */
    private static final double BAND_HEIGHT = 0.035;

    private final Prediction prediction;

    /** The figures of one prediction; runs without a positive time are left out. */
    public CurveFigures(Prediction prediction) {
        this.prediction = prediction;
    }

    /** Whether there is anything to draw. */
    public boolean drawable() {
        return !runs().isEmpty();
    }

    /** R(t) of every run, the plateau heights as dashed levels and the learning times t_k as marks. */
    public Figure risk() {
        List<Run> runs = runs();
        double from = runs.stream().mapToDouble(CurveFigures::firstTime).min().orElse(1e-3);
        double to = runs.stream().mapToDouble(Run::endTime).max().orElse(1);
        double top = 1.08 * highestRisk(runs);
        Plot plot = new Plot("risk R(t)", false)
                .timeRange(EDGE * from, to / EDGE)
                .valueRange(-(banded(runs) ? 0.02 + BAND_HEIGHT * runs.size() : 0.01) * top, top);
        levels(plot, from, to, top);
        for (int i = 0; i < runs.size(); i++) {
            riskOf(plot, runs.get(i), i, from);
            band(plot, runs.get(i), i, from, -(0.02 + BAND_HEIGHT * (i + 0.5)) * top);
        }
        return plot.figure("Risk against time, " + subject());
    }

    private static boolean banded(List<Run> runs) {
        return runs.stream().anyMatch(run -> !run.segments().isEmpty());
    }

    /** The segments of a fast–slow solve below the curves: broad where an inner layer relaxes, thin in the slow drift between. */
    private static void band(Plot plot, Run run, int index, double from, double value) {
        double begun = from;
        for (int i = 0; i < run.segments().size(); i++) {
            Segment segment = run.segments().get(i);
            boolean last =
                    i + 1 == run.segments().size() || run.segments().get(i + 1).kind() != segment.kind();
            if (last && segment.end() > from) {
                plot.band(index, begun, segment.end(), value, segment.kind() == Segment.Kind.FAST);
                begun = segment.end();
            }
        }
    }

    private void riskOf(Plot plot, Run run, int index, double from) {
        ResidualCurve curve = run.curve();
        double[] times = times(curve, from);
        plot.curve("ε = " + Notation.epsilonTypeset(run.epsilon()), index, times, values(curve, from, curve::risk));
        marks(plot, run, index, from);
    }

    /** A dot at each learning time; dots too close for two labels share one. */
    private void marks(Plot plot, Run run, int index, double from) {
        ResidualCurve curve = run.curve();
        double near = FLAG_WIDTH * Math.log(run.endTime() / from);
        double low = LABEL_DISTANCE * highestRisk(List.of(run));
        StringBuilder label = new StringBuilder();
        double lastTime = 0;
        double lastRisk = Double.POSITIVE_INFINITY;
        for (DegreeTimes degree : inOrder(run, from)) {
            double time = degree.t50().orElseThrow();
            double risk = at(curve, time, curve::risk);
            boolean apart = Math.log(time / lastTime) > near || lastRisk - risk > low;
            if (apart && label.length() > 0) {
                plot.label(label.toString(), index, lastTime, lastRisk);
                label.setLength(0);
            }
            plot.dot(index, time, risk);
            label.append(label.length() == 0 ? "" : " ").append(name(degree.degree()));
            lastTime = time;
            lastRisk = risk;
        }
        if (label.length() > 0) {
            plot.label(label.toString(), index, lastTime, lastRisk);
        }
    }

    private void levels(Plot plot, double from, double to, double top) {
        double last = Double.POSITIVE_INFINITY;
        for (PlateauHeight plateau : prediction.plateaus()) {
            boolean apart = last - plateau.risk() > LABEL_DISTANCE * top && plateau.risk() > 0;
            plot.level(apart ? Notation.coefficient(plateau.risk(), 4) : " ", from, to, plateau.risk());
            last = apart ? plateau.risk() : last;
        }
    }

    private static double highestRisk(List<Run> runs) {
        return runs.stream()
                .mapToDouble(r -> IntStream.range(0, r.curve().size())
                        .mapToDouble(r.curve()::risk)
                        .max()
                        .orElse(1))
                .max()
                .orElse(1);
    }

    /** The energy left in each degree of the target, e_k(t)² / φ_k², in one run. */
    public Figure residuals(Run run) {
        ResidualCurve curve = run.curve();
        double from = firstTime(run);
        List<Integer> degrees = drawnDegrees();
        double highest = highestShare(curve, degrees);
        Plot plot = new Plot("energy left in degree k:  eₖ² / φₖ²", true)
                .timeRange(EDGE * from, run.endTime() / EDGE)
                .valueRange(EDGE * LOWEST_SHARE, 8 * highest);
        plot.level("½", from, run.endTime(), 0.5);
        for (int i = 0; i < degrees.size(); i++) {
            energyOf(plot, run, degrees.get(i), i, from);
        }
        flags(plot, run, degrees, from, highest);
        return plot.figure("Residual energies at ε = " + Notation.epsilon(run.epsilon()) + ", " + subject());
    }

    private void energyOf(Plot plot, Run run, int degree, int index, double from) {
        ResidualCurve curve = run.curve();
        // Below the lower edge the line leaves the sheet: e_k may cross zero, where its logarithm is −∞.
        IntToDoubleFunction share = i -> Math.max(LOWEST_SHARE / 10, share(curve, i, degree));
        double[] x = times(curve, from);
        double[] y = values(curve, from, share);
        boolean learned = run.timesOf(degree)
                .flatMap(t -> t.t50().stream().boxed().findFirst())
                .isPresent();
        if (learned) {
            plot.curve("k = " + degree, index, x, y);
        } else {
            plot.idleCurve("k = " + degree, index, x, y);
        }
    }

    /** The learning times above the curves; a label that would touch the one before it stands higher. */
    private static void flags(Plot plot, Run run, List<Integer> degrees, double from, double highest) {
        double width = FLAG_WIDTH * Math.log(run.endTime() / from);
        double last = Double.NEGATIVE_INFINITY;
        int height = 0;
        for (DegreeTimes times : inOrder(run, from)) {
            if (!degrees.contains(times.degree())) {
                continue;
            }
            double time = times.t50().orElseThrow();
            height = Math.log(time) - last < width ? (height + 1) % 3 : 0;
            last = Math.log(time);
            double top = highest * 1.3 * Math.pow(1.8, height);
            plot.flag(name(times.degree()), degrees.indexOf(times.degree()), time, 0.5, top);
        }
    }

    private static List<DegreeTimes> inOrder(Run run, double from) {
        return run.times().stream()
                .filter(t -> t.t50().orElse(0) > from)
                .sorted(Comparator.comparingDouble(t -> t.t50().orElseThrow()))
                .toList();
    }

    private double share(ResidualCurve curve, int i, int degree) {
        double ratio = curve.residual(i, degree) / prediction.links().phi(degree);
        return ratio * ratio;
    }

    private double highestShare(ResidualCurve curve, List<Integer> degrees) {
        return degrees.stream()
                .flatMapToDouble(k -> IntStream.range(0, curve.size()).mapToDouble(i -> share(curve, i, k)))
                .max()
                .orElse(1);
    }

    /** The degrees of the target that weigh most: a figure with more curves than colours tells nothing. */
    private List<Integer> drawnDegrees() {
        return IntStream.rangeClosed(0, prediction.links().degree())
                .boxed()
                .filter(k -> prediction.links().phi(k) != 0)
                .sorted((j, k) -> Double.compare(
                        Math.abs(prediction.links().phi(k)),
                        Math.abs(prediction.links().phi(j))))
                .limit(7)
                .sorted()
                .toList();
    }

    /** The runs that got far enough to be drawn. */
    public List<Run> runs() {
        return prediction.runs().stream()
                .filter(r -> r.endTime() > 0 && r.curve().size() > 1)
                .toList();
    }

    private String subject() {
        return "target " + prediction.links().targetName() + ", activation "
                + prediction.links().activationName();
    }

    private static String name(int degree) {
        return "t" + Notation.subscript(degree);
    }

    /** The first decade worth showing: shortly before anything has moved. */
    private static double firstTime(Run run) {
        ResidualCurve curve = run.curve();
        double start = curve.risk(0);
        int i = 1;
        while (i < curve.size() - 1 && Math.abs(curve.risk(i) - start) < 0.02 * start) {
            i++;
        }
        double moved = Math.max(curve.time(i), run.endTime() * 1e-14);
        return Math.pow(10, Math.floor(Math.log10(moved) - 0.3));
    }

    /** The samples from a time on. */
    private static double[] times(ResidualCurve curve, double from) {
        return values(curve, from, curve::time);
    }

    private static double[] values(ResidualCurve curve, double from, IntToDoubleFunction value) {
        List<Double> kept = new ArrayList<>();
        for (int i = 0; i < curve.size(); i++) {
            if (curve.time(i) >= from && Double.isFinite(value.applyAsDouble(i))) {
                kept.add(value.applyAsDouble(i));
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** A quantity of a curve at a time between its samples, by linear interpolation. */
    static double at(ResidualCurve curve, double time, IntToDoubleFunction value) {
        int i = 1;
        while (i < curve.size() - 1 && curve.time(i) < time) {
            i++;
        }
        double part = (time - curve.time(i - 1)) / (curve.time(i) - curve.time(i - 1));
        return value.applyAsDouble(i - 1) + part * (value.applyAsDouble(i) - value.applyAsDouble(i - 1));
    }
}
