/**
 * The room {@code symbolic}: formulas in z as people type them, and what is known of them exactly.
 *
 * <p>Text → {@link plateau.symbolic.FormulaParser} → {@link plateau.symbolic.Formula} (a small immutable tree with exact
 * rational constants) → {@link plateau.symbolic.DomainCheck} → {@link plateau.symbolic.FormulaLink} (value, exact
 * derivative, kinks). Length, depth, number of nodes, size of numbers and the work of every check are bounded, and
 * whatever is wrong ends in a {@link plateau.symbolic.FormulaException} which names the culprit and the remedy.
 *
 * <p>This is the only room that knows Symja, and Symja never sees text: only trees are translated for it.
 * {@code GaussianExpectation} computes the Hermite coefficients φ_k = F^{(k)}(0)/√(k!) in closed form by Gaussian
 * smoothing, F(t) = E f(t + G), G ~ N(0,1).
 *
 * <p>Imports {@code link} only.
 */
@NullMarked
package plateau.symbolic;

import org.jspecify.annotations.NullMarked;
