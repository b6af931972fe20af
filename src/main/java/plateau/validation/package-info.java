/**
 * The reduced dynamics held against the real network: a ladder of comparisons, each with what was measured, what is allowed and
 * why, and a verdict.
 *
 * <p>An experiment ({@link plateau.validation.ValidationCase}, read by {@link plateau.validation.ExperimentFile}) is a problem and
 * the rungs to climb on it; {@link plateau.validation.Ladder} climbs them in a {@link plateau.validation.Laboratory}, which
 * runs the dynamics and keeps a ledger of their invariants. A {@link plateau.validation.Comparison} agrees if its measured
 * distance is at most the allowed one; if not it names the {@link plateau.validation.Suspect}. The rungs know the reduced
 * flows through {@link plateau.validation.ReducedDynamics} alone.
 *
 * <p>SGD meets the overlap flow only in the limit η → 0: D(t, η) = R_SGD − R_flow = β_0(t) + β_1(t) η + … + noise O(√(η d)),
 * and it is β_0 = 0 that is tested (theory.md §6).
 *
 * <p>May import every room above it; Commons Math and Commons Statistics do the statistics.
 */
@NullMarked
package plateau.validation;

import org.jspecify.annotations.NullMarked;
