package plateau.blas;

/** What every implementation refuses before it touches memory. */
final class Shapes {
    /** Products are computed in tiles; a part that ends inside of one wastes the rest of it. */
    private static final int TILE = 16;

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

    static void requireLength(double[] values, int at, Matrix matrix) {
        if (at < 0 || values.length - at < matrix.rows() * matrix.columns()) {
            throw new IllegalArgumentException("an array of " + values.length + " does not hold the "
                    + text(matrix.rows(), matrix.columns()) + " entries of the matrix from " + at + " on");
        }
    }

    static void requireRows(int from, int count, Matrix matrix) {
        if (from < 0 || count < 1 || from > matrix.rows() - count) {
            throw new IndexOutOfBoundsException(count + " rows from " + from + " on are asked for and the matrix has "
                    + matrix.rows() + ": give at least one row of these");
        }
    }

    /** Where the k-th of {@code parts} nearly equal parts of 0 … n−1 begins: at a multiple of {@value #TILE}, or at n. */
    static int part(int n, int k, int parts) {
        long size = ((long) n + parts - 1) / parts;
        return (int) Math.min(n, k * tiles(size));
    }

    /** Where the k-th of {@code parts} parts of equally many entries of the upper triangle of an n × n matrix begins, row by row. */
    static int triangle(int n, int k, int parts) {
        double row = n * (1 - Math.sqrt(1 - (double) k / parts));
        return (int) Math.min(n, tiles((long) Math.ceil(row)));
    }

    private static long tiles(long entries) {
        return (entries + TILE - 1) / TILE * TILE;
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
