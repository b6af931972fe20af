package plateau.timescale;

import java.util.Arrays;
import java.util.List;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.MeanFieldForceForm;
import plateau.flow.NeuronClasses;
import plateau.ode.IntegrationResult;
import plateau.ode.RadauIntegrator;
import plateau.ode.StepMonitor;

/**
 * Integrates the whole stiff mean-field flow at one ε with the implicit integrator, reading learning times and curves off
 * its dense output: the reference that every faster method is held against.
 */
final class ReferenceSolver implements FlowSolver {
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

    @Override
    public Run run(double epsilon, List<Integer> awaited, double end, double expected, Progress progress) {
        MeanFieldForceForm form = MeanFieldFlow.of(links, neurons, epsilon).forceForm();
        LearningTimes times = LearningTimes.of(form, links, awaited);
        RunRecorder recorder = RunRecorder.of(LearningTimes.residualsOf(form), form.dimension(), epsilon, end);
        StepMonitor reporting = RunRecorder.reporting(epsilon, end, expected, progress);
        IntegrationResult result = RadauIntegrator.defaults()
                .withMaximalSteps(MOST_STEPS)
                .withTolerances(rtol, absoluteTolerances(epsilon, form.dimension()))
                .integrate(form, 0, form.initialState(), end, StepMonitor.all(times, recorder, reporting));
        return new Run(
                epsilon,
                Method.REFERENCE,
                times.found(),
                recorder.risk(result.state()),
                result.time(),
                result.statistics().evaluations(),
                result.termination(),
                recorder.curve(form.initialState(), result.time(), result.state()),
                List.of());
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
}
