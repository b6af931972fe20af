package plateau.network;

import java.util.OptionalDouble;
import org.apache.commons.math3.stat.StatUtils;
import plateau.blas.Blas;
import plateau.blas.Matrix;

/**
 * The risk ½ E[(φ − f)²] as a mean over samples that training never sees. They are the same at every measurement, drawn anew
 * from their stream block by block, so they need no memory.
 */
final class HeldOutRisk {
    private static final int BLOCK = 256;

    private final NetworkProblem problem;
    private final NetworkStart start;
    private final SgdSettings settings;
    private final Blas blas;

    HeldOutRisk(NetworkProblem problem, NetworkStart start, SgdSettings settings, Blas blas) {
        this.problem = problem;
        this.start = start;
        this.settings = settings;
        this.blas = blas;
    }

    /** The mean loss and its standard error; both empty if no sample was asked for. */
    Estimate estimate(double[] a, Matrix weights) {
        int n = settings.heldOut();
        if (n == 0) {
            return new Estimate(OptionalDouble.empty(), OptionalDouble.empty());
        }
        double[] losses = losses(a, weights);
        double mean = StatUtils.mean(losses);
        double error = Math.sqrt(StatUtils.variance(losses, mean) / n);
        return new Estimate(OptionalDouble.of(mean), OptionalDouble.of(error));
    }

    private double[] losses(double[] a, Matrix weights) {
        GaussianData data = GaussianData.heldOut(problem.phi(), start.ustar(), settings.seed());
        double[] losses = new double[settings.heldOut()];
        int block = Math.min(BLOCK, losses.length);
        double[] x = new double[Math.multiplyExact(block, weights.columns())];
        double[] y = new double[block];
        double[] h = new double[Math.multiplyExact(block, a.length)];
        try (Matrix points = blas.matrix(block, weights.columns());
                Matrix preactivations = blas.matrix(block, a.length)) {
            for (int from = 0; from < losses.length; from += block) {
                // The last block is filled too: its surplus is not counted.
                data.next(block, x, y);
                points.set(x);
                blas.multiply(1, points, false, weights, true, 0, preactivations);
                preactivations.get(h);
                for (int b = 0; b < Math.min(block, losses.length - from); b++) {
                    losses[from + b] = loss(a, h, b * a.length, y[b]);
                }
            }
        }
        return losses;
    }

    private double loss(double[] a, double[] h, int row, double label) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * problem.sigma().value(h[row + i]);
        }
        double residual = label - sum / a.length;
        return 0.5 * residual * residual;
    }

    /** A mean and its standard error. */
    record Estimate(OptionalDouble mean, OptionalDouble standardError) {}
}
