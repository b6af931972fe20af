package plateau.blas;

/** What every implementation refuses before it touches memory. */
final class Shapes {
    private Shapes() {}

    /** rows·columns. */
    static int size(int rows, int columns) {
        if (rows < 1 || columns < 1) {
            throw new IllegalArgumentException(
                    "a matrix of " + rows + " × " + columns + " is asked for: give at least one row and one column");
        }
        long size = (long) rows * columns;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a matrix of " + rows + " × " + columns + " has " + size
                    + " entries, more than a Java array holds (" + (Integer.MAX_VALUE - 8) + ")");
        }
        return (int) size;
    }

    static void requireLength(double[] values, Matrix matrix) {
        if (values.length < matrix.rows() * matrix.columns()) {
            throw new IllegalArgumentException("an array of " + values.length + " does not hold the "
                    + text(matrix.rows(), matrix.columns()) + " entries of the matrix");
        }
    }

    static void requireProduct(Matrix a, boolean transposeA, Matrix b, boolean transposeB, Matrix c) {
        int m = transposeA ? a.columns() : a.rows();
        int k = transposeA ? a.rows() : a.columns();
        int l = transposeB ? b.columns() : b.rows();
        int n = transposeB ? b.rows() : b.columns();
        if (k != l || c.rows() != m || c.columns() != n) {
            throw new IllegalArgumentException("a product of " + text(m, k) + " and " + text(l, n)
                    + " (as transposed) does not fit into " + text(c.rows(), c.columns()));
        }
        requireAlike(a, b, c);
        requireDistinct(a, b, c);
    }

    static void requireSymmetricProduct(Matrix a, Matrix b, Matrix c) {
        int n = c.rows();
        if (c.columns() != n || a.rows() != n || b.rows() != n || a.columns() != n || b.columns() != n) {
            throw new IllegalArgumentException("the symmetric product needs three square matrices of one size, not "
                    + text(a.rows(), a.columns()) + ", " + text(b.rows(), b.columns()) + " and "
                    + text(c.rows(), c.columns()));
        }
        requireAlike(a, b, c);
        requireDistinct(a, b, c);
    }

    private static void requireAlike(Matrix a, Matrix b, Matrix c) {
        if (a.precision() != c.precision() || b.precision() != c.precision()) {
            throw new IllegalArgumentException("a product of " + a.precision().word() + "s and "
                    + b.precision().word() + "s into " + c.precision().word()
                    + "s: make all three matrices with one precision");
        }
    }

    private static void requireDistinct(Matrix a, Matrix b, Matrix c) {
        if (c == a || c == b) {
            throw new IllegalArgumentException("the result of a product is also its operand: use a third matrix");
        }
    }

    static void requireThreads(int n) {
        if (n < 1) {
            throw new IllegalArgumentException(n + " threads are asked for: give at least 1");
        }
    }

    static IllegalArgumentException foreign(Matrix matrix, Blas blas) {
        return new IllegalArgumentException(
                "the matrix " + matrix + " was not made by " + blas.name() + ": make it by its matrix(rows, columns)");
    }

    static IllegalStateException closed() {
        return new IllegalStateException("the matrix is closed: its memory was given back");
    }

    static String text(int rows, int columns) {
        return rows + " × " + columns;
    }
}
