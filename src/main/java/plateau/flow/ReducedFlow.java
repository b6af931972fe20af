package plateau.flow;

import plateau.ode.VectorField;

/**
 * A reduced model of the training: a flow of order parameters (theory.md §2, §3), of finite width at any start, of finite
 * width by classes at d = ∞, or at infinite width.
 *
 * <p>Time is first-layer time; ε multiplies the time derivative of the second-layer weights a.
 */
public sealed interface ReducedFlow extends VectorField permits MeanFieldFlow, FiniteWidthFlow {
    /** ε, the ratio of the layers' time-scales. */
    double epsilon();

    /** The highest degree K. */
    int degree();

    /** The state at t = 0, a fresh array. */
    double[] initialState();

    /**
     * The residuals e_k = φ_k − σ_k E[a s^k], k = 0…K: the projections of φ(⟨u*, x⟩) − f(x) on h_k(⟨u*, x⟩). E is the mean
     * over the neurons, at infinite width that over their law.
     *
     * @param y a state
     * @param e where they go, K+1 long
     */
    void residuals(double[] y, double[] e);

    /**
     * The risk R = ½ E[(φ − f)²] of a state. It is ½ Σ_k e_k² at infinite width and at least that at finite width, where f
     * also has a part that ⟨u*, x⟩ does not determine.
     */
    double risk(double[] y);

    /**
     * The order parameters of a state.
     *
     * @param t the time they are labelled with
     */
    OrderParameters orderParameters(double t, double[] y);
}
