package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GramFactorTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 9})
    void solvesLikeADenseSolver(int q) {
        Random random = new Random(q);
        double[] gram = gram(features(random, q, 40, 1e-3));
        double[] free = random.doubles(q * q, -1, 1).toArray();
        double[] b = random.doubles(q, -1, 1).toArray();
        GramFactor factor = new GramFactor(q);
        factor.factorGram(gram);
        double[] x = b.clone();
        factor.solveGram(x);
        assertResidual(gram, x, b);
        double[] scaled = free.clone();
        for (int i = 0; i < q * q; i++) {
            scaled[i] *= Math.sqrt(gram[i / q * q + i / q] * gram[i % q * q + i % q]);
        }
        factor.factorRelaxation(scaled);
        double[] z = b.clone();
        factor.solveRelaxation(z);
        double[] dense = new LUDecomposition(matrix(scaled, q), Double.MIN_NORMAL)
                .getSolver()
                .solve(new ArrayRealVector(b))
                .toArray();
        for (int i = 0; i < q; i++) {
            assertThat(z[i]).isCloseTo(dense[i], within(1e-9 * Math.abs(dense[i])));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void relaxationRatioIsThatOfTheDeterminants(int q) {
        Random random = new Random(10 + q);
        double[] gram = gram(features(random, q, 40, 0.5));
        double[] other = random.doubles(q * q, -1, 1).toArray();
        GramFactor factor = new GramFactor(q);
        factor.factorGram(gram);
        factor.factorRelaxation(other);
        double expected = determinant(other, q) / determinant(gram, q);
        assertThat(factor.relaxationRatio()).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
        factor.factorRelaxation(gram);
        assertThat(factor.relaxationRatio()).isCloseTo(1, within(1e-10));
    }

    private static double determinant(double[] a, int q) {
        return new LUDecomposition(matrix(a, q), Double.MIN_NORMAL).getDeterminant();
    }

    @Test
    void twoEqualFeaturesStillSolveTheirEquations() {
        double[] gram = {1, 1, 1, 1};
        GramFactor factor = new GramFactor(2);
        factor.factorGram(gram);
        double[] x = {2, 2};
        factor.solveGram(x);
        assertResidual(gram, x, new double[] {2, 2});
        assertThat(factor.distance2(new double[] {1, 1}, 1)).isCloseTo(0, within(1e-12));
    }

    @Test
    void distanceIsThatToTheSpan() {
        double[] gram = {4, 0, 0, 9};
        GramFactor factor = new GramFactor(2);
        factor.factorGram(gram);
        assertThat(factor.distance2(new double[] {2, 3}, 7)).isCloseTo(7 - 1 - 1, within(1e-13));
    }

    /** Features whose sizes fall by a factor each, as those of s^k. */
    private static double[][] features(Random random, int q, int n, double factor) {
        double[][] features = new double[q][];
        for (int i = 0; i < q; i++) {
            double size = Math.pow(factor, i);
            features[i] = random.doubles(n, -size, size).toArray();
        }
        return features;
    }

    private static double[] gram(double[][] features) {
        int q = features.length;
        double[] gram = new double[q * q];
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                for (int p = 0; p < features[i].length; p++) {
                    gram[i * q + j] += features[i][p] * features[j][p];
                }
            }
        }
        return gram;
    }

    private static RealMatrix matrix(double[] rows, int q) {
        RealMatrix matrix = new Array2DRowRealMatrix(q, q);
        for (int i = 0; i < q * q; i++) {
            matrix.setEntry(i / q, i % q, rows[i]);
        }
        return matrix;
    }

    private static void assertResidual(double[] gram, double[] x, double[] b) {
        int q = b.length;
        for (int i = 0; i < q; i++) {
            double sum = 0;
            double size = 0;
            for (int j = 0; j < q; j++) {
                sum += gram[i * q + j] * x[j];
                size += Math.abs(gram[i * q + j] * x[j]);
            }
            assertThat(sum).isCloseTo(b[i], within(1e-12 * size));
        }
    }
}
