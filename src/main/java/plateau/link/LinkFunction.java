package plateau.link;

/**
 * A link function of one real variable: the target φ or the activation σ of the network (theory.md §1).
 *
 * <p>Implementations are immutable and safe to share between threads.
 */
public interface LinkFunction {
    /** The function as a person would write it, for example {@code relu(z + 1/2)}. */
    String name();

    /** The value f(z). At a jump the right-hand limit or the midpoint may be returned, as long as it is finite. */
    double value(double z);

    /** The derivative f′(z) away from the kinks; at a kink one of the two one-sided derivatives. */
    double derivative(double z);

    /**
     * The points where f or one of its low derivatives jumps, or f′ is unbounded, in increasing order; quadrature splits there.
     *
     * @return a fresh array, empty for a smooth function
     */
    double[] kinks();
}
