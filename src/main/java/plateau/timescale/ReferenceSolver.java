package plateau.timescale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.MeanFieldForceForm;
import plateau.flow.NeuronClasses;
import plateau.ode.IntegrationResult;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;
import plateau.ode.StepMonitor.Verdict;
import plateau.ode.TrajectoryRecorder;

/**
 * Integrates the whole stiff mean-field flow at one ε with the implicit integrator, reading learning times and curves off
 * its dense output: the reference that every faster method is held against.
 */
final class ReferenceSolver {
    private static final int POINTS_PER_DECADE = 100;
    /** The curve starts this part of ε, long before degree 0 moves. */
    private static final double FIRST_POINT = 1e-2;
    /** Overlaps start at 0 and are √ε in size when degree 1 is learned: they must be right relative to that. */
    private static final double ABSOLUTE = 1e-2;
    /** What is left of differences of a ~ ε^(−1/4) a(0) and of |s| ≤ 1 in double precision. */
    private static final double ROUNDING_OF_A = 1e-13;

    private static final double ROUNDING_OF_S = 1e-15;
    /** Far more than any case has needed (about 1000): an end for what rounding keeps from converging. */
    private static final long MOST_STEPS = 200_000;

    private final LinkPair links;
    private final NeuronClasses neurons;
    private final double rtol;

    ReferenceSolver(LinkPair links, NeuronClasses neurons, double rtol) {
        this.links = links;
        this.neurons = neurons;
        this.rtol = rtol;
    }

    /**
     * One run from t = 0.
     *
     * @param awaited the degrees whose learning ends the run early; empty to go to the end
     * @param end the latest end
     * @param expected the time up to which progress is measured
     */
    Run run(double epsilon, List<Integer> awaited, double end, double expected, Progress progress) {
        MeanFieldForceForm form = MeanFieldFlow.of(links, neurons, epsilon).forceForm();
        LearningTimes times = LearningTimes.of(form, links, awaited);
        double first = Math.min(FIRST_POINT * epsilon, end / 2);
        TrajectoryRecorder recorder = TrajectoryRecorder.of(LearningTimes.residualsOf(form), form.dimension())
                .withLogTimes(first, POINTS_PER_DECADE);
        StepMonitor reporting = reporting(epsilon, first, expected, progress);
        IntegrationResult result = RadauIntegrator.defaults()
                .withMaximalSteps(MOST_STEPS)
                .withTolerances(rtol, absoluteTolerances(epsilon, form.dimension()))
                .integrate(form, 0, form.initialState(), end, StepMonitor.all(times, recorder, reporting));
        return new Run(
                epsilon,
                Method.REFERENCE,
                times.found(),
                form.risk(result.state()),
                result.time(),
                result.statistics().evaluations(),
                result.termination(),
                curve(form, recorder, result));
    }

    /** For a, relative to the largest |a(0)|; for s, to √ε, its size when degree 1 is learned; never below rounding. */
    private double[] absoluteTolerances(double epsilon, int length) {
        int n = neurons.count();
        double largest = 1e-3;
        for (int p = 0; p < n; p++) {
            largest = Math.max(largest, Math.abs(neurons.a0(p)));
        }
        double[] absolute = new double[length];
        Arrays.fill(absolute, Math.max(ROUNDING_OF_A, ABSOLUTE * rtol) * largest);
        Arrays.fill(absolute, n, 2 * n, Math.max(ROUNDING_OF_S, ABSOLUTE * rtol * Math.min(1, Math.sqrt(epsilon))));
        return absolute;
    }

    private static StepMonitor reporting(double epsilon, double first, double expected, Progress progress) {
        String task = "ε = " + epsilon;
        double decades = Math.log(expected / first);
        return step -> {
            double done = Math.log(Math.max(step.end(), first) / first) / decades;
            progress.update(task, Math.max(0, Math.min(1, done)));
            return progress.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE;
        };
    }

    private static ResidualCurve curve(MeanFieldForceForm flow, TrajectoryRecorder recorder, IntegrationResult result) {
        List<Double> times = new ArrayList<>();
        List<double[]> rows = new ArrayList<>();
        times.add(0.0);
        rows.add(residuals(flow, flow.initialState()));
        for (int i = 0; i < recorder.size(); i++) {
            if (recorder.time(i) > 0) {
                double[] row = new double[flow.degree() + 1];
                for (int k = 0; k < row.length; k++) {
                    row[k] = recorder.value(i, k);
                }
                times.add(recorder.time(i));
                rows.add(row);
            }
        }
        if (result.time() > times.get(times.size() - 1)) {
            times.add(result.time());
            rows.add(residuals(flow, result.state()));
        }
        return ResidualCurve.of(
                times.stream().mapToDouble(Double::doubleValue).toArray(), rows.toArray(new double[0][]));
    }

    private static double[] residuals(MeanFieldForceForm flow, double[] y) {
        double[] e = new double[flow.degree() + 1];
        flow.residuals(y, e);
        return e;
    }
}
