package plateau.validation;

import java.util.SplittableRandom;

/** Seeds that differ wherever one of their parts does, so that no two runs share their samples by accident. */
final class Seeds {
    private Seeds() {}

    static long of(long... parts) {
        long seed = 0x9E3779B97F4A7C15L;
        for (long part : parts) {
            seed = new SplittableRandom(seed ^ part).nextLong();
        }
        return seed;
    }
}
