/**
 * The room {@code symbolic}: formulas in z as people type them, and what is known of them exactly.
 *
 * <p>Text → {@link plateau.symbolic.FormulaParser} → {@link plateau.symbolic.Formula} (a small immutable tree with exact
 * rational constants) → {@link plateau.symbolic.DomainCheck} → {@link plateau.symbolic.FormulaLink} (value, exact
 * derivative, kinks). Length, depth, number of nodes, size of numbers and the work of every check are bounded, and
 * whatever is wrong ends in a {@link plateau.symbolic.FormulaException} which names the culprit and the remedy.
 *
 * <p>This is the only room that knows Symja, and Symja never sees text: only trees are translated for it.
 * {@link plateau.symbolic.GaussianExpectation} gives Hermite coefficients in closed form by Gaussian smoothing,
 *
 * <pre>
 *   f_k = E[f(G) h_k(G)] = F^{(k)}(0)/√(k!),   F(t) = E f(t + G),   G ~ N(0,1),   h_k = He_k/√(k!),
 * </pre>
 *
 * with rules of our own (linearity, Stein's identity, exponential tilt, step, erf, sin and cos of affine arguments); Symja
 * does the exact arithmetic of constants, never an integral. It is loaded with the first formula that can be closed.
 *
 * <p>What documents and programs say is a {@link plateau.symbolic.Expression}: a tree with indices, class means, sums and
 * integrals, evaluated by {@link plateau.symbolic.ExpressionValues} and written by the {@link plateau.symbolic.Notation}s.
 * Closed forms come as such trees, too.
 *
 * <p>Formulas may have parameters ({@link plateau.symbolic.Formula.Parameter}), of which something may be assumed
 * ({@link plateau.symbolic.Assumptions}) and to which values may be given ({@link plateau.symbolic.ParameterValues}).
 * {@link plateau.symbolic.ParametricExpectation} gives f_k in the parameters: the signs on which the rules depend follow from the
 * assumptions by exact interval arithmetic, and where they do not the answer names the assumption that is missing.
 *
 * <p>Imports {@code link}, Symja and hipparchus-core.
 */
@NullMarked
package plateau.symbolic;

import org.jspecify.annotations.NullMarked;
