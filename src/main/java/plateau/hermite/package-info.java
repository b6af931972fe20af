/**
 * Hermite expansions of targets and activations, and the kernels made of them.
 *
 * <p>The project's one convention: normalised probabilists' Hermite polynomials h_k = He_k/√(k!), orthonormal under
 * N(0,1), h_0 = 1, √(k+1) h_{k+1} = z h_k − √k h_{k−1}. A function f in L²(N(0,1)) is Σ_k f_k h_k with
 *
 * <ul>
 *   <li>f_k = E[f(G) h_k(G)] = F^{(k)}(0)/√(k!), F(t) = E f(t + G),
 *   <li>‖f‖² = E f(G)² = Σ_k f_k², tail Σ_{k&gt;K} f_k² = ‖f‖² − Σ_{k≤K} f_k²,
 *   <li>V(s) = Σ_k φ_k σ_k s^k, U(r) = Σ_k σ_k² r^k, |U(r) − U_K(r)| ≤ tail(σ) |r|^{K+1}.
 * </ul>
 *
 * <p>Closed forms come from the room {@code symbolic}; everything is checked against, or replaced by, composite
 * Gauss–Legendre quadrature.
 *
 * <p>{@link plateau.hermite.ParametricExpansion} and {@link plateau.hermite.ParametricKernel} are the same for links with
 * parameters: expressions in place of numbers, each held against quadrature at points inside the assumptions.
 *
 * <p>Imports {@code link}, {@code symbolic} and hipparchus-core.
 */
@NullMarked
package plateau.hermite;

import org.jspecify.annotations.NullMarked;
