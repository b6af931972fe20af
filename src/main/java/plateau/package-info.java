/**
 * Plateau: the learning time-scales of wide two-layer networks on single-index targets
 * (Berthier, Montanari, Zhou, <i>Learning time-scales in two-layers neural networks</i>, arXiv 2303.00055).
 *
 * <p>A package is a room with one subject and imports only what stands above it in this list:
 *
 * <ol>
 *   <li>{@code link}: the functions φ and σ: value, derivative, kinks
 *   <li>{@code symbolic}: formulas, and the only room that knows Symja
 *   <li>{@code hermite}: Hermite expansions and correlation kernels; the one normalisation
 *   <li>{@code ode}: the only room that knows hipparchus-ode: integrators, dense output, level crossings
 *   <li>{@code blas}: matrix products; the only room that knows a BLAS
 *   <li>{@code flow}: the reduced models
 *   <li>{@code timescale}: when each degree is learned
 *   <li>{@code network}: the real network in weight space, trained by population flow or by SGD
 *   <li>{@code validation}: the reduced models held against the network
 *   <li>{@code derivation}: the equations of a target as documents
 *   <li>{@code report}: tables, plots and pages from result types
 *   <li>{@code explorer}: a web page that offers what the commands offer; it comes last but one, because it may use every room
 *       and none may come to depend on who looks
 *   <li>{@code cli}: the commands; the only room that prints or exits
 * </ol>
 *
 * <p>The way of the data is one line: text → {@code LinkFunction} → {@code HermiteExpansion} → {@code ReducedFlow} →
 * {@code Trajectory} → {@code LearningTimes} → {@code Report}. Nothing flows back.
 */
@NullMarked
package plateau;

import org.jspecify.annotations.NullMarked;
