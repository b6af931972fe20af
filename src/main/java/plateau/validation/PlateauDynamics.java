package plateau.validation;

import plateau.flow.FlowRun;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapStart;
import plateau.ode.StepMonitor;

/** The reduced flows of the project, integrated tightly. */
final class PlateauDynamics implements ReducedDynamics {
    @Override
    public FlowRun meanField(Problem problem, NeuronClasses classes, double[] times, StepMonitor monitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FlowRun classes(Problem problem, double[] a0, int[] counts, double[] times, StepMonitor monitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FlowRun overlap(Problem problem, OverlapStart start, double[] times, StepMonitor monitor) {
        throw new UnsupportedOperationException();
    }
}
