package plateau.network;

import java.util.Arrays;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.link.LinkFunction;

/**
 * Neighbouring neurons of a network in training and their share of a step: rows of U, and for a batch X their pre-activations
 * H = U Xᵀ, one neuron to a row. Blocks owe each other nothing but the network's output, so they are worked on side by side,
 * each in one thread and its cache.
 */
final class NeuronBlock implements AutoCloseable {
    private final int from;
    private final int count;
    private final int batch;
    private final SgdSettings settings;
    private final LinkFunction sigma;
    private final Blas blas;

    private final Matrix weights;
    private final Matrix exchange;
    /** H, then D. */
    private final double[] h;

    private final double[] values;
    private final double[] slopes;
    private final double[] output;
    private final UnitRows unit;

    /** The neurons from {@code from} on. */
    NeuronBlock(int from, int count, int dimension, LinkFunction sigma, SgdSettings settings, Blas blas) {
        this.from = from;
        this.count = count;
        this.batch = settings.batch();
        this.settings = settings;
        this.sigma = sigma;
        this.blas = blas;
        this.weights = blas.matrix(count, dimension, settings.precision());
        this.exchange = blas.matrix(count, batch, settings.precision());
        this.h = new double[count * batch];
        this.values = new double[count * batch];
        this.slopes = new double[count * batch];
        this.output = new double[batch];
        this.unit = new UnitRows(count);
    }

    /** Finds H, σ(H), σ′(H) and the block's part Σ_i a_i σ(H_ib) of the output. */
    void activate(SampleBatch samples, double[] a) {
        blas.multiply(1, weights, false, samples.points(), true, 0, exchange);
        exchange.get(h);
        if (tracksLengths()) {
            for (int i = 0; i < count; i++) {
                h[i] *= unit.factor(i);
            }
        }
        sigma.evaluate(h, 0, h.length, values, slopes);
        Arrays.fill(output, 0);
        for (int i = 0; i < count; i++) {
            Rows.add(a[from + i], values, i * batch, output, 0, batch);
        }
    }

    /** Adds the block's part of the output. */
    void addOutput(double[] sum) {
        for (int b = 0; b < batch; b++) {
            sum[b] += output[b];
        }
    }

    /**
     * Turns σ′(H) into D, D_ib = δ_b a_i σ′(H_ib), and finds the next a.
     *
     * @param rate (η/ε)/B
     * @return whether all of it is bounded
     */
    boolean respond(double[] delta, double[] a, double rate, double[] nextA) {
        boolean bounded = true;
        for (int i = 0; i < count; i++) {
            int row = i * batch;
            double weight = a[from + i];
            for (int b = 0; b < batch; b++) {
                slopes[row + b] *= delta[b] * weight;
            }
            double next = weight + rate * Rows.dot(delta, 0, values, row, batch);
            bounded &= Math.abs(next) <= SgdStep.LARGEST_WEIGHT;
            nextA[from + i] = next;
        }
        for (double response : slopes) {
            bounded &= Math.abs(response) <= SgdStep.LARGEST_WEIGHT;
        }
        return bounded;
    }

    /**
     * U ← U + (η/B) D X, then each row divided by its length if projected.
     *
     * @param steps done when this one is
     */
    void move(SampleBatch samples, long steps) {
        double rate = settings.step() / batch;
        if (tracksLengths()) {
            moveAlongOne(samples, rate, steps);
            return;
        }
        exchange.set(slopes);
        blas.multiply(rate, exchange, false, samples.points(), false, 1, weights);
        if (settings.projected()) {
            blas.normaliseRows(weights);
        }
    }

    private void moveAlongOne(SampleBatch samples, double rate, long steps) {
        double squaredLength = samples.squaredLength();
        for (int i = 0; i < count; i++) {
            slopes[i] = unit.step(i, rate * slopes[i], h[i], squaredLength);
        }
        exchange.set(slopes);
        blas.multiply(1, exchange, false, samples.points(), false, 1, weights);
        if (unit.due(steps)) {
            blas.normaliseRows(weights);
            unit.reset();
        }
    }

    /** A batch of one moves a row along one vector only: its new length is known without looking at it. */
    private boolean tracksLengths() {
        return batch == 1 && settings.projected();
    }

    /** Tells a σ that is undefined where a healthy network evaluates it from weights that diverge. */
    void requireDefined() {
        for (double z : h) {
            double value = sigma.value(z);
            double slope = sigma.derivative(z);
            if (Math.abs(z) < SgdStep.HEALTHY && !(Double.isFinite(value) && Double.isFinite(slope))) {
                throw new NetworkException("the activation σ(z) = " + sigma.name() + " is " + value + " with slope "
                        + slope + " at z = " + z + "; give an activation that is finite on the whole line");
            }
        }
    }

    /** Writes the stored rows v_i into those of all neurons and their factors c_i, u_i = c_i v_i. */
    void save(double[] rows, double[] factors) {
        double[] own = new double[count * weights.columns()];
        weights.get(own);
        System.arraycopy(own, 0, rows, from * weights.columns(), own.length);
        System.arraycopy(unit.copy(), 0, factors, from, count);
    }

    /** Sets the stored rows and their factors. */
    void restore(double[] rows, double[] factors) {
        int d = weights.columns();
        weights.set(Arrays.copyOfRange(rows, from * d, (from + count) * d));
        unit.restore(Arrays.copyOfRange(factors, from, from + count));
    }

    @Override
    public void close() {
        weights.close();
        exchange.close();
    }
}
