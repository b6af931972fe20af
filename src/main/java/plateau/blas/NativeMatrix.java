package plateau.blas;

/**
 * Entries row by row in native memory, and what OpenBLAS does with them; the routines of one precision are in its subclass. Shapes
 * have been checked when an operation is called, and its operands are of the same class.
 */
abstract class NativeMatrix implements Matrix {
    static final int ROWS = org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;

    private final int rows;
    private final int columns;

    NativeMatrix(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    static NativeMatrix of(int rows, int columns, Precision precision) {
        int size = Shapes.size(rows, columns);
        return precision == Precision.FLOAT
                ? new NativeFloats(rows, columns, size)
                : new NativeDoubles(rows, columns, size);
    }

    /** This := α op(A) op(B) + β this. */
    final void multiply(
            double alpha, NativeMatrix a, boolean transposeA, NativeMatrix b, boolean transposeB, double beta) {
        requireOpen();
        a.requireOpen();
        b.requireOpen();
        int inner = transposeA ? a.rows() : a.columns();
        if (columns == 1) {
            vector(alpha, a, transposeA, b, beta);
        } else if (rows == 1) {
            vector(alpha, b, !transposeB, a, beta);
        } else if (inner == 1) {
            scale(beta);
            addProduct(alpha, a, b);
        } else {
            product(alpha, a, transposeA, b, transposeB, beta, inner);
        }
    }

    /** y := α op(A) x + β y for this vector y. */
    abstract void vector(double alpha, NativeMatrix a, boolean transpose, NativeMatrix x, double beta);

    /** This := β this; zeros whatever was there if β = 0. */
    abstract void scale(double beta);

    /** This += α x yᵀ. */
    abstract void addProduct(double alpha, NativeMatrix x, NativeMatrix y);

    abstract void product(
            double alpha,
            NativeMatrix a,
            boolean transposeA,
            NativeMatrix b,
            boolean transposeB,
            double beta,
            int inner);

    /** The upper triangle of this := A Bᵀ + B Aᵀ. */
    abstract void symmetricProduct(NativeMatrix a, NativeMatrix b);

    abstract void normaliseRows();

    abstract boolean isClosed();

    /** @throws IllegalStateException if closed: native code would take the null for an address */
    final void requireOpen() {
        if (isClosed()) {
            throw Shapes.closed();
        }
    }

    @Override
    public final int rows() {
        return rows;
    }

    @Override
    public final int columns() {
        return columns;
    }

    @Override
    public final String toString() {
        return Shapes.text(rows, columns) + " of " + precision().word() + "s in native memory";
    }
}
