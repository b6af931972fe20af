package plateau.ode;

/** One accepted step [start, end] with its dense output. Valid only during the call that receives it. */
public interface DenseStep {
    /** The beginning of the step. */
    double start();

    /** The end of the step. */
    double end();

    /** Writes the state at a time in [start, end] into {@code y}. */
    void stateAt(double t, double[] y);

    /**
     * Writes roughly the state at a time in [start, end], exactly at its ends, without any evaluation of the field: enough to tell
     * whether {@link #stateAt} is worth its price.
     */
    default void sketchAt(double t, double[] y) {
        stateAt(t, y);
    }
}
