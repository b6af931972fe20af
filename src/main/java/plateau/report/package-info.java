/**
 * The room {@code report}: predictions, simulations, sweeps and validations made readable, as text, JSON, CSV, figures and, but
 * for sweeps, one HTML page each.
 *
 * <p>Nothing is computed here but what a reader would compute from the numbers shown: the share e_k² / φ_k² of a residual's
 * energy that is left, and the risk R = ½ Σ_k e_k² (theory.md §3). Times are first-layer times.
 *
 * <p>May import the result types of {@code timescale}, {@code network}, {@code validation}, {@code sweep} (whose store on disk is
 * here) and {@code derivation}, the notations of {@code symbolic} in which equations are written, {@code flow.LinkPair},
 * {@code hermite.HermiteExpansion} and {@code ode.Termination}; Jackson writes JSON, XChart draws, Batik turns drawings into
 * SVG. It writes files, it never prints.
 */
@NullMarked
package plateau.report;

import org.jspecify.annotations.NullMarked;
