package plateau.network;

import java.util.Arrays;
import plateau.blas.Precision;

/**
 * How the neurons of a network in training are cut and shared among threads: ranges of neighbours, each given by where it begins;
 * the last entry is where all end.
 *
 * <p>{@linkplain #parts Parts} follow from the shape of the network alone: the output is summed part by part, so that it does not
 * depend on the number of threads. A product of matrices is the faster the more rows it has, so a thread takes its parts at once.
 */
final class NeuronShares {
    private static final int SMALLEST_PART = 64;
    private static final int LARGEST_PART = 256;
    private static final int PARTS = 4;

    /** Ranges begin at multiples of it: products are computed in tiles. */
    private static final int TILE = 16;

    private NeuronShares() {}

    /** The parts of m neurons. */
    static int[] parts(int m) {
        int size = Math.max(SMALLEST_PART, Math.min(LARGEST_PART, tiles((m + PARTS - 1) / PARTS)));
        int count = (m + size - 1) / size;
        int[] starts = new int[count + 1];
        Arrays.setAll(starts, k -> Math.min(m, k * size));
        return starts;
    }

    /** Whole parts for each of at most so many shares, as many parts for one as for another. */
    static int[] even(int[] parts, int most) {
        int count = parts.length - 1;
        int shares = Math.min(most, count);
        int[] starts = new int[shares + 1];
        Arrays.setAll(starts, k -> parts[k * count / shares]);
        return starts;
    }

    /**
     * Shares of m neurons, {@code count} ≥ 2 of them, the first of which also draws the next batch and therefore has fewer
     * neurons to move: none if they would be fewer than {@code fewest}.
     */
    static int[] besideDrawing(int m, int count, int fewest, Precision precision) {
        int drawing = drawing(precision);
        int balanced = ((m + drawing) / count - drawing) / TILE * TILE;
        int first = balanced < fewest ? 0 : balanced;
        int size = tiles((m - first + count - 2) / (count - 1));
        int others = (m - first + size - 1) / size;
        int[] starts = new int[others + 2];
        for (int k = 0; k <= others; k++) {
            starts[k + 1] = Math.min(m, first + k * size);
        }
        return starts;
    }

    private static int tiles(int neurons) {
        return (neurons + TILE - 1) / TILE * TILE;
    }

    /** So many neurons are moved in the time of drawing the samples that move them (measured, per sample and dimension). */
    private static int drawing(Precision precision) {
        return precision == Precision.FLOAT ? 352 : 160;
    }
}
