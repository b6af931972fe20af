package plateau.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every BLAS must do, against plain loops. */
abstract class BlasContract {
    private final Blas blas = blas();
    private int threads;

    abstract Blas blas();

    @BeforeEach
    void rememberThreads() {
        threads = blas.threads();
    }

    @AfterEach
    void restoreThreads() {
        blas.setThreads(threads);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "1, 7, 5",
        "6, 1, 5",
        "6, 7, 1",
        "1, 1, 9",
        "1, 9, 1",
        "9, 1, 1",
        "2, 3, 4",
        "17, 33, 9",
        "64, 65, 130"
    })
    void productsAgreeWithPlainLoops(int m, int n, int k) {
        for (int bits = 0; bits < 4; bits++) {
            for (double[] factors : new double[][] {{1, 0}, {1, 1}, {-0.5, 2}, {0, 3}, {2, 0}}) {
                for (Precision precision : Precision.values()) {
                    check(m, n, k, (bits & 1) != 0, (bits & 2) != 0, factors[0], factors[1], precision);
                }
            }
        }
    }

    private void check(int m, int n, int k, boolean ta, boolean tb, double alpha, double beta, Precision precision) {
        Random random = new Random(31L * m + n + k);
        double[] a = random.doubles((long) m * k, -1, 1).toArray();
        double[] b = random.doubles((long) k * n, -1, 1).toArray();
        double[] c = random.doubles((long) m * n, -1, 1).toArray();
        Matrix ma = filled(ta ? k : m, ta ? m : k, a, precision);
        Matrix mb = filled(tb ? n : k, tb ? k : n, b, precision);
        // with β = 0 the old content must not be read, not even a NaN
        double[] old = c.clone();
        if (beta == 0) {
            Arrays.fill(old, Double.NaN);
        }
        Matrix mc = filled(m, n, old, precision);
        blas.multiply(alpha, ma, ta, mb, tb, beta, mc);
        double[] result = contents(mc);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < k; l++) {
                    sum += (ta ? a[l * m + i] : a[i * k + l]) * (tb ? b[j * k + l] : b[l * n + j]);
                }
                assertThat(result[i * n + j])
                        .isCloseTo(
                                alpha * sum + beta * c[i * n + j],
                                within(rounding(precision) * (k + 2) * (1 + Math.abs(beta))));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "5", "67"})
    void symmetricProductFillsTheUpperTriangle(int n) {
        for (Precision precision : Precision.values()) {
            checkSymmetric(n, precision);
        }
    }

    private void checkSymmetric(int n, Precision precision) {
        double[] a = new Random(1).doubles((long) n * n, -1, 1).toArray();
        double[] b = new Random(2).doubles((long) n * n, -1, 1).toArray();
        double[] nan = new double[n * n];
        Arrays.fill(nan, Double.NaN);
        Matrix c = filled(n, n, nan, precision);
        blas.symmetricProduct(filled(n, n, a, precision), filled(n, n, b, precision), c);
        double[] result = contents(c);
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += a[i * n + l] * b[j * n + l] + b[i * n + l] * a[j * n + l];
                }
                assertThat(result[i * n + j]).isCloseTo(sum, within(rounding(precision) * (n + 1)));
            }
        }
    }

    /** Shapes that leave remainders in every kernel's tiles. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSameProductHasTheSameBitsForEveryNumberOfThreads(Precision precision) {
        for (int[] shape : new int[][] {{300, 300, 300}, {290, 228, 542}, {801, 319, 159}, {131, 843, 121}}) {
            double[] one = product(shape, 1, precision);
            for (int threads : new int[] {1, 2, 3, 5}) {
                assertThat(product(shape, threads, precision)).isEqualTo(one);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void theSameSymmetricProductHasTheSameBitsForEveryNumberOfThreads(Precision precision) {
        int n = 291;
        double[] values = new Random(n).doubles((long) n * n).toArray();
        double[] one = symmetricProduct(n, values, 1, precision);
        for (int threads : new int[] {1, 2, 3, 5}) {
            assertThat(symmetricProduct(n, values, threads, precision)).isEqualTo(one);
        }
    }

    private double[] product(int[] shape, int threads, Precision precision) {
        blas.setThreads(threads);
        double[] a = new Random(1).doubles((long) shape[0] * shape[2]).toArray();
        double[] b = new Random(2).doubles((long) shape[1] * shape[2]).toArray();
        Matrix left = filled(shape[0], shape[2], a, precision);
        Matrix right = filled(shape[1], shape[2], b, precision);
        Matrix c = blas.matrix(shape[0], shape[1], precision);
        blas.multiply(1, left, false, right, true, 0, c);
        return contents(c);
    }

    private double[] symmetricProduct(int n, double[] values, int threads, Precision precision) {
        blas.setThreads(threads);
        Matrix a = filled(n, n, values, precision);
        Matrix c = blas.matrix(n, n, precision);
        blas.symmetricProduct(a, a, c);
        return contents(c);
    }

    @Test
    void aNewMatrixIsZeroAndKeepsWhatItIsGiven() {
        Matrix matrix = blas.matrix(2, 3);
        assertThat(contents(matrix)).containsOnly(0);
        double[] longer = {1, 2, 3, 4, 5, 6, 7};
        matrix.set(longer);
        longer[0] = 99;
        double[] out = {0, 0, 0, 0, 0, 0, -1};
        matrix.get(out);
        assertThat(out).containsExactly(1, 2, 3, 4, 5, 6, -1);
        assertThat(matrix.rows()).isEqualTo(2);
        assertThat(matrix.columns()).isEqualTo(3);
    }

    @Test
    void entriesOfSinglePrecisionAreRoundedToIt() {
        double[] values = new Random(3).doubles(3L * 5000, -1, 1).toArray();
        Matrix matrix = filled(3, 5000, values, Precision.FLOAT);
        assertThat(matrix.precision()).isEqualTo(Precision.FLOAT);
        assertThat(blas.matrix(1, 1).precision()).isEqualTo(Precision.DOUBLE);
        double[] rounded = contents(matrix);
        for (int k = 0; k < values.length; k++) {
            assertThat(rounded[k]).isEqualTo((float) values[k]);
        }
    }

    @Test
    void productsOfTwoPrecisionsAreRefused() {
        Matrix doubles = blas.matrix(2, 2);
        Matrix floats = blas.matrix(2, 2, Precision.FLOAT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.multiply(1, doubles, false, floats, false, 0, blas.matrix(2, 2)))
                .withMessageContaining("a product of doubles and floats into doubles: make all three");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.symmetricProduct(floats, blas.matrix(2, 2, Precision.FLOAT), doubles));
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Matrix a = blas.matrix(2, 3);
        Matrix b = blas.matrix(3, 4);
        Matrix c = blas.matrix(2, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.multiply(1, a, true, b, false, 0, c))
                .withMessage("a product of 3 × 2 and 3 × 4 (as transposed) does not fit into 2 × 4");
        assertThatIllegalArgumentException().isThrownBy(() -> blas.multiply(1, a, false, b, true, 0, c));
        assertThatIllegalArgumentException().isThrownBy(() -> blas.multiply(1, a, false, b, false, 0, a));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.symmetricProduct(a, a, c))
                .withMessageContaining("three square matrices");
        assertThatIllegalArgumentException().isThrownBy(() -> blas.matrix(0, 3)).withMessageContaining("0 × 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.matrix(100_000, 100_000))
                .withMessageContaining("more than a Java array holds");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> a.set(new double[5]))
                .withMessageContaining("an array of 5 does not hold the 2 × 3 entries");
        assertThatIllegalArgumentException().isThrownBy(() -> a.get(new double[5]));
    }

    @Test
    void aResultThatIsAnOperandIsRefused() {
        Matrix a = blas.matrix(3, 3);
        Matrix b = blas.matrix(3, 3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.multiply(1, a, false, b, false, 0, b))
                .withMessageContaining("third matrix");
        assertThatIllegalArgumentException().isThrownBy(() -> blas.symmetricProduct(a, b, a));
    }

    @Test
    void aClosedMatrixIsRefused() {
        Matrix a = blas.matrix(2, 2);
        Matrix b = blas.matrix(2, 2);
        Matrix c = blas.matrix(2, 2);
        b.close();
        b.close();
        assertThatIllegalStateException().isThrownBy(() -> blas.multiply(1, a, false, b, false, 0, c));
        assertThatIllegalStateException().isThrownBy(() -> blas.symmetricProduct(a, b, c));
        assertThatIllegalStateException().isThrownBy(() -> b.set(new double[4]));
        assertThatIllegalStateException().isThrownBy(() -> b.get(new double[4]));
    }

    @Test
    void aMatrixOfAnotherImplementationIsRefused() {
        Matrix foreign = new Matrix() {
            @Override
            public int rows() {
                return 2;
            }

            @Override
            public int columns() {
                return 2;
            }

            @Override
            public Precision precision() {
                return Precision.DOUBLE;
            }

            @Override
            public Matrix rows(int from, int count) {
                return this;
            }

            @Override
            public void set(double[] values, int at) {}

            @Override
            public void get(double[] values, int at) {}

            @Override
            public void close() {}
        };
        Matrix own = blas.matrix(2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> blas.multiply(1, own, false, foreign, false, 0, blas.matrix(2, 2)))
                .withMessageContaining("was not made by");
    }

    @Test
    void rowsAreDividedByTheirLengthAndZerosStay() {
        for (Precision precision : Precision.values()) {
            checkLengths(precision);
        }
    }

    private void checkLengths(Precision precision) {
        for (int columns : new int[] {1, 3, 4, 1000}) {
            double[] values = new Random(5).doubles(3L * columns, -2, 2).toArray();
            Arrays.fill(values, columns, 2 * columns, 0);
            Matrix matrix = filled(3, columns, values, precision);
            blas.normaliseRows(matrix);
            double[] result = contents(matrix);
            for (int i = 0; i < 3; i++) {
                double square = 0;
                for (int j = 0; j < columns; j++) {
                    square += values[i * columns + j] * values[i * columns + j];
                }
                double length = square == 0 ? 1 : Math.sqrt(square);
                for (int j = 0; j < columns; j++) {
                    assertThat(result[i * columns + j])
                            .isCloseTo(values[i * columns + j] / length, within(0.1 * rounding(precision)));
                }
            }
        }
    }

    @Test
    void threadsAreAtLeastOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> blas.setThreads(0));
        blas.setThreads(1);
        assertThat(blas.threads()).isEqualTo(1);
        assertThat(blas.name()).contains("1 thread)");
    }

    private static double rounding(Precision precision) {
        return precision == Precision.DOUBLE ? 1e-14 : 5e-6;
    }

    private Matrix filled(int rows, int columns, double[] values) {
        return filled(rows, columns, values, Precision.DOUBLE);
    }

    private Matrix filled(int rows, int columns, double[] values, Precision precision) {
        Matrix matrix = blas.matrix(rows, columns, precision);
        matrix.set(values);
        return matrix;
    }

    private static double[] contents(Matrix matrix) {
        double[] values = new double[matrix.rows() * matrix.columns()];
        matrix.get(values);
        return values;
    }

    /** A product of some rows is these rows of the product, and what is written through a view stands in its owner. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void rowsAreAViewOfTheSameMemory(Precision precision) {
        double[] a = new Random(5).doubles(7 * 4, -1, 1).toArray();
        double[] b = new Random(6).doubles(4 * 3, -1, 1).toArray();
        try (Matrix left = filled(7, 4, a, precision);
                Matrix right = filled(4, 3, b, precision);
                Matrix whole = blas.matrix(7, 3, precision);
                Matrix pieces = blas.matrix(7, 3, precision)) {
            blas.multiply(1, left, false, right, false, 0, whole);
            for (int[] range : new int[][] {{0, 2}, {2, 4}, {6, 1}}) {
                Matrix rows = left.rows(range[0], range[1]);
                assertThat(rows.rows()).isEqualTo(range[1]);
                assertThat(rows.columns()).isEqualTo(4);
                blas.multiply(1, rows, false, right, false, 0, pieces.rows(range[0], range[1]));
            }
            assertThat(contents(pieces)).containsExactly(contents(whole), within(rounding(precision) * 8));
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aViewIsReadWrittenScaledAndNormalisedByItself(Precision precision) {
        double[] entries = {1, 2, 3, 4, 5, 6, 7, 8};
        try (Matrix matrix = filled(4, 2, entries, precision)) {
            Matrix middle = matrix.rows(1, 3).rows(0, 2);
            double[] read = new double[6];
            middle.get(read, 2);
            assertThat(read).containsExactly(0, 0, 3, 4, 5, 6);
            blas.normaliseRows(middle);
            double two = Math.sqrt(61);
            assertThat(contents(matrix))
                    .containsExactly(
                            new double[] {1, 2, 0.6, 0.8, 5 / two, 6 / two, 7, 8}, within(rounding(precision)));
            middle.set(new double[] {9, 10, 11, 12, 13}, 1);
            assertThat(contents(matrix)).containsExactly(1, 2, 10, 11, 12, 13, 7, 8);
            middle.close();
            assertThat(contents(matrix)).startsWith(1, 2);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aViewOfAnUpdateOfRankOneLeavesItsNeighboursAlone(Precision precision) {
        try (Matrix matrix = filled(3, 2, new double[] {1, 2, 3, 4, 5, 6}, precision);
                Matrix column = filled(1, 1, new double[] {2}, precision);
                Matrix row = filled(1, 2, new double[] {10, 20}, precision)) {
            blas.multiply(1, column, false, row, false, 0, matrix.rows(1, 1));
            assertThat(contents(matrix)).containsExactly(1, 2, 20, 40, 5, 6);
            blas.multiply(1, column, false, row, false, 2, matrix.rows(1, 1));
            assertThat(contents(matrix)).containsExactly(1, 2, 60, 120, 5, 6);
        }
    }

    @Test
    void aViewIsRefusedBeyondTheMatrixAndAfterItsOwner() {
        Matrix matrix = blas.matrix(3, 2);
        for (int[] range : new int[][] {{-1, 1}, {0, 0}, {2, 2}, {3, 1}, {1, Integer.MAX_VALUE}}) {
            assertThatThrownBy(() -> matrix.rows(range[0], range[1]))
                    .isInstanceOf(IndexOutOfBoundsException.class)
                    .hasMessageContaining("the matrix has 3");
        }
        Matrix view = matrix.rows(1, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.get(new double[5], 2))
                .withMessageContaining("an array of 5 does not hold the 2 × 2 entries of the matrix from 2 on");
        matrix.close();
        assertThatIllegalStateException().isThrownBy(() -> view.set(new double[4]));
        assertThatIllegalStateException().isThrownBy(() -> view.get(new double[4]));
    }
}
