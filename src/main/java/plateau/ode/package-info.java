/** The room {@code ode}. */
@NullMarked
package plateau.ode;

import org.jspecify.annotations.NullMarked;
