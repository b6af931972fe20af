/**
 * Formulas in z, and the only room that knows Symja.
 *
 * <p>Text becomes a {@link plateau.symbolic.Formula}, the project's own tree; only trees reach the symbolic engine.
 * {@link plateau.symbolic.GaussianExpectation} gives Hermite coefficients in closed form,
 *
 * <pre>
 *   f_k = E[f(G) h_k(G)] = F^{(k)}(0)/√(k!),   F(t) = E f(t + G),   h_k = He_k/√(k!),
 * </pre>
 *
 * by smoothing rules of our own (linearity, Stein's identity, exponential tilt, erf and step of affine arguments);
 * Symja does the exact arithmetic of constants, never an integral.
 *
 * <p>Imports {@code link}, Symja and hipparchus-core.
 */
@NullMarked
package plateau.symbolic;

import org.jspecify.annotations.NullMarked;
