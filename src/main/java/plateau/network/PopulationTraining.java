package plateau.network;

/** Population gradient flow of the network in weight space. */
public final class PopulationTraining {
    private PopulationTraining() {}

    /**
     * Trains from t = 0 to the last of {@code times}.
     *
     * @param times increasing, the first ≥ 0
     * @param rtol relative tolerance, in [1e-13, 1e-2]
     * @param observer sees every recorded state as it comes and says whether to go on
     * @return the states at the asked times that were reached
     */
    public static NetworkRun run(
            NetworkProblem problem, NetworkStart start, double[] times, double rtol, TrainingObserver observer) {
        throw new UnsupportedOperationException("helper B");
    }
}
