package plateau.flow;

import plateau.blas.Blas;
import plateau.blas.Matrix;

/** S Rᵀ + R Sᵀ of two symmetric m × m matrices given by the rows of their upper triangles. */
final class OverlapProduct {
    /** How many m × m matrices this holds, here and in native memory. */
    static final int MATRICES = 5;

    /** Tiles of two matrices that stay in the first-level cache while one is read along rows and the other written. */
    private static final int TILE = 32;

    private final int m;
    private final Blas blas;
    private final RowSharing sharing;
    private final double[] s;
    private final double[] r;
    private final Matrix left;
    private final Matrix right;
    private final Matrix result;

    OverlapProduct(Blas blas, int m, RowSharing sharing) {
        this.blas = blas;
        this.sharing = sharing;
        this.m = m;
        this.s = new double[m * m];
        this.r = new double[m * m];
        this.left = blas.matrix(m, m);
        this.right = blas.matrix(m, m);
        this.result = blas.matrix(m, m);
    }

    /** Row i right of the diagonal: S from the start of {@code weights}, R from {@code row} of y; S_ii = 0, R_ii = 1. */
    void setRow(int i, double[] weights, double[] y, int row) {
        int at = i * m + i;
        s[at] = 0;
        r[at] = 1;
        System.arraycopy(weights, 0, s, at + 1, m - 1 - i);
        System.arraycopy(y, row, r, at + 1, m - 1 - i);
    }

    private void mirrorTo(Matrix matrix, double[] entries) {
        mirror(entries);
        matrix.set(entries);
    }

    /** The product, row by row; what stands below the diagonal is undefined. Valid until the next row is set. */
    double[] compute() {
        sharing.forEach(2, k -> mirrorTo(k == 0 ? left : right, k == 0 ? s : r));
        blas.symmetricProduct(left, right, result);
        result.get(s);
        return s;
    }

    /** Copies the upper triangle to the lower one. */
    private void mirror(double[] matrix) {
        for (int rows = 0; rows < m; rows += TILE) {
            for (int columns = 0; columns <= rows; columns += TILE) {
                mirror(matrix, rows, Math.min(m, rows + TILE), columns, Math.min(m, columns + TILE));
            }
        }
    }

    private void mirror(double[] matrix, int fromRow, int toRow, int fromColumn, int toColumn) {
        for (int i = fromRow; i < toRow; i++) {
            int end = Math.min(toColumn, i);
            for (int j = fromColumn; j < end; j++) {
                matrix[i * m + j] = matrix[j * m + i];
            }
        }
    }
}
