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
final class NeuronBlock {
    /** Numbers worked on at once, so that they are still in the nearest cache when the next pass comes. */
    private static final int STRIP = 1 << 12;

    private final int from;
    private final int count;
    private final int batch;
    private final SgdSettings settings;
    private final LinkFunction sigma;
    private final Blas blas;

    private final Matrix weights;
    /** H, then D. */
    private final Matrix exchange;

    private final Matrix[] strips;
    private final int stripRows;
    /** Where parts of the output begin, counted from this block's first neuron. */
    private final int[] parts;

    private final double[] h;
    private final double[] values;
    private final double[] slopes;
    private final double[][] outputs;
    /** Σ_i D_ib². */
    private final double[] squares;

    private final UnitRows unit;

    /**
     * @param from the first neuron
     * @param parts where the parts of its output begin, of neurons of the network; the last entry is where the block ends
     * @param weights the block's rows of U
     * @param exchange its rows of H, then of D
     */
    NeuronBlock(
            int from,
            int[] parts,
            Matrix weights,
            Matrix exchange,
            LinkFunction sigma,
            SgdSettings settings,
            Blas blas) {
        this.from = from;
        this.count = weights.rows();
        this.batch = settings.batch();
        this.settings = settings;
        this.sigma = sigma;
        this.blas = blas;
        this.weights = weights;
        this.exchange = exchange;
        this.stripRows = Math.max(1, Math.min(count, STRIP / batch));
        this.strips = new Matrix[(count + stripRows - 1) / stripRows];
        Arrays.setAll(strips, k -> exchange.rows(k * stripRows, Math.min(stripRows, count - k * stripRows)));
        this.parts = Arrays.stream(parts).map(part -> part - from).toArray();
        this.h = new double[count * batch];
        this.values = new double[count * batch];
        this.slopes = new double[count * batch];
        this.outputs = new double[parts.length - 1][batch];
        this.squares = new double[batch];
        this.unit = new UnitRows(count);
    }

    /** Finds H, σ(H), σ′(H) and the block's part Σ_i a_i σ(H_ib) of the output. */
    void activate(SampleBatch samples, double[] a) {
        blas.multiply(1, weights, false, samples.points(), true, 0, exchange);
        for (double[] output : outputs) {
            Arrays.fill(output, 0);
        }
        int part = 0;
        for (int k = 0; k < strips.length; k++) {
            int first = k * stripRows;
            int last = first + strips[k].rows();
            strips[k].get(h, first * batch);
            if (tracksLengths()) {
                for (int i = first; i < last; i++) {
                    h[i] *= unit.factor(i);
                }
            }
            sigma.evaluate(h, first * batch, last * batch, values, slopes);
            for (int i = first; i < last; i++) {
                part += i == parts[part + 1] ? 1 : 0;
                Rows.add(a[from + i], values, i * batch, outputs[part], 0, batch);
            }
        }
    }

    /** Adds the block's parts of the output. */
    void addOutput(double[] sum) {
        for (double[] output : outputs) {
            for (int b = 0; b < batch; b++) {
                sum[b] += output[b];
            }
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
        Arrays.fill(squares, 0);
        for (int k = 0; k < strips.length; k++) {
            int first = k * stripRows;
            int last = first + strips[k].rows();
            for (int i = first; i < last; i++) {
                respond(i * batch, delta, a[from + i]);
                double next = a[from + i] + rate * Rows.dot(delta, 0, values, i * batch, batch);
                bounded &= Math.abs(next) <= SgdStep.LARGEST_WEIGHT;
                nextA[from + i] = next;
            }
            if (!tracksLengths()) {
                strips[k].set(slopes, first * batch);
            }
        }
        return bounded && isBounded();
    }

    private void respond(int row, double[] delta, double weight) {
        for (int b = 0; b < batch; b++) {
            double response = slopes[row + b] * (delta[b] * weight);
            slopes[row + b] = response;
            squares[b] += response * response;
        }
    }

    /** By sums of squares, which cost next to nothing; every entry is looked at only where they are not enough. */
    private boolean isBounded() {
        boolean bounded = true;
        for (double square : squares) {
            bounded &= square <= SgdStep.LARGEST_WEIGHT * SgdStep.LARGEST_WEIGHT;
        }
        return bounded || Arrays.stream(slopes).allMatch(response -> Math.abs(response) <= SgdStep.LARGEST_WEIGHT);
    }

    /** Whether a step moves the rows by {@link #moveAlongOne}: a batch of one moves a row along one vector only. */
    boolean tracksLengths() {
        return batch == 1 && settings.projected();
    }

    /**
     * U ← U + η D X with rows divided by their lengths, which are known without looking at the rows.
     *
     * @param steps done when this one is
     */
    void moveAlongOne(SampleBatch samples, long steps) {
        double squaredLength = samples.squaredLength();
        for (int i = 0; i < count; i++) {
            slopes[i] = unit.step(i, settings.step() * slopes[i], h[i], squaredLength);
        }
        exchange.set(slopes);
        blas.multiply(1, exchange, false, samples.points(), false, 1, weights);
        if (unit.due(steps)) {
            blas.normaliseRows(weights);
            unit.reset();
        }
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

    /** Writes the factors c_i of the stored rows v_i, u_i = c_i v_i, into those of all neurons. */
    void saveFactors(double[] factors) {
        System.arraycopy(unit.copy(), 0, factors, from, count);
    }

    /** Sets the factors. */
    void restoreFactors(double[] factors) {
        unit.restore(Arrays.copyOfRange(factors, from, from + count));
    }
}
