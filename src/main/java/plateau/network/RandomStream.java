package plateau.network;

import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The random numbers of one seed, one stream per purpose: xoshiro256++ seeded by Commons RNG, each stream 2^128 numbers after
 * the one before it, so that no two overlap and what one purpose consumes never shifts another.
 */
enum RandomStream {
    /** The stream that {@link NetworkStart#random} takes: a run may use the same seed for its start and its data. */
    START,
    /** The points x. */
    POINTS,
    /** The noise on the labels: the points are the same whatever its size. */
    LABEL_NOISE,
    /** The held-out points. */
    HELD_OUT;

    /** The stream of this purpose from its beginning. */
    RestorableUniformRandomProvider of(long seed) {
        RestorableUniformRandomProvider provider = RandomSource.XO_SHI_RO_256_PP.create(seed);
        for (int i = 0; i < ordinal(); i++) {
            ((JumpableUniformRandomProvider) provider).jump();
        }
        return provider;
    }
}
