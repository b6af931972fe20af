package plateau.cli;

import java.util.List;
import java.util.OptionalLong;
import plateau.blas.Blas;
import plateau.cli.SideBySide.RunProgress;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.HermiteSum;
import plateau.link.LinkFunction;
import plateau.network.NetworkProblem;
import plateau.network.NetworkRun;
import plateau.network.NetworkStart;
import plateau.network.PopulationTraining;
import plateau.network.SgdSettings;
import plateau.network.SgdTraining;
import plateau.network.TrainingObserver;
import plateau.report.SimulatedRun;
import plateau.report.SimulatedRun.Ending;
import plateau.report.SimulatedState;

/** Trains the network in weight space of a request, by population flow or by SGD. */
final class NetworkSimulation implements Simulator.Training {
    private final SimulationRequest request;
    private final Blas blas;
    private final boolean withPairs;
    private final MeanResiduals residuals;
    private final NetworkProblem problem;

    NetworkSimulation(SimulationRequest request, Blas blas, boolean withPairs) {
        this.request = request;
        this.blas = blas;
        this.withPairs = withPairs;
        this.residuals = new MeanResiduals(request.links(), request.classes());
        this.problem = new NetworkProblem(
                function(request.links().target()), function(request.links().activation()), request.epsilon());
    }

    /** The function itself, uncut; the polynomial of the coefficients if it was given by them. */
    static LinkFunction function(HermiteExpansion expansion) {
        return expansion.link().orElseGet(() -> HermiteSum.of(expansion));
    }

    @Override
    public SimulatedRun run(OptionalLong seed, RunProgress progress) {
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public void progress(double done) {
                progress.update(done);
            }

            @Override
            public boolean interrupted() {
                return progress.interrupted();
            }
        };
        NetworkRun run = train(request.start(seed), seed, observer);
        List<SimulatedState> states = run.states().stream()
                .map(state -> SimulatedState.of(state, residuals.of(state.a(), state.s()), withPairs))
                .toList();
        return new SimulatedRun(
                seed,
                states,
                run.endTime(),
                run.work(),
                ending(run.outcome()),
                run.outcome().advice());
    }

    private NetworkRun train(NetworkStart start, OptionalLong seed, TrainingObserver observer) {
        SgdSettings sgd = request.sgd();
        if (sgd == null) {
            return PopulationTraining.run(problem, start, request.timesArray(), request.rtol(), observer);
        }
        return SgdTraining.run(
                problem, start, sgd.withSeed(seed.orElse(1)), request.timesArray(), blas, null, observer);
    }

    private static Ending ending(NetworkRun.Outcome outcome) {
        return switch (outcome) {
            case END_REACHED -> Ending.END_REACHED;
            case DIVERGED -> Ending.DIVERGED;
            case STEP_LIMIT -> Ending.GAVE_UP;
            case INTERRUPTED -> Ending.INTERRUPTED;
        };
    }
}
