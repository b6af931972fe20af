/**
 * The equations of a target and an activation as a document: one {@link plateau.derivation.Derivation}, ordered steps from the
 * links to the learning times, of which plain text, Markdown, LaTeX and JSON are views.
 *
 * <pre>
 *   links → φ_k, σ_k → ‖·‖², tails → U, V → overlap flow → mean-field flow → e_k = φ_k − σ_k E[a s^k]
 *   → ε ė_k = −σ_k Σ_j G_kj σ_j e_j → balances → stages l→p → risk floor → special cases → warnings
 * </pre>
 *
 * <p>Every equation is a pair of {@link plateau.symbolic.Expression}s: what is printed is what is evaluated, and the tests hold
 * it against the numeric flows.
 *
 * <p>Imports {@code symbolic}, {@code hermite}, {@code flow} and {@code timescale}.
 */
@NullMarked
package plateau.derivation;

import org.jspecify.annotations.NullMarked;
