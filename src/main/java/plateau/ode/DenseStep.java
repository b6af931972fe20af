package plateau.ode;

/** One accepted step [start, end] with its dense output. Valid only during the call that receives it. */
public interface DenseStep {
    /** The beginning of the step. */
    double start();

    /** The end of the step. */
    double end();

    /** Writes the state at a time in [start, end] into {@code y}. */
    void stateAt(double t, double[] y);
}
