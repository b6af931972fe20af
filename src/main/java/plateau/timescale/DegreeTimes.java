package plateau.timescale;

import java.util.OptionalDouble;

/**
 * When one degree was learned (theory.md §8): the first times at which the residual energy e_k(t)² has fallen to
 * 90 %, 50 % and 10 % of φ_k²; 0 if so at the start, empty if never within the run.
 *
 * @param degree k
 * @param t90 first t with e_k² ≤ 0.9 φ_k², in first-layer time
 * @param t50 first t with e_k² ≤ 0.5 φ_k²: the learning time t_k
 * @param t10 first t with e_k² ≤ 0.1 φ_k²
 */
public record DegreeTimes(int degree, OptionalDouble t90, OptionalDouble t50, OptionalDouble t10) {

    /** The window t_k(0.1) − t_k(0.9) in which the degree is learned; empty unless both ends were seen. */
    public OptionalDouble window() {
        return t90.isPresent() && t10.isPresent()
                ? OptionalDouble.of(t10.getAsDouble() - t90.getAsDouble())
                : OptionalDouble.empty();
    }
}
