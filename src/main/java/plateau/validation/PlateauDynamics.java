package plateau.validation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import plateau.flow.ClassOverlapFlow;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapFlow;
import plateau.flow.OverlapKernels;
import plateau.flow.OverlapStart;
import plateau.ode.StepMonitor;

/** The reduced flows of the project, integrated tightly. Safe from several threads. */
final class PlateauDynamics implements ReducedDynamics {
    private static final double RTOL = 1e-11;

    private final Map<LinkPair, OverlapKernels> kernels = new ConcurrentHashMap<>();

    @Override
    public FlowRun meanField(Problem problem, NeuronClasses classes, double[] times, StepMonitor monitor) {
        return FlowRun.of(MeanFieldFlow.of(problem.links(), classes, problem.epsilon()), times, RTOL, monitor);
    }

    @Override
    public FlowRun classes(Problem problem, double[] a0, int[] counts, double[] times, StepMonitor monitor) {
        ClassOverlapFlow flow = ClassOverlapFlow.of(problem.links(), kernels(problem), a0, counts, problem.epsilon());
        return FlowRun.of(flow, times, RTOL, monitor);
    }

    @Override
    public FlowRun overlap(Problem problem, OverlapStart start, double[] times, StepMonitor monitor) {
        OverlapFlow flow = OverlapFlow.of(problem.links(), kernels(problem), start, problem.epsilon());
        return FlowRun.of(flow, times, RTOL, monitor);
    }

    /** Kernels may take a second to find. */
    private OverlapKernels kernels(Problem problem) {
        return kernels.computeIfAbsent(problem.links(), OverlapKernels::of);
    }
}
