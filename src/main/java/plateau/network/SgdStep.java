package plateau.network;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.blas.Team;

/**
 * The weights (a, U) of a network in training and one step of SGD on them. With a batch X of B rows, H = U Xᵀ and
 * δ_b = y_b − (1/m) Σ_i a_i σ(H_ib):
 *
 * <pre>
 *   U ← U + (η/B) D X,  D_ib = δ_b a_i σ′(H_ib)     (then each row divided by its length, if projected)
 *   a_i ← a_i + (η/ε)(1/B) Σ_b δ_b σ(H_ib)
 * </pre>
 *
 * <p>both from the weights before the step. Where there is enough work the neurons are shared among threads, one of which also draws the
 * next batch. They are cut into {@linkplain Team#pieces as many pieces} however many threads there are, and the output is summed by
 * {@linkplain NeuronShares#parts parts} of the network's shape: so the numbers do not depend on the number of threads.
 */
final class SgdStep implements AutoCloseable {
    /** No weight of a network that learns is near it; the square of the risk's terms is still finite. */
    static final double LARGEST_WEIGHT = 1e12;

    /** A standard normal number is never farther out: where |h| is smaller, σ must be finite. */
    static final double HEALTHY = 40;

    /** A thread that draws moves rows too if that is at least so many multiplications. */
    private static final double SMALLEST_SHARE = 1 << 21;

    /** Numbers that no cache holds. */
    private static final double LARGE = 1 << 23;

    private final SgdSettings settings;
    private final double outerRate;
    private final Blas blas;
    /** Into how many the neurons are cut; 1 if they are not shared. */
    private final int pieces;

    private final int m;
    private final int d;
    private final Matrix weights;
    private final Matrix exchange;
    private final NeuronBlock[] blocks;
    /** Who moves which rows while the first draws the next batch; that one may have none. */
    private final @Nullable RowShare[] shares;

    private final double[] delta;
    private final Matrix assembled;

    private SampleBatch now;
    private SampleBatch next;
    /** Where the data was before the batch in {@code next} was drawn; null if there is none. */
    private GaussianData.@Nullable Position ahead;

    private @Nullable NetworkException refusal;
    private double[] a;
    private double[] nextA;
    private long steps;

    SgdStep(NetworkProblem problem, NetworkStart start, SgdSettings settings, Blas blas) {
        this.settings = settings;
        this.blas = blas;
        this.m = start.width();
        this.d = start.dimension();
        int batch = settings.batch();
        requireIndexable(batch, Math.max(m, d));
        this.outerRate = settings.step() / problem.epsilon();
        this.now = new SampleBatch(blas, batch, d, settings.precision());
        this.next = new SampleBatch(blas, batch, d, settings.precision());
        int most = Team.pieces(work());
        // A single sample is a matter of reading U once: one call does that best, unless U is beyond every cache.
        int[] parts = batch == 1 && work() < LARGE ? new int[] {0, m} : NeuronShares.parts(m);
        this.pieces = parts.length > 2 ? most : 1;
        this.weights = blas.matrix(m, d, settings.precision());
        this.exchange = blas.matrix(m, batch, settings.precision());
        this.blocks = blocks(problem, parts);
        this.shares = shares();
        this.delta = new double[batch];
        this.assembled = blas.matrix(m, d);
        this.a = start.a();
        this.nextA = new double[m];
        setInner(start.u());
    }

    private static void requireIndexable(int batch, int longest) {
        if ((long) batch * longest > Integer.MAX_VALUE - 8) {
            throw new NetworkException("a batch of " + batch + " samples of " + longest
                    + " numbers is beyond the longest array; give a smaller batch");
        }
    }

    private NeuronBlock[] blocks(NetworkProblem problem, int[] parts) {
        int[] starts = NeuronShares.even(parts, pieces);
        NeuronBlock[] all = new NeuronBlock[starts.length - 1];
        for (int k = 0; k < all.length; k++) {
            int from = starts[k];
            int to = starts[k + 1];
            int[] own = Arrays.stream(parts)
                    .filter(part -> part >= from && part <= to)
                    .toArray();
            all[k] = new NeuronBlock(
                    from,
                    own,
                    weights.rows(from, to - from),
                    exchange.rows(from, to - from),
                    problem.sigma(),
                    settings,
                    blas);
        }
        return all;
    }

    private @Nullable RowShare[] shares() {
        int fewest = (int) Math.ceil(SMALLEST_SHARE / settings.batch() / d);
        int[] starts =
                pieces > 1 ? NeuronShares.besideDrawing(m, pieces, fewest, settings.precision()) : new int[] {0, m};
        @Nullable RowShare[] all = new RowShare[starts.length - 1];
        for (int k = 0; k < all.length; k++) {
            int count = starts[k + 1] - starts[k];
            if (count > 0) {
                all[k] = new RowShare(weights.rows(starts[k], count), exchange.rows(starts[k], count), settings, blas);
            }
        }
        return all;
    }

