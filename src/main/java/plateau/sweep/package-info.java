/**
 * The room {@code sweep}: many cells (target, activation, law of a(0), ε, seed) of one sweep on all cores.
 *
 * <p>A {@link plateau.sweep.SweepPlan} lists its cells in the order in which results stand, whatever the order of the work; a
 * {@link plateau.sweep.CellWork} computes one; {@link plateau.sweep.Sweep} hands cells to threads, keeps what is finished in a
 * {@link plateau.sweep.SweepStore}, and takes from there what was finished before. A cell that fails says why and stops no other.
 * Nothing that a result contains depends on threads, time or scheduling.
 *
 * <p>It is a room of its own and not part of {@code timescale} because it knows no equation: what a cell computes comes as
 * {@code CellWork}, of which {@link plateau.sweep.PredictionWork} is one. It cannot be part of {@code validation}, which
 * compares, nor of {@code cli}, which reads and prints.
 *
 * <p>Imports {@code flow}, {@code ode} and {@code timescale}. Reads and writes no files: the store on disk belongs to
 * {@code report}.
 */
@NullMarked
package plateau.sweep;

import org.jspecify.annotations.NullMarked;
