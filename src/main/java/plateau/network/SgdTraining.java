package plateau.network;

import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;

/**
 * One-pass SGD of the network in weight space on sampled Gaussian data (theory.md §6). With a fresh batch of samples (x, y) at
 * each step, δ = y − f(x), and means over the batch:
 *
 * <pre>
 *   a_i += (η/ε) mean δ σ(⟨u_i, x⟩),   u_i ← (u_i + η mean δ a_i σ′(⟨u_i, x⟩) x) / |·|,   t = η × steps
 * </pre>
 *
 * <p>The numbers depend on the arguments and the BLAS only, bit for bit, not on its number of threads. A run shares its work
 * among that many threads where there is enough of it, and lets the BLAS itself have one thread while it lasts. Several runs
 * may go on at once in threads of their own; their caller first sets the BLAS to one thread.
 */
public final class SgdTraining {
    private SgdTraining() {}

    /**
     * Trains until the last of {@code times} (t = η × steps), recording the state at the first step whose time is at least each
     * asked time (the recorded {@link NetworkState#time} is that step's exact time). A run that ends at its end has one state
     * for each asked time. One that diverges has, after those reached, the state before the step that would have written an
     * infinite, undefined or absurdly large weight.
     *
     * @param times increasing, the first ≥ 0
     * @param checkpoints where to keep and find checkpoints, null for none; a run that finds one goes on from it
     * @param observer is asked before steps whether to stop; an interrupted run leaves a checkpoint
     * @throws NetworkException if the times do not increase, a link is not finite somewhere, the batch is beyond the
     *     longest array, or the checkpoints are damaged, of another run or in use
     */
    public static NetworkRun run(
            NetworkProblem problem,
            NetworkStart start,
            SgdSettings settings,
            double[] times,
            Blas blas,
            @Nullable CheckpointFolder checkpoints,
            TrainingObserver observer) {
        return run(problem, null, start, settings, times, blas, checkpoints, observer);
    }

    /** The same with the problem's expectations tabulated before, for several runs of one problem. */
    public static NetworkRun run(
            PopulationRisk risk,
            NetworkStart start,
            SgdSettings settings,
            double[] times,
            Blas blas,
            @Nullable CheckpointFolder checkpoints,
            TrainingObserver observer) {
        return run(risk.problem(), risk, start, settings, times, blas, checkpoints, observer);
    }

    private static NetworkRun run(
            NetworkProblem problem,
            @Nullable PopulationRisk risk,
            NetworkStart start,
            SgdSettings settings,
            double[] times,
            Blas blas,
            @Nullable CheckpointFolder checkpoints,
            TrainingObserver observer) {
        RecordingSchedule schedule = RecordingSchedule.of(times, settings.step());
        if (checkpoints == null) {
            return train(problem, risk, start, settings, schedule, blas, null, observer);
        }
        try (CheckpointSession session = CheckpointSession.open(
                checkpoints, RunFingerprint.of(problem, start, settings, times, blas), observer)) {
            return train(problem, risk, start, settings, schedule, blas, session, observer);
        }
    }

    private static NetworkRun train(
            NetworkProblem problem,
            @Nullable PopulationRisk risk,
            NetworkStart start,
            SgdSettings settings,
            RecordingSchedule schedule,
            Blas blas,
            @Nullable CheckpointSession session,
            TrainingObserver observer) {
        NetworkGauge gauge = new NetworkGauge(problem, risk, start, settings, blas);
        GaussianData data = GaussianData.training(problem.phi(), start.ustar(), settings.labelNoise(), settings.seed());
        try (SgdStep step = new SgdStep(problem, start, settings, blas)) {
            return new SgdRun(step, data, gauge, schedule, settings.step(), session, observer).train();
        }
    }
}
