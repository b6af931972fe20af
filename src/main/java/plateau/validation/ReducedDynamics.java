package plateau.validation;

import java.util.List;
import plateau.flow.FlowRun;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapStart;
import plateau.ode.StepMonitor;
import plateau.timescale.Method;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;

/**
 * The reduced side of every comparison. The rungs know the reduced flows through this alone, so that a test can put a wrong
 * flow in their place and see the validation disagree.
 */
public interface ReducedDynamics {
    /** The mean-field flow over classes. */
    FlowRun meanField(Problem problem, NeuronClasses classes, double[] times, StepMonitor monitor);

    /** The class overlap flow at d = ∞. */
    FlowRun classes(Problem problem, double[] a0, int[] counts, double[] times, StepMonitor monitor);

    /** The overlap flow from any start. */
    FlowRun overlap(Problem problem, OverlapStart start, double[] times, StepMonitor monitor);

    /**
     * Learning times, segments and residuals of the mean-field flow, by fast and slow system separately or by the stiff
     * reference, each run until every learnable degree is learned.
     */
    default Prediction prediction(
            Problem problem, List<Double> epsilons, Method method, double rtol, Progress progress) {
        PredictionRequest request = PredictionRequest.of(problem.links(), problem.law(), epsilons)
                .withClasses(problem.classes())
                .withMethod(method)
                .withRtol(rtol);
        return Predictor.predict(request, progress);
    }
}
