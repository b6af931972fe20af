package plateau.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.network.NetworkStart;
import plateau.network.SgdSettings;

/**
 * A simulation as it was asked for, every value checked.
 *
 * @param classes what the index runs over with its weights: neurons of weight 1/m, classes, or mean-field classes
 * @param counts the neurons of each class for overlap-classes, else empty
 * @param startWords the start for a person
 * @param dimension d of random directions or of a given start; empty: orthonormal directions
 * @param given the start of --start, null if none
 * @param seeds at least one; what is random depends on them alone
 * @param random whether anything is
 * @param sgd settings with the first seed, null for a flow
 * @param times of the states, rising
 */
record SimulationRequest(
        LinkPair links,
        SimulationModel model,
        double epsilon,
        NeuronClasses classes,
        List<Integer> counts,
        String startWords,
        OptionalDouble dimension,
        @Nullable NetworkStart given,
        List<Long> seeds,
        boolean random,
        @Nullable SgdSettings sgd,
        List<Double> times,
        double rtol,
        @Nullable Path checkpoint) {
    SimulationRequest {
        counts = List.copyOf(counts);
        seeds = List.copyOf(seeds);
        times = List.copyOf(times);
    }

    /** m; empty for the mean field. */
    OptionalInt width() {
        return switch (model) {
            case NETWORK, OVERLAP -> OptionalInt.of(classes.count());
            case OVERLAP_CLASSES -> OptionalInt.of(
                    counts.stream().mapToInt(Integer::intValue).sum());
            case MEAN_FIELD -> OptionalInt.empty();
        };
    }

    /** The dimension as a result shows it: an orthonormal start is d = ∞ for a flow, d = m + 1 for SGD, whose noise it sets. */
    OptionalDouble shownDimension() {
        return dimension.isEmpty() && sgd != null ? OptionalDouble.of(classes.count() + 1.0) : dimension;
    }

    /** The runs' seeds: none where nothing is random. */
    List<OptionalLong> runs() {
        return random ? seeds.stream().map(OptionalLong::of).toList() : List.of(OptionalLong.empty());
    }

    double[] timesArray() {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The initial weights of one run of a model of neurons: given, drawn by the seed, or orthonormal. */
    NetworkStart start(OptionalLong seed) {
        if (given != null) {
            return given;
        }
        double[] a = new double[classes.count()];
        for (int i = 0; i < a.length; i++) {
            a[i] = classes.a0(i);
        }
        return dimension.isPresent()
                ? NetworkStart.random(a, (int) dimension.getAsDouble(), seed.orElse(1))
                : NetworkStart.orthonormal(a);
    }
}
