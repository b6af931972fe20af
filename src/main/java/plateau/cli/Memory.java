package plateau.cli;

import java.util.Locale;
import plateau.timescale.PredictionRequest;

/** Refuses a request that cannot fit into memory before it begins, instead of failing in the middle. */
final class Memory {
    /**
     * Doubles the stiff integrator keeps for each class: so many for each degree and for {@link #REST} more (stages, blocks,
     * low-rank factors). Measured: 225 MB resident with 100 000 classes and 16 degrees.
     */
    private static final double DOUBLES = 14;

    private static final int REST = 6;

    private Memory() {}

    static void require(PredictionRequest request) {
        require(request, 1);
    }

    /** As many such requests side by side. */
    static void require(PredictionRequest request, int threads) {
        double nodes = request.dimension().isPresent() ? PredictionRequest.OVERLAP_NODES : 1;
        double count = request.law().atomic() ? 1 : request.classes();
        double bytes = threads * 8 * DOUBLES * nodes * count * (request.links().degree() + 1 + REST);
        double available = Runtime.getRuntime().maxMemory();
        if (bytes > available) {
            throw new BadRequestException(String.format(
                    Locale.ROOT,
                    "--classes %d: %d degrees of so many classes%s need about %.1f GB and %.1f GB are there,"
                            + " give fewer classes, a lower --degree, or more memory (java -Xmx)",
                    request.classes(),
                    request.links().degree() + 1,
                    threads == 1 ? "" : " on " + threads + " threads",
                    bytes * 1e-9,
                    available * 1e-9));
        }
    }
}
