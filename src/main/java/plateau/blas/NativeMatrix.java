package plateau.blas;

import org.jspecify.annotations.Nullable;

/**
 * Entries row by row in native memory, and what OpenBLAS does with them; the routines of one precision are in its subclass. Shapes
 * have been checked when an operation is called, and its operands are of the same class.
 */
abstract class NativeMatrix implements Matrix {
    static final int ROWS = org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;

    private final int rows;
    private final int columns;
    /** Whose memory a view is in; null for a matrix with memory of its own. */
    private final @Nullable NativeMatrix owner;

    NativeMatrix(int rows, int columns, @Nullable NativeMatrix owner) {
        this.rows = rows;
        this.columns = columns;
        this.owner = owner;
    }

    static NativeMatrix of(int rows, int columns, Precision precision) {
        int size = Shapes.size(rows, columns);
        return precision == Precision.FLOAT
                ? new NativeFloats(rows, columns, size)
                : new NativeDoubles(rows, columns, size);
    }

    /** This := α op(A) op(B) + β this, in so many threads if it is large. */
    final void multiply(
            double alpha,
            NativeMatrix a,
            boolean transposeA,
            NativeMatrix b,
            boolean transposeB,
            double beta,
            int threads) {
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
            boolean byRows = rows >= columns;
            int whole = byRows ? rows : columns;
            share((double) rows * columns * inner, threads, (k, pieces) -> {
                Span part = new Span(Shapes.part(whole, k, pieces), Shapes.part(whole, k + 1, pieces));
                Span down = byRows ? part : new Span(0, rows);
                Span across = byRows ? new Span(0, columns) : part;
                product(alpha, a, transposeA, b, transposeB, beta, inner, down, across);
            });
        }
    }

    /** The upper triangle of this := A Bᵀ + B Aᵀ, in so many threads if it is large. */
    final void symmetricProduct(NativeMatrix a, NativeMatrix b, int threads) {
        share(Math.pow(rows, 3), threads, (k, pieces) -> {
            Span down = new Span(Shapes.triangle(rows, k, pieces), Shapes.triangle(rows, k + 1, pieces));
            Span across = new Span(down.to, rows);
            symmetricBlock(a, b, down);
            product(1, a, false, b, true, 0, columns, down, across);
            product(1, b, false, a, true, 1, columns, down, across);
        });
    }

    private static void share(double work, int threads, Piece piece) {
        int pieces = Team.pieces(work);
        Team.shared().forEach(pieces, threads, k -> piece.compute(k, pieces));
    }

    /** The k-th of so many pieces of a result. */
    private interface Piece {
        void compute(int k, int pieces);
    }

    /** Neighbouring rows or columns, the last one not included. */
    record Span(int from, int to) {
        int count() {
            return to - from;
        }
    }

    /** y := α op(A) x + β y for this vector y. */
    abstract void vector(double alpha, NativeMatrix a, boolean transpose, NativeMatrix x, double beta);

    /** This := β this; zeros whatever was there if β = 0. */
    abstract void scale(double beta);

    /** This += α x yᵀ. */
    abstract void addProduct(double alpha, NativeMatrix x, NativeMatrix y);

    /** Some rows and columns, perhaps none, of this := α op(A) op(B) + β this, with {@code inner} the number of columns of op(A). */
    abstract void product(
            double alpha,
            NativeMatrix a,
            boolean transposeA,
            NativeMatrix b,
            boolean transposeB,
            double beta,
            int inner,
            Span down,
            Span across);

    /** The upper triangle of a block on the diagonal of this := A Bᵀ + B Aᵀ. */
    abstract void symmetricBlock(NativeMatrix a, NativeMatrix b, Span rows);

    abstract void normaliseRows();

    /** A view of rows that are there. */
    abstract NativeMatrix view(int from, int count);

    /** Whether the memory, its own, was given back. */
    abstract boolean isFreed();

    /** Gives the memory, its own, back. */
    abstract void free();

    private boolean isClosed() {
        return owner == null ? isFreed() : owner.isClosed();
    }

    /** @throws IllegalStateException if closed: native code would take the null for an address */
    final void requireOpen() {
        if (isClosed()) {
            throw Shapes.closed();
        }
    }

    @Override
    public final Matrix rows(int from, int count) {
        Shapes.requireRows(from, count, this);
        requireOpen();
        return view(from, count);
    }

    @Override
    public final void close() {
        if (owner == null) {
            free();
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
