/** The room {@code symbolic}. */
@NullMarked
package plateau.symbolic;

import org.jspecify.annotations.NullMarked;
