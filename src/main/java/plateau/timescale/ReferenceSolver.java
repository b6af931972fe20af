package plateau.timescale;

import java.util.List;
import plateau.flow.FlowTolerances;
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
        MeanFieldFlow flow = MeanFieldFlow.of(links, neurons, epsilon);
        MeanFieldForceForm form = flow.forceForm();
        LearningTimes times = LearningTimes.of(form, links, awaited);
        RunRecorder recorder = RunRecorder.of(LearningTimes.residualsOf(form), form.dimension(), epsilon, end);
        StepMonitor reporting = RunRecorder.reporting(epsilon, end, expected, progress);
        IntegrationResult result = RadauIntegrator.defaults()
                .withMaximalSteps(MOST_STEPS)
                .withTolerances(rtol, FlowTolerances.of(flow, rtol).meanField(form.dimension()))
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
}
