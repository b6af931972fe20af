package plateau.ode;

/** A dense Jacobian, for small systems. */
@FunctionalInterface
public interface JacobianFunction {
    /**
     * Writes ∂f_i/∂y_j (t, y) to {@code jacobian[i * n + j]}; every entry is set.
     *
     * @param y the state, n long; not to be changed
     * @param jacobian n² long, row by row
     */
    void evaluate(double t, double[] y, double[] jacobian);
}
