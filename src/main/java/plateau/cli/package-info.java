/** The room {@code cli}. */
@NullMarked
package plateau.cli;

import org.jspecify.annotations.NullMarked;
