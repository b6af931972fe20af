package plateau.sweep;

import java.util.Optional;

/**
 * What became of a cell.
 *
 * @param cell which
 * @param result what it computed; a failed cell may have a part
 * @param failure why it could not be finished, one sentence
 */
public record CellOutcome(SweepCell cell, Optional<CellResult> result, Optional<String> failure) {
    /** A finished cell. */
    public static CellOutcome done(SweepCell cell, CellResult result) {
        return new CellOutcome(cell, Optional.of(result), Optional.empty());
    }

    /** A cell that could not be finished. */
    public static CellOutcome failed(SweepCell cell, Optional<CellResult> part, String reason) {
        return new CellOutcome(cell, part, Optional.of(reason));
    }

    /** A cell that was not begun, or not finished, when the sweep was interrupted. */
    public static CellOutcome missing(SweepCell cell) {
        return new CellOutcome(cell, Optional.empty(), Optional.empty());
    }

    /** Whether it was finished. */
    public boolean done() {
        return result.isPresent() && failure.isEmpty();
    }

    /** Whether it was tried in vain. */
    public boolean failed() {
        return failure.isPresent();
    }

    /** {@code done}, {@code failed} or {@code missing}. */
    public String status() {
        return failed() ? "failed" : done() ? "done" : "missing";
    }
}
