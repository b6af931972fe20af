package plateau.flow;

import java.util.Arrays;
import plateau.blas.Blas;
import plateau.blas.Matrix;

/**
 * S Rᵀ + R Sᵀ of two symmetric m × m matrices given by the strict upper triangles of their entries, row by row, with S_ii = 0 and
 * R_ii = 1. Whole matrices are only in the BLAS's memory: they are written there and read back in bands of rows that stay in a
 * cache, so that little of the time goes into moving them.
 */
final class OverlapProduct {
    /** How many m × m matrices this holds: three in native memory and half a one here. */
    static final double MATRICES = 3.5;

    /** Rows of a band; also the side of a tile that is read along rows and written along columns. */
    private static final int BAND = 32;

    private final int m;
    private final Blas blas;
    private final RowSharing sharing;
    /** S. */
    private final double[] weights;

    private final Matrix left;
    private final Matrix right;
    private final Matrix result;
    private final Matrix[] leftBands;
    private final Matrix[] rightBands;
    private final Matrix[] resultBands;
    /** A band for each task that may be at work. */
    private final double[][] scratch;

    OverlapProduct(Blas blas, int m, RowSharing sharing) {
        this.blas = blas;
        this.sharing = sharing;
        this.m = m;
        this.weights = new double[sharing.offset(m)];
        this.left = blas.matrix(m, m);
        this.right = blas.matrix(m, m);
        this.result = blas.matrix(m, m);
        this.leftBands = bands(left);
        this.rightBands = bands(right);
        this.resultBands = bands(result);
        this.scratch = new double[sharing.pieces()][Math.min(BAND, m) * m];
    }

    private Matrix[] bands(Matrix whole) {
        Matrix[] bands = new Matrix[(m + BAND - 1) / BAND];
        Arrays.setAll(bands, k -> whole.rows(k * BAND, Math.min(BAND, m - k * BAND)));
        return bands;
    }

    /** Sets S_ij, which stands at j of {@code row}, for j &gt; i. */
    void setRow(int i, double[] row) {
        System.arraycopy(row, i + 1, weights, sharing.offset(i), m - 1 - i);
    }

    /** Receives a row of the product. */
    interface RowReader {
        /**
         * @param task one of 0 … {@link RowSharing#pieces()} − 1; no other thread is at work on it
         * @param pull holds (S Rᵀ + R Sᵀ)_ij at {@code at} + j for j ≥ i; what stands before is undefined
         */
        void read(int task, int i, double[] pull, int at);
    }

    /**
     * Multiplies and reads all rows, several at once in threads of their own.
     *
     * @param y holds R_ij, j &gt; i, row by row from {@code from} on
     */
    void compute(double[] y, int from, RowReader reader) {
        int tasks = scratch.length;
        sharing.forEach(tasks, task -> {
            for (int band = task; band < leftBands.length; band += tasks) {
                write(weights, 0, 0, band, scratch[task], leftBands[band]);
                write(y, from, 1, band, scratch[task], rightBands[band]);
            }
        });
        blas.symmetricProduct(left, right, result);
        sharing.forEach(tasks, task -> {
            for (int band = task; band < resultBands.length; band += tasks) {
                resultBands[band].get(scratch[task]);
                for (int k = 0; k < resultBands[band].rows(); k++) {
                    reader.read(task, band * BAND + k, scratch[task], k * m);
                }
            }
        });
    }

    /** Writes whole rows of a symmetric matrix. */
    private void write(double[] triangle, int from, double diagonal, int band, double[] rows, Matrix target) {
        int first = band * BAND;
        int last = first + target.rows();
        for (int tile = 0; tile < first; tile += BAND) {
            mirror(triangle, from, tile, tile + BAND, first, last, rows);
        }
        for (int i = first; i < last; i++) {
            int row = (i - first) * m;
            rows[row + i] = diagonal;
            System.arraycopy(triangle, from + sharing.offset(i), rows, row + i + 1, m - 1 - i);
            for (int j = first; j < i; j++) {
                rows[row + j] = triangle[from + sharing.offset(j) + i - j - 1];
            }
        }
        target.set(rows);
    }

    /** Entries ij, i from {@code first} to {@code last}, are those at ji: rows above the band, all of them left of the diagonal. */
    private void mirror(double[] triangle, int from, int top, int bottom, int first, int last, double[] rows) {
        for (int j = top; j < bottom; j++) {
            int shift = from + sharing.offset(j) - j - 1;
            for (int i = first; i < last; i++) {
                rows[(i - first) * m + j] = triangle[shift + i];
            }
        }
    }
}
