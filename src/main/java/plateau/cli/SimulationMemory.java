package plateau.cli;

import java.util.Locale;
import java.util.OptionalDouble;

/** Refuses a simulation that cannot fit into memory before it begins, instead of failing in the middle. */
final class SimulationMemory {
    /** Arrays of m² doubles that an overlap flow works with: the stages and dense output of its integrator, the products. */
    private static final double OVERLAP_ARRAYS = 45;

    /** The same for m d doubles of the network's population flow. */
    private static final double FLOW_ARRAYS = 30;

    /** And for SGD, which keeps weights, gradients and checkpoints. */
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
        double bytes = 8 * atOnce * doubles(model, sgd, count, dimension, states);
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

    /** Doubles of one run. */
    private static double doubles(SimulationModel model, boolean sgd, double n, OptionalDouble dimension, int states) {
        double directions = n * dimension.orElse(n + 1);
        return switch (model) {
            case NETWORK -> directions * (sgd ? SGD_ARRAYS : FLOW_ARRAYS)
                    + n * n * ((sgd ? 4 : OVERLAP_ARRAYS) + states);
            case OVERLAP -> n * n * (OVERLAP_ARRAYS + states) + (dimension.isPresent() ? 2 * directions : 0);
            case OVERLAP_CLASSES -> n * n * (OVERLAP_ARRAYS + states);
            case MEAN_FIELD -> n * (CLASS_DOUBLES + 2.0 * states);
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
