package plateau.cli;

import java.util.List;
import java.util.OptionalLong;
import plateau.cli.SideBySide.RunProgress;
import plateau.flow.FlowRun;
import plateau.flow.ReducedFlow;
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
    private final MeanResiduals residuals;

    FlowSimulation(SimulationRequest request, boolean withPairs) {
        this.request = request;
        this.withPairs = withPairs;
        this.residuals = new MeanResiduals(request.links(), request.classes());
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

    private ReducedFlow flow(OptionalLong seed) {
        throw new UnsupportedOperationException();
    }

    private static Ending ending(Termination termination) {
        return switch (termination) {
            case END_REACHED, GOAL_REACHED -> Ending.END_REACHED;
            case STEP_LIMIT, STEP_TOO_SMALL -> Ending.GAVE_UP;
            case NOT_FINITE -> Ending.DIVERGED;
            case INTERRUPTED -> Ending.INTERRUPTED;
        };
    }
}
