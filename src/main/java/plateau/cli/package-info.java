/**
 * The room {@code cli}: the commands, and the only room that prints, reads options or ends the process.
 *
 * <p>Exit status: 0 done; 1 the computation could not be finished, what was computed is kept; 2 the request is wrong;
 * 130 interrupted. The result goes to standard output alone, messages and progress to standard error.
 *
 * <p>May import every room.
 */
@NullMarked
package plateau.cli;

import org.jspecify.annotations.NullMarked;
