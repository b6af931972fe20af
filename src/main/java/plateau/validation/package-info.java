/**
 * The reduced dynamics held against the real network: a ladder of comparisons, each with what was measured, what is allowed and
 * why, and a verdict.
 *
 * <p>May import every room above it; Commons Math and Commons Statistics do the statistics.
 */
@NullMarked
package plateau.validation;

import org.jspecify.annotations.NullMarked;
