package plateau.cli;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import plateau.cli.SideBySide.RunProgress;
import plateau.flow.ClassOverlapFlow;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.ModeResiduals;
import plateau.flow.OverlapFlow;
import plateau.flow.OverlapKernels;
import plateau.flow.OverlapStart;
import plateau.flow.ReducedFlow;
import plateau.network.NetworkStart;
import plateau.ode.StepMonitor;
import plateau.ode.StepMonitor.Verdict;
import plateau.ode.Termination;
import plateau.report.SimulatedRun;
import plateau.report.SimulatedRun.Ending;
import plateau.report.SimulatedState;

/** Integrates one of the reduced flows of a request. */
final class FlowSimulation implements Simulator.Training {
    private final SimulationRequest request;
    private final boolean withPairs;
    private final ModeResiduals residuals;
    private final OverlapKernels kernels;

    FlowSimulation(SimulationRequest request, boolean withPairs) {
        this(request, withPairs, OverlapKernels.of(request.links()));
    }

    /** @param kernels those of the request's links, which several requests may share */
    FlowSimulation(SimulationRequest request, boolean withPairs, OverlapKernels kernels) {
        this.request = request;
        this.withPairs = withPairs;
        this.residuals = ModeResiduals.of(request.links(), request.classes().weights());
        this.kernels = kernels;
    }

    /** How the kernels were had; the mean field is made of coefficients and needs none. */
    @Override
    public List<String> notes() {
        return request.model() == SimulationModel.MEAN_FIELD ? List.of() : kernels.notes();
    }

    @Override
    public SimulatedRun run(OptionalLong seed, RunProgress progress) {
        double[] times = request.timesArray();
        double end = times[times.length - 1];
        StepMonitor monitor = step -> {
            progress.update(step.end() / end);
            return progress.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE;
        };
        FlowRun run = FlowRun.of(flow(seed), times, request.rtol(), monitor);
        List<SimulatedState> states = run.states().stream()
                .map(state -> SimulatedState.of(state, residuals.of(state.a(), state.s()), withPairs))
                .toList();
        return new SimulatedRun(
                seed,
                states,
                run.endTime(),
                run.evaluations(),
                ending(run.termination()),
                run.termination().advice());
    }

    /** The flow from the start that a seed draws. */
    ReducedFlow flow(OptionalLong seed) {
        LinkPair links = request.links();
        double epsilon = request.epsilon();
        try {
            return switch (request.model()) {
                case OVERLAP -> OverlapFlow.of(links, kernels, overlaps(request.start(seed)), epsilon);
                case OVERLAP_CLASSES -> ClassOverlapFlow.of(links, kernels, starts(), counts(), epsilon);
                case MEAN_FIELD -> MeanFieldFlow.of(links, request.classes(), epsilon);
                case NETWORK -> throw new IllegalStateException("the network is no reduced flow");
            };
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("--model " + request.model().word() + ": " + e.getMessage());
        }
    }

    private static OverlapStart overlaps(NetworkStart start) {
        return OverlapStart.of(start.a(), start.targetOverlaps(), start.overlaps());
    }

    private double[] starts() {
        double[] a = new double[request.classes().count()];
        Arrays.setAll(a, request.classes()::a0);
        return a;
    }

    private int[] counts() {
        return request.counts().stream().mapToInt(Integer::intValue).toArray();
    }

    static Ending ending(Termination termination) {
        return switch (termination) {
            case END_REACHED, GOAL_REACHED -> Ending.END_REACHED;
            case STEP_LIMIT, STEP_TOO_SMALL -> Ending.GAVE_UP;
            case NOT_FINITE -> Ending.DIVERGED;
            case INTERRUPTED -> Ending.INTERRUPTED;
        };
    }
}
