package plateau.timescale;

import java.util.OptionalDouble;

/**
 * A learning time t_k from the hierarchy of time-scales beside the solved one (theory.md §4): layers and waits one after the
 * other, each with its constant, its window and the logarithm of degree 1.
 *
 * @param epsilon ε
 * @param degree k
 * @param hierarchy t_k composed of the waits up to it, in first-layer time, at e_k² = φ_k²/2
 * @param solved t_k of the run; empty if the run did not get there
 */
public record HierarchyTime(double epsilon, int degree, double hierarchy, OptionalDouble solved) {
    /** Above this relative difference one of the two must be named. */
    public static final double NOTABLE = 0.1;

    /** (hierarchy − solved) / solved; empty without a solved time. */
    public OptionalDouble difference() {
        return solved.isPresent() ? OptionalDouble.of(hierarchy / solved.getAsDouble() - 1) : OptionalDouble.empty();
    }

    /** Whether the two differ by more than {@value #NOTABLE}. */
    public boolean differsNotably() {
        return Math.abs(difference().orElse(0)) > NOTABLE;
    }
}
