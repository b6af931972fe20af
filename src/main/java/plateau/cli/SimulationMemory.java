package plateau.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import plateau.flow.OverlapFlow;
import plateau.network.PopulationTraining;

/** Refuses a simulation that cannot fit into memory before it begins, instead of failing in the middle. */
final class SimulationMemory {
    /** Arrays of m d doubles that SGD works with: weights, gradient, a checkpoint; and of m². */
    private static final double SGD_ARRAYS = 8;

    /** Doubles for each class of the mean field, measured for {@code predict}. */
    private static final double CLASS_DOUBLES = 400;

    private SimulationMemory() {}

    /**
     * Checks the estimate against the memory of this process.
     *
     * @param count neurons or classes that the index runs over
     * @param dimension d, empty if the directions are orthonormal
     * @param states kept in each run
     * @param runs of which as many as there are processors go at once
     */
    static void require(
            SimulationModel model,
            boolean sgd,
            double count,
            OptionalDouble dimension,
            int states,
            int runs,
            boolean startFile) {
        double atOnce = Math.min(runs, Runtime.getRuntime().availableProcessors());
        double bytes = atOnce * bytes(model, sgd, count, dimension, states);
        double there = Runtime.getRuntime().maxMemory();
        if (bytes > there) {
            throw new BadRequestException(String.format(
                    Locale.ROOT,
                    "%s: %s%s%s need%s about %.3g GB and %.3g GB are there, give %s or more memory (java -Xmx)",
                    option(model, count, startFile),
                    counted(model, count),
                    dimension.isPresent() && model == SimulationModel.NETWORK
                            ? String.format(Locale.ROOT, " in d = %.0f", dimension.getAsDouble())
                            : "",
                    states > 2 ? " with " + states + " states" : "",
                    count == 1 ? "s" : "",
                    bytes * 1e-9,
                    there * 1e-9,
                    remedy(model, states, runs)));
        }
    }

    /** Bytes of one run. */
    private static double bytes(SimulationModel model, boolean sgd, double n, OptionalDouble dimension, int states) {
        double directions = 8 * n * dimension.orElse(n + 1);
        double kept = 8 * n * n * states;
        return switch (model) {
            case NETWORK -> sgd
                    ? SGD_ARRAYS * directions + 4 * 8 * n * n + kept
                    : PopulationTraining.bytesFor((int) n, (int) dimension.orElse(n + 1), states);
            case OVERLAP -> OverlapFlow.bytesFor((int) n) + kept + (dimension.isPresent() ? 2 * directions : 0);
            case OVERLAP_CLASSES -> OverlapFlow.bytesFor((int) n) + kept;
            case MEAN_FIELD -> 8 * n * (CLASS_DOUBLES + 2.0 * states);
        };
    }

    private static String option(SimulationModel model, double count, boolean startFile) {
        return startFile
                ? "--start"
                : String.format(Locale.ROOT, "%s %.0f", model.ofNeurons() ? "--width" : "--classes", count);
    }

    private static String counted(SimulationModel model, double count) {
        return String.format(Locale.ROOT, "%.0f %s", count, model.ofNeurons() ? "neurons" : "classes");
    }

    private static String remedy(SimulationModel model, int states, int runs) {
        return (model.ofNeurons() ? "fewer neurons" : "fewer classes")
                + (model == SimulationModel.NETWORK ? ", a smaller --dimension" : "")
                + (states > 2 ? ", fewer --times" : "")
                + (runs > 1 ? ", fewer seeds" : "");
    }
}
