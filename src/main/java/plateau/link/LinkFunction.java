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
     * Values and derivatives at many points: values[k] = f(z[k]) and slopes[k] = f′(z[k]), from ≤ k &lt; to.
     *
     * @param z finite numbers, not to be changed
     */
    default void evaluate(double[] z, int from, int to, double[] values, double[] slopes) {
        for (int k = from; k < to; k++) {
            values[k] = value(z[k]);
            slopes[k] = derivative(z[k]);
        }
    }

    /**
     * The points where f or one of its low derivatives jumps, or f′ is unbounded, in increasing order; quadrature splits there.
     *
     * @return a fresh array, empty for a smooth function
     */
    double[] kinks();
}
