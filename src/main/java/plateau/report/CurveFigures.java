package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import plateau.timescale.DegreeTimes;
import plateau.timescale.PlateauHeight;
import plateau.timescale.Prediction;
import plateau.timescale.ResidualCurve;
import plateau.timescale.Run;

/** The figures of a prediction: risk against time, and the energy left in each degree against time. */
public final class CurveFigures {
    /** Energies below this share of φ_k² are drawn on the lower edge: e_k may cross zero. */
    private static final double LOWEST_SHARE = 1e-4;

    /** Plateaus closer than this share of the axis get one label. */
    private static final double LABEL_DISTANCE = 0.05;

    private final Prediction prediction;

    /** The figures of one prediction; runs without a positive time are left out. */
    public CurveFigures(Prediction prediction) {
        this.prediction = prediction;
    }

    /** R(t) of every run, the plateau heights as dashed levels and the learning times t_k as marks. */
    public Figure risk() {
        List<Run> runs = drawable();
        double from = runs.stream().mapToDouble(CurveFigures::firstTime).min().orElse(1e-3);
        double to = runs.stream().mapToDouble(Run::endTime).max().orElse(1);
        double top = 1.08 * highestRisk(runs);
        Plot plot = new Plot("risk R(t)", false).timeRange(from, to).valueRange(0, top);
        levels(plot, from, to, top);
        for (int i = 0; i < runs.size(); i++) {
            riskOf(plot, runs.get(i), i, from);
        }
        return plot.figure("Risk against time, " + subject());
    }

    private void riskOf(Plot plot, Run run, int index, double from) {
        ResidualCurve curve = run.curve();
        double[] times = times(curve, from);
        plot.curve("ε = " + Notation.epsilonTypeset(run.epsilon()), index, times, values(curve, from, curve::risk));
        for (DegreeTimes degree : run.times()) {
            degree.t50().stream()
                    .filter(t -> t > from)
                    .forEach(t -> plot.mark(name(degree.degree()), index, t, at(curve, t, curve::risk)));
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
        double top = Math.max(2, 1.5 * highestShare(curve, degrees));
        Plot plot = new Plot("energy left in degree k,  e_k² / φ_k²", true)
                .timeRange(from, run.endTime())
                .valueRange(LOWEST_SHARE, top);
        plot.level("½", from, run.endTime(), 0.5);
        for (int i = 0; i < degrees.size(); i++) {
            energyOf(plot, run, degrees.get(i), i, from);
        }
        return plot.figure("Residual energies at ε = " + Notation.epsilon(run.epsilon()) + ", " + subject());
    }

    private void energyOf(Plot plot, Run run, int degree, int index, double from) {
        ResidualCurve curve = run.curve();
        IntToDoubleFunction share = i -> Math.max(LOWEST_SHARE, share(curve, i, degree));
        plot.curve("k = " + degree, index, times(curve, from), values(curve, from, share));
        run.timesOf(degree).map(DegreeTimes::t50).ifPresent(t50 -> t50.stream()
                .filter(t -> t > from)
                .forEach(t -> plot.mark(name(degree), index, t, 0.5)));
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

    private List<Run> drawable() {
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

    private static double at(ResidualCurve curve, double time, IntToDoubleFunction value) {
        int i = 1;
        while (i < curve.size() - 1 && curve.time(i) < time) {
            i++;
        }
        double part = (time - curve.time(i - 1)) / (curve.time(i) - curve.time(i - 1));
        return value.applyAsDouble(i - 1) + part * (value.applyAsDouble(i) - value.applyAsDouble(i - 1));
    }
}
