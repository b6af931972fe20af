package plateau.ode;

/**
 * An adaptive one-step integrator. Immutable: settings are part of it, state lives only inside {@link #integrate}.
 *
 * @param <F> the kind of vector field it needs
 */
public interface Integrator<F extends VectorField> {
    /**
     * Integrates ẏ = f(t, y) from (t0, y0) forward to t1, calling {@code monitor} after every accepted step.
     *
     * @param y0 the start, not changed
     * @param t1 the end, greater than t0
     * @return the final state with statistics and the reason for stopping; failure is data, not an exception
     * @throws IllegalArgumentException if y0 has the wrong length or a value that is not finite, or t1 ≤ t0
     */
    IntegrationResult integrate(F field, double t0, double[] y0, double t1, StepMonitor monitor);
}
