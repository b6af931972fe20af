package plateau.ode;

/** A vector field that knows its Jacobian J = ∂f/∂y well enough to solve with λI − J at less than dense cost. */
public interface StiffVectorField extends VectorField {
    /**
     * A solver for systems with λI − J. It holds its own storage, made once per integration;
     * an implementation that has structure (diagonal blocks plus low rank) never forms J.
     */
    ShiftedJacobian jacobian();

    /**
     * The number m of leading components with a differential equation ẏ_i = f_i(t, y); the others are algebraic, 0 =
     * f_i(t, y), that is M ẏ = f with M = diag(1, …, 1, 0, …, 0). Tolerances are held for the differential components,
     * the algebraic ones follow. The start must satisfy the algebraic equations.
     *
     * <p>This is how to state a stiff force λ = φ(y)/ε without letting 1/ε near the Newton iteration: as an unknown with
     * 0 = φ(y) − ελ. The discrete solution is the same as that of the field with λ eliminated, but there the simplified
     * Newton iteration contracts only for h³ &lt; O(ε) as soon as the directions ∂φ/∂y change along the solution.
     */
    default int differentialComponents() {
        return dimension();
    }
}
