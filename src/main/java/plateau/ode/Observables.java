package plateau.ode;

/** Numbers read off a state, such as residuals and a risk; all in one pass, since a state may be long. */
public interface Observables {
    /** How many. */
    int count();

    /**
     * Evaluates all observables of a state.
     *
     * @param y the state; not to be changed
     * @param out where they go, {@link #count()} long
     */
    void evaluate(double[] y, double[] out);
}