    /**
     * Draws a batch and trains on it.
     *
     * @return false if a weight would become infinite, undefined or larger than {@link #LARGEST_WEIGHT}; the weights are then
     *     those before the step
     * @throws NetworkException if φ or σ is not finite where a healthy network evaluates it
     */
    boolean advance(GaussianData data) {
        takeBatch(data);
        forBlocks(block -> block.activate(now, a));
        findResiduals();
        double rate = outerRate / settings.batch();
        boolean[] bounded = new boolean[blocks.length];
        tasks(blocks.length, k -> bounded[k] = blocks[k].respond(delta, a, rate, nextA));
        for (boolean each : bounded) {
            if (!each) {
                requireDefined();
                return false;
            }
        }
        double[] before = a;
        a = nextA;
        nextA = before;
        steps++;
        move(data);
        return true;
    }

    private void takeBatch(GaussianData data) {
        if (refusal != null) {
            throw refusal;
        }
        if (ahead == null) {
            now.draw(data);
        } else {
            SampleBatch drawn = next;
            next = now;
            now = drawn;
            ahead = null;
        }
    }

    private void findResiduals() {
        Arrays.fill(delta, 0);
        for (NeuronBlock block : blocks) {
            block.addOutput(delta);
        }
        for (int b = 0; b < delta.length; b++) {
            delta[b] = now.label(b) - delta[b] / m;
        }
    }

    private void requireDefined() {
        for (NeuronBlock block : blocks) {
            block.requireDefined();
        }
    }

    private void move(GaussianData data) {
        if (pieces > 1) {
            ahead = data.position();
        }
        boolean alongOne = blocks[0].tracksLengths();
        tasks(alongOne ? blocks.length : shares.length, k -> {
            if (pieces > 1 && k == 0) {
                drawAhead(data);
            }
            if (alongOne) {
                blocks[k].moveAlongOne(now, steps);
            } else if (shares[k] != null) {
                shares[k].move(now);
            }
        });
    }

    /** What it refuses is of the next step. */
    private void drawAhead(GaussianData data) {
        try {
            next.draw(data);
        } catch (NetworkException e) {
            refusal = e;
        }
    }

    private void forBlocks(Consumer<NeuronBlock> work) {
        tasks(blocks.length, k -> work.accept(blocks[k]));
    }

    private void tasks(int count, IntConsumer task) {
        Team.shared().forEach(count, blas.threads(), task);
    }

    /** Where {@code data} is for a run that goes on after this step, though a batch may have been drawn ahead. */
    GaussianData.Position position(GaussianData data) {
        return ahead != null ? ahead : data.position();
    }

    /** a; valid until the next step, not to be changed. */
    double[] outer() {
        return a;
    }

    /** U in the BLAS's memory and in double precision, its rows unit if projected; valid until the next call, not to be changed. */
    Matrix inner() {
        double[] rows = new double[m * d];
        double[] factors = new double[m];
        save(rows, factors);
        for (int i = 0; i < m; i++) {
            if (factors[i] != 1) {
                Rows.scale(rows, i * d, d, factors[i]);
            }
        }
        assembled.set(rows);
        if (settings.projected()) {
            blas.normaliseRows(assembled);
        }
        return assembled;
    }

    /** U, row by row. */
    double[] innerCopy() {
        double[] rows = new double[m * d];
        inner().get(rows);
        return rows;
    }

    int dimension() {
        return d;
    }

    /** Products of a step, up to a factor. */
    double work() {
        return (double) settings.batch() * m * d;
    }

    /** What a run needs to go on from here to the same end, bit for bit: rows as they are stored, u_i = c_i v_i, and c. */
    void save(double[] rows, double[] factors) {
        weights.get(rows);
        for (NeuronBlock block : blocks) {
            block.saveFactors(factors);
        }
    }

    /** Sets a and U. */
    void restore(double[] outer, double[] inner) {
        System.arraycopy(outer, 0, a, 0, m);
        setInner(inner);
        ahead = null;
    }

    /** Sets what {@link #save} wrote after {@code done} steps. */
    void restore(long done, double[] outer, double[] rows, double[] factors) {
        restore(outer, rows);
        for (NeuronBlock block : blocks) {
            block.restoreFactors(factors);
        }
        steps = done;
    }

    private void setInner(double[] inner) {
        weights.set(inner);
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        for (NeuronBlock block : blocks) {
            block.restoreFactors(ones);
        }
    }

    @Override
    public void close() {
        now.close();
        next.close();
        assembled.close();
        weights.close();
        exchange.close();
    }
}
