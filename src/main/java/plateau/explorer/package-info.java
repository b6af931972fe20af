/**
 * The room {@code explorer}: a web page on the own machine on which one types a target and an activation, moves ε, and sees
 * coefficients, laws, staircase and phase portrait follow.
 *
 * <p>A request goes one way: {@link plateau.explorer.Gatekeeper} (which hosts and origins) → {@link plateau.explorer.ProblemReader}
 * (text to a problem, within {@link plateau.explorer.ExplorerLimits}) → {@link plateau.explorer.Computations} (so many at a time, the
 * newest of each page, none beyond its deadline) → {@link plateau.explorer.Explorations} (expansions kept, flow solved) → JSON, a
 * document, or a stream of points. Only formulas, numbers and words are read from a request, never a name of a file.
 *
 * <p>May import every room but {@code cli}: it offers what the commands offer, to a page instead of a terminal. Nothing may import
 * it but {@code cli}, whose command starts and stops it: what is computed must not depend on who looks at it.
 */
@NullMarked
package plateau.explorer;

import org.jspecify.annotations.NullMarked;
