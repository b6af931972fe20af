package plateau.ode;

/** A vector field that knows its Jacobian J = ∂f/∂y well enough to solve with λI − J at less than dense cost. */
public interface StiffVectorField extends VectorField {
    /**
     * A solver for systems with λI − J. It holds its own storage, made once per integration;
     * an implementation that has structure (diagonal blocks plus low rank) never forms J.
     */
    ShiftedJacobian jacobian();
}
