package plateau.report;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import plateau.network.SgdSettings;

/**
 * What was simulated, for the head of every result.
 *
 * @param model network, overlap, overlap-classes or mean-field
 * @param training flow or sgd
 * @param epsilon ε
 * @param start the start in words, for example {@code uniform:-1:1 on 20 neurons, orthonormal directions}
 * @param width the number of neurons m; empty for infinitely many
 * @param dimension the input dimension d; empty for infinite
 * @param multiplicity the neurons N_p of each class; empty if the index runs over neurons
 * @param weights the weights w_p of mean-field classes; empty for a finite width
 * @param sgd how SGD trained; null for a flow
 */
public record SimulationSetup(
        String model,
        String training,
        double epsilon,
        String start,
        OptionalInt width,
        OptionalDouble dimension,
        List<Integer> multiplicity,
        List<Double> weights,
        @Nullable SgdSettings sgd) {
    public SimulationSetup {
        multiplicity = List.copyOf(multiplicity);
        weights = List.copyOf(weights);
    }

    /** Whether the index of a, s and r runs over classes, so that r_pp is an overlap of two distinct neurons. */
    boolean ofClasses() {
        return !multiplicity.isEmpty() || !weights.isEmpty();
    }

    /** In a few words: {@code overlap flow of 5 neurons at d = ∞, ε = 0.01}. */
    String words() {
        String trained =
                sgd == null ? model + (model.equals("network") ? " by gradient flow" : " flow") : "network by SGD";
        String size =
                width.isPresent() ? " of " + width.getAsInt() + (width.getAsInt() == 1 ? " neuron" : " neurons") : "";
        String classes = multiplicity.isEmpty() ? "" : " in " + multiplicity.size() + " classes";
        return trained + size + classes + " at d = " + dimensionText() + ", ε = " + Notation.epsilon(epsilon);
    }

    /** d as it is typed; ∞ if it is infinite. */
    String dimensionText() {
        return dimension.isPresent() ? Notation.coefficient(dimension.getAsDouble(), 12) : "∞";
    }
}
