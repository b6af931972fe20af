/**
 * Dense matrix products, the only room that knows a BLAS: OpenBLAS where the build brought it for this platform, else the
 * pure-Java one of netlib, which works everywhere and is slower; and the {@link plateau.blas.Team} of threads that shares products and
 * what is done between them, so that no threads fight for the cores.
 *
 * <p>It holds no formula of the project: the reduced flows and the network in weight space, which must not share one, may
 * both stand on it. Imports nothing of ours.
 */
@NullMarked
package plateau.blas;

import org.jspecify.annotations.NullMarked;
