/**
 * The room {@code report}: a {@link plateau.timescale.Prediction} made readable, as text, JSON, CSV, figures and one HTML page.
 *
 * <p>Nothing is computed here but what a reader would compute from the numbers shown: the share e_k² / φ_k² of a residual's
 * energy that is left, and the risk R = ½ Σ_k e_k² (theory.md §3). Times are first-layer times.
 *
 * <p>May import the result types of {@code timescale} and {@code derivation}, the notations of {@code symbolic} in which equations
 * are written, {@code flow.LinkPair}, {@code hermite.HermiteExpansion} and
 * {@code ode.Termination}; Jackson writes JSON, XChart draws, Batik turns drawings into SVG. It writes files, it never prints.
 */
@NullMarked
package plateau.report;

import org.jspecify.annotations.NullMarked;
