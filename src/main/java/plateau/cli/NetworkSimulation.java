package plateau.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;
import plateau.cli.SideBySide.RunProgress;
import plateau.flow.LinkPair;
import plateau.flow.ModeResiduals;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.HermiteSum;
import plateau.link.LinkFunction;
import plateau.network.CheckpointFolder;
import plateau.network.NetworkException;
import plateau.network.NetworkProblem;
import plateau.network.NetworkRun;
import plateau.network.NetworkStart;
import plateau.network.PopulationRisk;
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
    private final ModeResiduals residuals;
    private final NetworkProblem problem;
    /** The expectations of the flow and of the risk, tabulated once for all seeds; null where rows are not unit. */
    private final @Nullable PopulationRisk risk;

    NetworkSimulation(SimulationRequest request, Blas blas, boolean withPairs) {
        this.request = request;
        this.blas = blas;
        this.withPairs = withPairs;
        this.residuals = ModeResiduals.of(request.links(), request.classes().weights());
        this.problem = problem(request.links(), request.epsilon());
        SgdSettings sgd = request.sgd();
        this.risk = sgd == null || sgd.projected() ? PopulationRisk.of(problem) : null;
    }

    /**
     * What a network learns.
     *
     * @throws plateau.network.NetworkException if σ jumps
     */
    static NetworkProblem problem(LinkPair links, double epsilon) {
        return new NetworkProblem(function(links.target()), function(links.activation()), epsilon);
    }

    /** The function itself, uncut; the polynomial of the coefficients if it was given by them. */
    private static LinkFunction function(HermiteExpansion expansion) {
        return expansion.link().orElseGet(() -> HermiteSum.of(expansion));
    }

    @Override
    public List<String> notes() {
        return List.of();
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
        double[] times = request.timesArray();
        if (sgd == null) {
            return PopulationTraining.run(Objects.requireNonNull(risk), start, times, request.rtol(), observer);
        }
        SgdSettings settings = sgd.withSeed(seed.orElse(1));
        try {
            return risk == null
                    ? SgdTraining.run(problem, start, settings, times, blas, checkpoints(seed), observer)
                    : SgdTraining.run(risk, start, settings, times, blas, checkpoints(seed), observer);
        } catch (NetworkException e) {
            boolean kept = request.checkpoint() != null
                    && String.valueOf(e.getMessage()).contains("checkpoint");
            throw new BadRequestException((kept ? "--checkpoint: " : "") + e.getMessage());
        }
    }

    /** One folder for each seed. */
    private @Nullable CheckpointFolder checkpoints(OptionalLong seed) {
        Path folder = request.checkpoint();
        return folder == null ? null : CheckpointFolder.at(folder.resolve("seed-" + seed.orElse(1)));
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
