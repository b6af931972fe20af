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

    private final Strip[] strips;
    /** Where parts of the output begin, counted from this block's first neuron. */
    private final int[] parts;

    private final double[][] outputs;
    /** δ, once for each row of a strip. */
    private final double[] repeated;
    /** a, once for each sample of a row. */
    private final double[] outer;
    /** Σ_i D_ib² over rows a strip apart. */
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
        int rows = Math.max(1, Math.min(count, STRIP / batch));
        this.strips = new Strip[(count + rows - 1) / rows];
        Arrays.setAll(strips, k -> new Strip(k * rows, Math.min(rows, count - k * rows)));
        this.parts = Arrays.stream(parts).map(part -> part - from).toArray();
        this.outputs = new double[parts.length - 1][batch];
        this.repeated = new double[rows * batch];
        this.outer = new double[rows * batch];
        this.squares = new double[rows * batch];
        this.unit = new UnitRows(count);
    }

    /** Some of the block's neurons. Arrays of one strip have one index: loops over arrays whose indices differ are not vectorised. */
    private final class Strip {
        private final int first;
        private final int rows;
        private final Matrix exchanged;
        private final double[] h;
        private final double[] values;
        /** σ′(H), then D. */
        private final double[] slopes;

        Strip(int first, int rows) {
            this.first = first;
            this.rows = rows;
            this.exchanged = exchange.rows(first, rows);
            this.h = new double[rows * batch];
            this.values = new double[rows * batch];
            this.slopes = new double[rows * batch];
        }

        void activate() {
            exchanged.get(h);
            if (tracksLengths()) {
                for (int i = 0; i < rows; i++) {
                    h[i] *= unit.factor(first + i);
                }
            }
            sigma.evaluate(h, 0, h.length, values, slopes);
        }

        /** Adds a_i σ(H_ib) of one row. */
        void addOutput(int i, double weight, double[] output) {
            Rows.add(weight, values, (i - first) * batch, output, 0, batch);
        }

        void respond(double[] a) {
            for (int i = 0; i < rows; i++) {
                Arrays.fill(outer, i * batch, (i + 1) * batch, a[from + first + i]);
            }
            for (int k = 0; k < slopes.length; k++) {
                slopes[k] *= repeated[k] * outer[k];
            }
            for (int k = 0; k < slopes.length; k++) {
                squares[k] += slopes[k] * slopes[k];
            }
            if (!tracksLengths()) {
                exchanged.set(slopes);
            }
        }

        /** Σ_b δ_b σ(H_ib) of one row. */
        double force(int i, double[] delta) {
            return Rows.dot(delta, 0, values, (i - first) * batch, batch);
        }

        boolean isBounded() {
            return Arrays.stream(slopes).allMatch(response -> Math.abs(response) <= SgdStep.LARGEST_WEIGHT);
        }
    }

    /** Finds H, σ(H), σ′(H) and the block's part Σ_i a_i σ(H_ib) of the output. */
    void activate(SampleBatch samples, double[] a) {
        blas.multiply(1, weights, false, samples.points(), true, 0, exchange);
        for (double[] output : outputs) {
            Arrays.fill(output, 0);
        }
        int part = 0;
        for (Strip strip : strips) {
            strip.activate();
            for (int i = strip.first; i < strip.first + strip.rows; i++) {
                part += i == parts[part + 1] ? 1 : 0;
                strip.addOutput(i, a[from + i], outputs[part]);
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
        for (int k = 0; k < repeated.length; k += batch) {
            System.arraycopy(delta, 0, repeated, k, batch);
        }
        for (Strip strip : strips) {
            strip.respond(a);
            for (int i = strip.first; i < strip.first + strip.rows; i++) {
                double next = a[from + i] + rate * strip.force(i, delta);
                bounded &= Math.abs(next) <= SgdStep.LARGEST_WEIGHT;
                nextA[from + i] = next;
            }
        }
        return bounded && isBounded();
    }

    /** By sums of squares, which cost next to nothing; every entry is looked at only where they are not enough. */
    private boolean isBounded() {
        boolean bounded = true;
        for (double square : squares) {
            bounded &= square <= SgdStep.LARGEST_WEIGHT * SgdStep.LARGEST_WEIGHT;
        }
        return bounded || Arrays.stream(strips).allMatch(Strip::isBounded);
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
        for (Strip strip : strips) {
            for (int i = 0; i < strip.rows; i++) {
                double step = settings.step() * strip.slopes[i];
                strip.slopes[i] = unit.step(strip.first + i, step, strip.h[i], squaredLength);
            }
            strip.exchanged.set(strip.slopes);
        }
        blas.multiply(1, exchange, false, samples.points(), false, 1, weights);
        if (unit.due(steps)) {
            blas.normaliseRows(weights);
            unit.reset();
        }
    }

    /** Tells a σ that is undefined where a healthy network evaluates it from weights that diverge. */
    void requireDefined() {
        for (Strip strip : strips) {
            for (double z : strip.h) {
                requireDefined(z);
            }
        }
    }

    private void requireDefined(double z) {
        double value = sigma.value(z);
        double slope = sigma.derivative(z);
        if (Math.abs(z) < SgdStep.HEALTHY && !(Double.isFinite(value) && Double.isFinite(slope))) {
            throw new NetworkException("the activation σ(z) = " + sigma.name() + " is " + value + " with slope " + slope
                    + " at z = " + z + "; give an activation that is finite on the whole line");
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
