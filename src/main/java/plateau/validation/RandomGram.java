package plateau.validation;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import plateau.flow.OverlapStart;

/**
 * The Gram matrix of u*, u_1 … u_m, independent uniform directions in R^d, drawn in law without a vector of length d: the
 * Gram matrix of m + 1 standard normal vectors is L Lᵀ with independent entries, L_ij ~ N(0,1) for j &lt; i and
 * L_ii² ~ χ²(d − i), i = 0…m (Bartlett 1933). So d = 10⁹ costs as much as d = 10².
 */
final class RandomGram {
    private RandomGram() {}

    /**
     * A start.
     *
     * @param dimension d &gt; a.length
     */
    static OverlapStart start(double[] a, double dimension, long seed) {
        int m = a.length;
        double[][] rows = unitRows(m + 1, dimension, seed);
        double[] s = new double[m];
        double[] r = new double[m * m];
        for (int i = 0; i < m; i++) {
            s[i] = rows[i + 1][0];
            for (int j = 0; j < i; j++) {
                r[i * m + j] = dot(rows[i + 1], rows[j + 1]);
                r[j * m + i] = r[i * m + j];
            }
            r[i * m + i] = 1;
        }
        return OverlapStart.of(a, s, r);
    }

    /** The rows of L, normalised; the first is (1, 0, …). */
    private static double[][] unitRows(int count, double dimension, long seed) {
        if (!(dimension >= count)) {
            throw new IllegalArgumentException(
                    count + " directions in dimension " + dimension + ": give a dimension of at least " + count);
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        double[][] rows = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                rows[i][j] = normal.sample();
            }
            double half = 0.5 * (dimension - i);
            rows[i][i] = Math.sqrt(
                    AhrensDieterMarsagliaTsangGammaSampler.of(random, half, 2).sample());
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int j = 0; j <= i; j++) {
                rows[i][j] /= length;
            }
        }
        rows[0][0] = 1;
        return rows;
    }

    private static double dot(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * y[i];
        }
        return sum;
    }
}
