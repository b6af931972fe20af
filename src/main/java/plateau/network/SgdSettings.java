package plateau.network;

/**
 * How one-pass SGD trains. Immutable, with defaults: {@code SgdSettings.of(1e-4).withBatch(16)}.
 *
 * @param step η &gt; 0, the first layer's learning rate; the second layer's is η/ε
 * @param batch samples per step, ≥ 1; the gradient is their mean
 * @param labelNoise standard deviation τ ≥ 0 of the noise on the labels
 * @param projected whether rows are normalised after each step
 * @param seed the seed of the data
 * @param heldOut number of held-out samples for the Monte-Carlo risk, 0 for none
 */
public record SgdSettings(double step, int batch, double labelNoise, boolean projected, long seed, int heldOut) {
    /** Batch 1, no noise, projected, seed 1, no held-out samples. */
    public static SgdSettings of(double step) {
        return new SgdSettings(step, 1, 0, true, 1, 0);
    }

    public SgdSettings withBatch(int changed) {
        return new SgdSettings(step, changed, labelNoise, projected, seed, heldOut);
    }

    public SgdSettings withLabelNoise(double changed) {
        return new SgdSettings(step, batch, changed, projected, seed, heldOut);
    }

    public SgdSettings withProjection(boolean changed) {
        return new SgdSettings(step, batch, labelNoise, changed, seed, heldOut);
    }

    public SgdSettings withSeed(long changed) {
        return new SgdSettings(step, batch, labelNoise, projected, changed, heldOut);
    }

    public SgdSettings withHeldOut(int changed) {
        return new SgdSettings(step, batch, labelNoise, projected, seed, changed);
    }
}
