package plateau.network;

import plateau.blas.Precision;

/**
 * How one-pass SGD trains. Immutable, with defaults: {@code SgdSettings.of(1e-4).withBatch(16)}.
 *
 * @param step η &gt; 0, the first layer's learning rate; the second layer's is η/ε
 * @param batch samples per step, ≥ 1; the gradient is their mean
 * @param labelNoise standard deviation τ ≥ 0 of the noise on the labels
 * @param projected whether rows are normalised after each step
 * @param seed the seed of the data, any number
 * @param heldOut number of held-out samples for the Monte-Carlo risk, 0 for none, else ≥ 2 (one alone has no standard error)
 * @param precision of weights, points and products; labels, a, σ and sums over samples are doubles in any case
 */
public record SgdSettings(
        double step, int batch, double labelNoise, boolean projected, long seed, int heldOut, Precision precision) {
    /** @throws NetworkException if a number is out of its range */
    public SgdSettings {
        if (!(step > 0 && Double.isFinite(step))) {
            throw new NetworkException("the step is " + step + "; give a positive number, about 0.1/d or smaller");
        }
        if (batch < 1) {
            throw new NetworkException("the batch is " + batch + "; a step needs at least 1 sample");
        }
        if (!(labelNoise >= 0 && Double.isFinite(labelNoise))) {
            throw new NetworkException(
                    "the label noise is " + labelNoise + "; give a standard deviation, 0 or a positive number");
        }
        if (heldOut < 0 || heldOut == 1) {
            throw new NetworkException("the number of held-out samples is " + heldOut
                    + "; give 0 for none or at least 2, so that there is a standard error");
        }
    }

    /** Batch 1, no noise, projected, seed 1, no held-out samples, double precision. */
    public static SgdSettings of(double step) {
        return new SgdSettings(step, 1, 0, true, 1, 0, Precision.DOUBLE);
    }

    /**
     * The memory that a training holds at its peak, in bytes: the weights five times (the start, the copy being trained, the
     * one being measured, and two on their way in or out), the points of two batches twice, its activations four times, and one measured state with the
     * product it comes from. Every further recorded state keeps 8 m² bytes.
     */
    public static double bytesFor(int m, int d, int batch) {
        double weights = (double) m * d;
        double points = (double) batch * d;
        double activations = (double) batch * m;
        double overlaps = (double) m * m;
        return 8 * (5 * weights + 4 * points + 4 * activations + 2 * overlaps);
    }

    /** The precision in a word: {@code double} or {@code float}. */
    public String precisionWord() {
        return precision.word();
    }

    public SgdSettings withBatch(int changed) {
        return new SgdSettings(step, changed, labelNoise, projected, seed, heldOut, precision);
    }

    public SgdSettings withLabelNoise(double changed) {
        return new SgdSettings(step, batch, changed, projected, seed, heldOut, precision);
    }

    public SgdSettings withProjection(boolean changed) {
        return new SgdSettings(step, batch, labelNoise, changed, seed, heldOut, precision);
    }

    public SgdSettings withSeed(long changed) {
        return new SgdSettings(step, batch, labelNoise, projected, changed, heldOut, precision);
    }

    public SgdSettings withHeldOut(int changed) {
        return new SgdSettings(step, batch, labelNoise, projected, seed, changed, precision);
    }

    public SgdSettings withPrecision(Precision changed) {
        return new SgdSettings(step, batch, labelNoise, projected, seed, heldOut, changed);
    }
}
