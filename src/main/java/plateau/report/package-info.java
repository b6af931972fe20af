/** The room {@code report}. */
@NullMarked
package plateau.report;

import org.jspecify.annotations.NullMarked;
