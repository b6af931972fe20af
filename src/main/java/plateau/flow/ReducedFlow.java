package plateau.flow;

import plateau.ode.VectorField;

/**
 * A reduced model of the training: a flow of order parameters whose risk is ½ Σ_k e_k² (theory.md §2, §3).
 *
 * <p>Time is first-layer time; ε multiplies the time derivative of the second-layer weights a.
 */
public sealed interface ReducedFlow extends VectorField permits MeanFieldFlow {
    /** ε, the ratio of the layers' time-scales. */
    double epsilon();

    /** The highest degree K. */
    int degree();

    /** The state at t = 0, a fresh array. */
    double[] initialState();

    /**
     * The residuals e_k = φ_k − σ_k E[a s^k], k = 0…K.
     *
     * @param y a state
     * @param e where they go, K+1 long
     */
    void residuals(double[] y, double[] e);

    /** The risk R = ½ Σ_k e_k² of a state. */
    default double risk(double[] y) {
        double[] e = new double[degree() + 1];
        residuals(y, e);
        double sum = 0;
        for (double value : e) {
            sum += value * value;
        }
        return 0.5 * sum;
    }
}
