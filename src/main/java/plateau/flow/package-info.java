/** The room {@code flow}. */
@NullMarked
package plateau.flow;

import org.jspecify.annotations.NullMarked;
