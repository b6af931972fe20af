package plateau.ode;

/** The right-hand side of ẏ = f(t, y). An instance serves one integration at a time and may keep scratch arrays. */
public interface VectorField {
    /** The number of components of y. */
    int dimension();

    /**
     * Writes f(t, y) into {@code dydt}; must not allocate.
     *
     * @param y the state, {@link #dimension()} long; not to be changed
     * @param dydt where the derivative goes, as long as y
     */
    void evaluate(double t, double[] y, double[] dydt);
}
