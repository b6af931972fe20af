package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * Composes learning times from the hierarchy of time-scales: degree 0 by its exponential layer, degree 1 by its closed form with
 * the logarithm and its constant, the degree after it by {@link CompositeWait}, later ones by adding c ε^γ as far as the constants of
 * their waits are known.
 */
final class Hierarchy {
    private static final double HALF = 0.5;
    /** More classes would make the composition cost more than the solve it stands beside. */
    private static final int MOST_CLASSES = 2000;

    private final LinkPair links;
    private final NeuronClasses neurons;
    private final List<LearningLaw> laws;
    private final Optional<CompositeWait> wait;

    private Hierarchy(LinkPair links, NeuronClasses neurons, List<LearningLaw> laws) {
        this.links = links;
        this.neurons = neurons;
        this.laws = laws;
        this.wait = laws.stream().anyMatch(law -> law.after().orElse(0) == 1) ? wait(links, neurons) : Optional.empty();
    }

    private static Optional<CompositeWait> wait(LinkPair links, NeuronClasses neurons) {
        try {
            return Optional.of(CompositeWait.of(links, neurons));
        } catch (IllegalArgumentException degreeHeldBack) {
            return Optional.empty();
        }
    }

    /** The composed times of every run, beside the solved ones; none at finite d, where the laws do not hold. */
    static List<HierarchyTime> of(LinkPair links, NeuronClasses neurons, List<LearningLaw> laws, List<Run> runs) {
        if (!neurons.startsAtZeroOverlap() || neurons.count() > MOST_CLASSES) {
            return List.of();
        }
        Hierarchy hierarchy = new Hierarchy(links, neurons, laws);
        List<HierarchyTime> times = new ArrayList<>();
        for (Run run : runs) {
            hierarchy.compose(run, times);
        }
        return times;
    }

    private void compose(Run run, List<HierarchyTime> times) {
        OptionalDouble before = OptionalDouble.empty();
        for (LearningLaw law : laws) {
            OptionalDouble time = time(law, run.epsilon(), before);
            // Where ε is not small beside φ_1² the logarithm of its layer is negative, and there is no hierarchy.
            if (time.isEmpty() || time.getAsDouble() < 0) {
                return;
            }
            if (time.getAsDouble() > 0) {
                OptionalDouble solved =
                        run.timesOf(law.degree()).map(DegreeTimes::t50).orElse(OptionalDouble.empty());
                times.add(new HierarchyTime(run.epsilon(), law.degree(), time.getAsDouble(), solved));
            }
            before = time;
        }
    }

    private OptionalDouble time(LearningLaw law, double epsilon, OptionalDouble before) {
        if (law.degree() == 0) {
            return OptionalDouble.of(
                    epsilon * DegreeZeroLayer.of(links, neurons).stretchedTime(HALF));
        }
        if (law.degree() == 1) {
            return OptionalDouble.of(DegreeOneLayer.of(links, neurons).time(epsilon, HALF));
        }
        if (law.after().orElse(0) == 1 && wait.isPresent()) {
            return wait.get().time(epsilon, HALF);
        }
        return law.constant().isPresent() && before.isPresent()
                ? OptionalDouble.of(before.getAsDouble()
                        + law.constant().getAsDouble()
                                * Math.pow(epsilon, law.exponent().doubleValue()))
                : OptionalDouble.empty();
    }
}
