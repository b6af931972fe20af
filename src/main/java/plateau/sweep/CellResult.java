package plateau.sweep;

import java.util.List;

/**
 * What a cell computed.
 *
 * @param degrees every degree with φ_k ≠ 0, rising
 * @param finalRisk ½ Σ e_k² at the end
 * @param endTime where it ended, in first-layer time
 * @param evaluations the work done: evaluations of a right-hand side, or steps
 * @param termination why it ended, one word
 */
public record CellResult(
        List<CellDegree> degrees, double finalRisk, double endTime, long evaluations, String termination) {
    public CellResult {
        degrees = List.copyOf(degrees);
    }
}
