/** The room {@code link}. */
@NullMarked
package plateau.link;

import org.jspecify.annotations.NullMarked;
