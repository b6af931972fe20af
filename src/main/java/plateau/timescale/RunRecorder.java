package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import plateau.ode.DenseStep;
import plateau.ode.Observables;
import plateau.ode.StepMonitor;
import plateau.ode.TrajectoryRecorder;

/** Records the residuals of one run for its curve, at times that suit a logarithmic axis; reports its progress. */
final class RunRecorder implements StepMonitor {
    private static final int POINTS_PER_DECADE = 100;
    /** The curve starts this part of ε, long before degree 0 moves. */
    private static final double FIRST_POINT = 1e-2;

    private final Observables residuals;
    private final TrajectoryRecorder recorder;

    private RunRecorder(Observables residuals, TrajectoryRecorder recorder) {
        this.residuals = residuals;
        this.recorder = recorder;
    }

    /** A recorder of a run at ε that ends at {@code end} at the latest. */
    static RunRecorder of(Observables residuals, int dimension, double epsilon, double end) {
        return new RunRecorder(
                residuals,
                TrajectoryRecorder.of(residuals, dimension).withLogTimes(first(epsilon, end), POINTS_PER_DECADE));
    }

    /** A monitor that reports how far a run is on a logarithmic clock, and passes a wish to stop on. */
    static StepMonitor reporting(double epsilon, double end, double expected, Progress progress) {
        String task = "ε = " + epsilon;
        double first = first(epsilon, end);
        double decades = Math.log(expected / first);
        return step -> {
            double done = Math.log(Math.max(step.end(), first) / first) / decades;
            progress.update(task, Math.max(0, Math.min(1, done)));
            return progress.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE;
        };
    }

    private static double first(double epsilon, double end) {
        return Math.min(FIRST_POINT * epsilon, end / 2);
    }

    @Override
    public Verdict accepted(DenseStep step) {
        return recorder.accepted(step);
    }

    /** The curve from t = 0 to the end, both added. */
    ResidualCurve curve(double[] start, double endTime, double[] end) {
        List<Double> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        times.add(0.0);
        rows.add(residualsOf(start));
        for (int i = 0; i < recorder.size(); i++) {
            if (recorder.time(i) > 0) {
                double[] row = new double[residuals.count()];
                for (int k = 0; k < row.length; k++) {
                    row[k] = recorder.value(i, k);
                }
                times.add(recorder.time(i));
                rows.add(row);
            }
        }
        if (endTime > times.get(times.size() - 1)) {
            times.add(endTime);
            rows.add(residualsOf(end));
        }
        return ResidualCurve.of(
                times.stream().mapToDouble(Double::doubleValue).toArray(), rows.toArray(new double[0][]));
    }

    /** R = ½ Σ_k e_k² of a state. */
    double risk(double[] y) {
        double sum = 0;
        for (double e : residualsOf(y)) {
            sum += e * e;
        }
        return 0.5 * sum;
    }

    private double[] residualsOf(double[] y) {
        double[] e = new double[residuals.count()];
        residuals.evaluate(y, e);
        return e;
    }
}
