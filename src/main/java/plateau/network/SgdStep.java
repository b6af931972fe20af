package plateau.network;

import java.util.Arrays;
import java.util.stream.IntStream;
import plateau.blas.Blas;
import plateau.blas.Matrix;
import plateau.link.LinkFunction;

/**
 * The weights (a, U) of a network in training and one step of SGD on them. With a batch X of B rows, H = X Uᵀ and
 * δ_b = y_b − (1/m) Σ_i a_i σ(H_bi):
 *
 * <pre>
 *   U ← U + (η/B) Dᵀ X,  D_bi = δ_b a_i σ′(H_bi)     (then each row divided by its length, if projected)
 *   a_i ← a_i + (η/ε)(1/B) Σ_b δ_b σ(H_bi)
 * </pre>
 *
 * <p>both from the weights before the step. U, X, H and D stay in the BLAS's memory; nothing is allocated in a step.
 */
final class SgdStep implements AutoCloseable {
    /** No weight of a network that learns is near it; the square of the risk's terms is still finite. */
    static final double LARGEST_WEIGHT = 1e12;

    /** A standard normal number is never farther out: where |h| is smaller, σ must be finite. */
    private static final double HEALTHY = 40;

    /** Fewer values of σ are not worth waking a thread. */
    private static final int SMALLEST_SHARED = 1 << 14;

    private final LinkFunction sigma;
    private final SgdSettings settings;
    private final double outerRate;
    private final Blas blas;
    private final int m;
    private final int batch;

    private final Matrix weights;
    private final Matrix points;
    private final Matrix preactivations;
    private final Matrix responses;

    private final double[] x;
    private final double[] y;
    private final double[] h;
    private final double[] activated;
    private final double[] delta;
    private double[] a;
    private double[] nextA;

    SgdStep(NetworkProblem problem, NetworkStart start, SgdSettings settings, Blas blas) {
        this.sigma = problem.sigma();
        this.settings = settings;
        this.blas = blas;
        this.m = start.width();
        int d = start.dimension();
        this.batch = settings.batch();
        requireIndexable(batch, Math.max(m, d));
        this.outerRate = settings.step() / problem.epsilon();
        this.weights = blas.matrix(m, d);
        this.points = blas.matrix(batch, d);
        this.preactivations = blas.matrix(batch, m);
        this.responses = blas.matrix(batch, m);
        this.x = new double[batch * d];
        this.y = new double[batch];
        this.h = new double[batch * m];
        this.activated = new double[batch * m];
        this.delta = new double[batch];
        this.a = start.a();
        this.nextA = new double[m];
        weights.set(start.u());
    }

    private static void requireIndexable(int batch, int longest) {
        if ((long) batch * longest > Integer.MAX_VALUE - 8) {
            throw new NetworkException("a batch of " + batch + " samples of " + longest
                    + " numbers is beyond the longest array; give a smaller batch");
        }
    }

    /**
     * Draws a batch and trains on it.
     *
     * @return false if a weight would become infinite, undefined or larger than {@link #LARGEST_WEIGHT}; the weights are then
     *     those before the step
     * @throws NetworkException if φ or σ is not finite where a healthy network evaluates it
     */
    boolean advance(GaussianData data) {
        data.next(batch, x, y);
        points.set(x);
        blas.multiply(1, points, false, weights, true, 0, preactivations);
        preactivations.get(h);
        if (!respond()) {
            requireDefined();
            return false;
        }
        if (!stepOuter()) {
            return false;
        }
        responses.set(h);
        blas.multiply(settings.step() / batch, responses, true, points, false, 1, weights);
        if (settings.projected()) {
            blas.normaliseRows(weights);
        }
        return true;
    }

    /**
     * Turns H into D, row by row, and finds δ and σ(H). Rows owe nothing to each other, so they are shared among threads where
     * the BLAS shares its products, with the same numbers as in one thread.
     */
    private boolean respond() {
        IntStream rows = IntStream.range(0, batch);
        boolean shared = blas.threads() > 1 && h.length >= SMALLEST_SHARED;
        return (shared ? rows.parallel() : rows).allMatch(this::respond);
    }

    /** One sample; whether its row of D is bounded. */
    private boolean respond(int b) {
        int row = b * m;
        double sum = 0;
        for (int i = 0; i < m; i++) {
            double value = sigma.value(h[row + i]);
            activated[row + i] = value;
            sum += a[i] * value;
        }
        double residual = y[b] - sum / m;
        delta[b] = residual;
        boolean bounded = true;
        for (int i = 0; i < m; i++) {
            double response = residual * a[i] * sigma.derivative(h[row + i]);
            bounded &= Math.abs(response) <= LARGEST_WEIGHT;
            h[row + i] = response;
        }
        return bounded;
    }

    /** Tells a σ that is undefined somewhere from weights that diverge. */
    private void requireDefined() {
        preactivations.get(h);
        for (double z : h) {
            double value = sigma.value(z);
            double slope = sigma.derivative(z);
            if (Math.abs(z) < HEALTHY && !(Double.isFinite(value) && Double.isFinite(slope))) {
                throw new NetworkException("the activation σ(z) = " + sigma.name() + " is " + value + " with slope "
                        + slope + " at z = " + z + "; give an activation that is finite on the whole line");
            }
        }
    }

    private boolean stepOuter() {
        Arrays.fill(nextA, 0);
        for (int b = 0; b < batch; b++) {
            Rows.add(delta[b], activated, b * m, nextA, 0, m);
        }
        double rate = outerRate / batch;
        boolean bounded = true;
        for (int i = 0; i < m; i++) {
            double next = a[i] + rate * nextA[i];
            bounded &= Math.abs(next) <= LARGEST_WEIGHT;
            nextA[i] = next;
        }
        if (bounded) {
            double[] before = a;
            a = nextA;
            nextA = before;
        }
        return bounded;
    }

    /** a; valid until the next step, not to be changed. */
    double[] outer() {
        return a;
    }

    /** U in the BLAS's memory; not to be changed. */
    Matrix inner() {
        return weights;
    }

    /** U, row by row. */
    double[] innerCopy() {
        double[] rows = new double[m * weights.columns()];
        weights.get(rows);
        return rows;
    }

    /** Products of a step, up to a factor. */
    double work() {
        return (double) batch * m * weights.columns();
    }

    /** Sets a and U. */
    void restore(double[] outer, double[] inner) {
        System.arraycopy(outer, 0, a, 0, m);
        weights.set(inner);
    }

    @Override
    public void close() {
        weights.close();
        points.close();
        preactivations.close();
        responses.close();
    }
}
