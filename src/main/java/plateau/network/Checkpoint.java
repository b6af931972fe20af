package plateau.network;

import java.util.List;

/**
 * An SGD run between two steps: what is needed to go on to the same end, bit for bit.
 *
 * @param step steps done
 * @param position the generators before the next batch
 * @param a second-layer weights
 * @param u first-layer weights as they are stored, row by row
 * @param factors what each row is to be multiplied by
 * @param states recorded so far
 */
record Checkpoint(
        long step,
        GaussianData.Position position,
        double[] a,
        double[] u,
        double[] factors,
        List<NetworkState> states) {
    Checkpoint {
        states = List.copyOf(states);
    }
}
