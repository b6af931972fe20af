package plateau.sweep;

import java.io.IOException;
import java.util.Map;

/** Where finished cells are kept, so that an interrupted sweep can go on. */
public interface SweepStore {
    /** Keeps nothing. */
    SweepStore NONE = new SweepStore() {
        @Override
        public Map<Integer, CellResult> finished() {
            return Map.of();
        }

        @Override
        public void keep(SweepCell cell, CellResult result) {}
    };

    /** The results kept so far, by the index of their cells. */
    Map<Integer, CellResult> finished();

    /**
     * Keeps the result of a finished cell. Called by one thread at a time.
     *
     * @throws IOException if it cannot be kept; the sweep then ends
     */
    void keep(SweepCell cell, CellResult result) throws IOException;
}
