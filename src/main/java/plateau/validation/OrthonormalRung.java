package plateau.validation;

import java.util.Arrays;
import java.util.List;
import plateau.flow.FlowRun;
import plateau.flow.OverlapKernels;
import plateau.flow.OverlapStart;
import plateau.network.NetworkRun;
import plateau.network.NetworkStart;
import plateau.timescale.Progress;

/**
 * The three flows of one network from orthonormal vectors, which realise d = ∞ exactly with d = m + 1 (theory.md §2): classes,
 * neurons, and the network in weight space, held together in every a, s, r and the risk.
 *
 * @param width m
 * @param allowed the largest difference
 */
record OrthonormalRung(int width, double allowed) implements Rung {
    private static final double SMALL = 100;

    static OrthonormalRung read(TomlTable table, Problem problem) throws ExperimentException {
        int width = table.whole("width", 1, 400);
        double allowed = table.number("allowed", 1e-12, 1, 1e-8);
        Widths.require(table, "width", problem, width);
        return new OrthonormalRung(width, allowed);
    }

    @Override
    public String name() {
        return "orthonormal";
    }

    @Override
    public String question() {
        return "Are class flow, overlap flow and the network in weight space the same from an orthonormal start?";
    }

    @Override
    public double work(Laboratory laboratory) {
        return 3 + 0.02 * width * width;
    }

    @Override
    public RungResult run(Laboratory laboratory, Progress progress) {
        Problem problem = laboratory.problem();
        double[] times = problem.comparisonTimes();
        double[] a = ClassCounts.weights(problem.neurons(), width);
        int[] counts = ClassCounts.of(problem.neurons(), width);
        progress.update("class overlap flow", 0.1);
        FlowRun classes = laboratory.classRun(problem, width, times, progress);
        double[] sizes = Arrays.stream(counts).asDoubleStream().toArray();
        laboratory.entered("class overlap flow", Trace.of(classes, problem.links(), sizes));
        progress.update("overlap flow", 0.2);
        FlowRun overlap = laboratory.overlapRun(problem, OverlapStart.orthonormal(a), times, progress);
        laboratory.entered("overlap flow", Trace.of(overlap, problem.links(), Laboratory.ones(width)));
        progress.update("network in weight space", 0.4);
        NetworkRun network = laboratory.network(NetworkStart.orthonormal(a), times, progress);
        NeuronStates neurons = NeuronStates.ofNeurons(overlap.states());
        return new RungResult(
                name(),
                question(),
                List.of(
                        classesAgainst(neurons, NeuronStates.ofClasses(classes.states(), counts)),
                        weightsAgainst(neurons, NeuronStates.ofNetwork(network.states()))),
                List.of(),
                OverlapKernels.of(problem.links()).notes(),
                0);
    }

    /** An error in an equation is never so small; a loose integration is never so large. */
    private Suspect culprit(NeuronStates.Difference difference) {
        return difference.worst() < SMALL * allowed ? Suspect.INTEGRATION : Suspect.REDUCTION;
    }

    private Comparison classesAgainst(NeuronStates neurons, NeuronStates classes) {
        NeuronStates.Difference difference = classes.from(neurons);
        return new Comparison(
                "class overlap flow against overlap flow",
                difference.worst(),
                allowed,
                difference.text(),
                "the same equations: only the tolerances of two integrations are left",
                culprit(difference));
    }

    private Comparison weightsAgainst(NeuronStates neurons, NeuronStates network) {
        NeuronStates.Difference difference = network.from(neurons);
        return new Comparison(
                "overlap flow against the network in weight space",
                difference.worst(),
                allowed,
                difference.text(),
                "exact at d = m + 1: only the tolerances of integration, quadrature and series are left",
                culprit(difference));
    }
}
