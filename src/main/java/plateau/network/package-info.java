/**
 * The real network in weight space, f(x) = (1/m) Σ_i a_i σ(⟨u_i, x⟩) with unit rows u_i in R^d, trained by population gradient
 * flow or by one-pass stochastic gradient descent (theory.md §1, §6):
 *
 * <pre>
 *   flow: ε ȧ_i = −m ∂R/∂a_i,                    u̇_i = −m (I − u_i u_iᵀ) ∇_{u_i} R
 *   SGD:  a_i += (η/ε) (y − f) σ(⟨u_i, x⟩),      u_i ← (u_i + η (y − f) a_i σ′(⟨u_i, x⟩) x) / |·|,   t = η × steps
 * </pre>
 *
 * <p>It is the witness against which the reduced flows are held, so it shares no derived formula and no numerical library with
 * them: no Hermite series, no kernel in closed form, expectations by plain quadrature, integration by an own Runge–Kutta
 * pair, random numbers by Commons RNG, matrix products by the room {@code blas}. It takes σ, σ′ and φ as plain functions.
 *
 * <p>May import {@code link} and {@code blas}, and nothing of Hipparchus.
 */
@NullMarked
package plateau.network;

import org.jspecify.annotations.NullMarked;
