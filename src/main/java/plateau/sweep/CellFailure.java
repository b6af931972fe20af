package plateau.sweep;

import java.io.Serial;
import java.util.Optional;

/** A cell that could not be finished; the message is one sentence that says why. */
public final class CellFailure extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Optional<CellResult> part;

    public CellFailure(String message, Optional<CellResult> part) {
        super(message);
        this.part = part;
    }

    /** What was computed all the same. */
    public Optional<CellResult> part() {
        return part;
    }
}
