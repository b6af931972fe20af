package plateau.validation;

import plateau.flow.FlowRun;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapStart;
import plateau.ode.StepMonitor;

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
}
