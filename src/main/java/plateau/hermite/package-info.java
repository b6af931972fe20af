/** The room {@code hermite}. */
@NullMarked
package plateau.hermite;

import org.jspecify.annotations.NullMarked;
