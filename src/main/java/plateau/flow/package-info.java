/**
 * The reduced models of the training: flows of order parameters instead of weights (theory of arXiv 2303.00055).
 *
 * <p>{@link plateau.flow.MeanFieldFlow} is the limit d → ∞, then m → ∞, over weighted classes of neurons (a, s):
 *
 * <pre>
 *   e_k = φ_k − σ_k E[a s^k],   R = ½ Σ_k e_k²
 *   ε ȧ = Σ_k σ_k e_k s^k,      ṡ = a (1 − s²) Σ_k k σ_k e_k s^{k−1}
 * </pre>
 *
 * <p>{@link plateau.flow.MeanFieldForceForm} is the same flow for implicit integrators, its stiff forces being algebraic
 * unknowns and its Jacobian 2 × 2 blocks bordered by K+1 rows. Target and activation come as a
 * {@link plateau.flow.LinkPair}, the law of a(0) as an {@link plateau.flow.InitialLaw}, what stands for it as
 * {@link plateau.flow.NeuronClasses}. Time is first-layer time; ε multiplies the time derivative of a.
 *
 * <p>May import {@code hermite}, {@code ode} and {@code blas}.
 */
@NullMarked
package plateau.flow;

import org.jspecify.annotations.NullMarked;
