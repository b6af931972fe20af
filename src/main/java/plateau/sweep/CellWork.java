package plateau.sweep;

import java.util.concurrent.CancellationException;
import plateau.timescale.Progress;

/** Computes cells; called from several threads at once, at most once for each cell. */
public interface CellWork {
    /**
     * Computes one cell. The result depends on the cell alone.
     *
     * @param progress asks to stop when the sweep is interrupted
     * @throws CellFailure if the cell could not be finished
     * @throws CancellationException if it was stopped
     */
    CellResult run(SweepCell cell, Progress progress) throws CellFailure;
}
