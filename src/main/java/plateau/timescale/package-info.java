/** The room {@code timescale}. */
@NullMarked
package plateau.timescale;

import org.jspecify.annotations.NullMarked;
