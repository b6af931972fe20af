package plateau.timescale;

import java.util.List;

/**
 * A level at which the risk rests while a degree is waited for: R = ½ Σ φ_k² over the degrees not yet learned.
 *
 * @param learned the degrees learned before this plateau, in order
 * @param next the degree whose learning ends it, −1 for the last plateau (the floor)
 * @param risk the height, without the target's tail beyond the highest degree kept
 */
public record PlateauHeight(List<Integer> learned, int next, double risk) {
    public PlateauHeight {
        learned = List.copyOf(learned);
    }
}
