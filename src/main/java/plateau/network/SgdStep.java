package plateau.network;

import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;
import plateau.blas.Matrix;

/**
 * The weights (a, U) of a network in training and one step of SGD on them. With a batch X of B rows, H = U Xᵀ and
 * δ_b = y_b − (1/m) Σ_i a_i σ(H_ib):
 *
 * <pre>
 *   U ← U + (η/B) D X,  D_ib = δ_b a_i σ′(H_ib)     (then each row divided by its length, if projected)
 *   a_i ← a_i + (η/ε)(1/B) Σ_b δ_b σ(H_ib)
 * </pre>
 *
 * <p>both from the weights before the step. The neurons are cut into {@linkplain NeuronBlock blocks} by the shape of the network
 * alone. Where the BLAS has several threads and there is enough work, they are shared among threads while one more task draws the
 * next batch; the BLAS itself keeps to one thread until this is closed. So the numbers do not depend on how many threads there are.
 */
final class SgdStep implements AutoCloseable {
    /** No weight of a network that learns is near it; the square of the risk's terms is still finite. */
    static final double LARGEST_WEIGHT = 1e12;

    /** A standard normal number is never farther out: where |h| is smaller, σ must be finite. */
    static final double HEALTHY = 40;

    private static final int SMALLEST_BLOCK = 64;
    private static final int LARGEST_BLOCK = 256;
    private static final int BLOCKS = 4;

    /** Less work in a step is not worth waking a thread. */
    private static final double SMALLEST_SHARED = 1 << 23;

    private final SgdSettings settings;
    private final double outerRate;
    private final Blas blas;
    private final int threads;
    private final boolean shared;
    private final int m;
    private final int d;
    private final NeuronBlock[] blocks;
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
        this.blocks = blocks(problem, settings, blas);
        this.delta = new double[batch];
        this.assembled = blas.matrix(m, d);
        this.a = start.a();
        this.nextA = new double[m];
        setInner(start.u());
        this.threads = blas.threads();
        this.shared = threads > 1 && blocks.length > 1 && work() >= SMALLEST_SHARED;
        // Blocks are shared here: threads of the BLAS's own would fight with these.
        if (threads > 1) {
            blas.setThreads(1);
        }
    }

    private static void requireIndexable(int batch, int longest) {
        if ((long) batch * longest > Integer.MAX_VALUE - 8) {
            throw new NetworkException("a batch of " + batch + " samples of " + longest
                    + " numbers is beyond the longest array; give a smaller batch");
        }
    }

    private NeuronBlock[] blocks(NetworkProblem problem, SgdSettings settings, Blas blas) {
        int fourth = (m + BLOCKS - 1) / BLOCKS;
        // A single sample is a matter of reading U once: one call does that best, unless U is beyond every cache.
        int size = settings.batch() == 1 && work() < SMALLEST_SHARED
                ? m
                : Math.max(SMALLEST_BLOCK, Math.min(LARGEST_BLOCK, fourth));
        NeuronBlock[] all = new NeuronBlock[(m + size - 1) / size];
        for (int k = 0; k < all.length; k++) {
            int from = k * size;
            all[k] = new NeuronBlock(from, Math.min(size, m - from), d, problem.sigma(), settings, blas);
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
        if (!shared) {
            forBlocks(block -> block.move(now, steps));
            return;
        }
        ahead = data.position();
        tasks(blocks.length + 1, k -> {
            if (k == 0) {
                drawAhead(data);
            } else {
                blocks[k - 1].move(now, steps);
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
        IntStream all = IntStream.range(0, count);
        (shared ? all.parallel() : all).forEach(task);
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
        for (NeuronBlock block : blocks) {
            block.save(rows, factors);
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
            block.restore(rows, factors);
        }
        steps = done;
    }

    private void setInner(double[] inner) {
        double[] ones = new double[m];
        Arrays.fill(ones, 1);
        for (NeuronBlock block : blocks) {
            block.restore(inner, ones);
        }
    }

    @Override
    public void close() {
        if (threads > 1) {
            blas.setThreads(threads);
        }
        now.close();
        next.close();
        assembled.close();
        for (NeuronBlock block : blocks) {
            block.close();
        }
    }
}
