package plateau.blas;

import dev.ludovic.netlib.blas.BLAS;

/**
 * Entries row by row in a Java array, and what netlib does with them; the routines of one precision are in its subclass. netlib
 * counts columns first: a matrix row by row is its transpose to it, so that C = A B is asked for as Cᵀ = Bᵀ Aᵀ. Shapes have
 * been checked when an operation is called, and its operands are of the same class.
 */
abstract class HeapMatrix implements Matrix {
    final BLAS blas;
    private final int rows;
    private final int columns;

    HeapMatrix(BLAS blas, int rows, int columns) {
        this.blas = blas;
        this.rows = rows;
        this.columns = columns;
    }

    static HeapMatrix of(BLAS blas, int rows, int columns, Precision precision) {
        int size = Shapes.size(rows, columns);
        return precision == Precision.FLOAT
                ? new HeapFloats(blas, rows, columns, size)
                : new HeapDoubles(blas, rows, columns, size);
    }

    /** This := α op(A) op(B) + β this. */
    final void multiply(double alpha, HeapMatrix a, boolean transposeA, HeapMatrix b, boolean transposeB, double beta) {
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
    abstract void vector(double alpha, HeapMatrix a, boolean transpose, HeapMatrix x, double beta);

    /** This := β this; zeros whatever was there if β = 0. */
    abstract void scale(double beta);

    /** This += α x yᵀ. */
    abstract void addProduct(double alpha, HeapMatrix x, HeapMatrix y);

    abstract void product(
            double alpha, HeapMatrix a, boolean transposeA, HeapMatrix b, boolean transposeB, double beta, int inner);

    /** The upper triangle of this := A Bᵀ + B Aᵀ. */
    abstract void symmetricProduct(HeapMatrix a, HeapMatrix b);

    abstract void normaliseRows();

    /** A view of rows that are there. */
    abstract HeapMatrix view(int from, int count);

    @Override
    public final Matrix rows(int from, int count) {
        Shapes.requireRows(from, count, this);
        return view(from, count);
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
        return Shapes.text(rows, columns) + " of " + precision().word() + "s on the heap";
    }
}
