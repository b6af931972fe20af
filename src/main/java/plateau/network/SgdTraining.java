package plateau.network;

import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;

/** One-pass SGD of the network in weight space on sampled Gaussian data (theory.md §6). */
public final class SgdTraining {
    private SgdTraining() {}

    /**
     * Trains until the last of {@code times} (t = η × steps), recording the state at the first step whose time is at least each
     * asked time (the recorded {@link NetworkState#time} is that step's exact time).
     *
     * @param checkpoints where to keep and find checkpoints, null for none; a run that finds one goes on from it
     */
    public static NetworkRun run(
            NetworkProblem problem,
            NetworkStart start,
            SgdSettings settings,
            double[] times,
            Blas blas,
            @Nullable CheckpointFolder checkpoints,
            TrainingObserver observer) {
        throw new UnsupportedOperationException("helper C");
    }
}
