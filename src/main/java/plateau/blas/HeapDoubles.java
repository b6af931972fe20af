package plateau.blas;

import dev.ludovic.netlib.blas.BLAS;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link HeapMatrix} of doubles. */
final class HeapDoubles extends HeapMatrix {
    private final @Nullable HeapDoubles owner;
    /** Where the first row begins in the owner's array. */
    private final int start;

    private double @Nullable [] entries;

    HeapDoubles(BLAS blas, int rows, int columns, int size) {
        super(blas, rows, columns);
        this.owner = null;
        this.start = 0;
        this.entries = new double[size];
    }

    private HeapDoubles(HeapDoubles owner, int from, int count) {
        super(owner.blas, count, owner.columns());
        this.owner = owner;
        this.start = owner.start + from * owner.columns();
    }

    @Override
    HeapMatrix view(int from, int count) {
        return new HeapDoubles(this, from, count);
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public void set(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        System.arraycopy(values, at, entries(), start, rows() * columns());
    }

    @Override
    public void get(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        System.arraycopy(entries(), start, values, at, rows() * columns());
    }

    @Override
    void vector(double alpha, HeapMatrix a, boolean transpose, HeapMatrix x, double beta) {
        int n = a.columns();
        blas.dgemv(
                transpose ? "N" : "T",
                n,
                a.rows(),
                alpha,
                of(a),
                start(a),
                n,
                of(x),
                start(x),
                1,
                beta,
                entries(),
                start,
                1);
    }

    @Override
    void scale(double beta) {
        if (beta == 0) {
            Arrays.fill(entries(), start, start + rows() * columns(), 0);
        } else if (beta != 1) {
            blas.dscal(rows() * columns(), beta, entries(), start, 1);
        }
    }

    @Override
    void addProduct(double alpha, HeapMatrix x, HeapMatrix y) {
        blas.dger(columns(), rows(), alpha, of(y), start(y), 1, of(x), start(x), 1, entries(), start, columns());
    }

    @Override
    void product(
            double alpha, HeapMatrix a, boolean transposeA, HeapMatrix b, boolean transposeB, double beta, int inner) {
        blas.dgemm(
                transposeB ? "T" : "N",
                transposeA ? "T" : "N",
                columns(),
                rows(),
                inner,
                alpha,
                of(b),
                start(b),
                b.columns(),
                of(a),
                start(a),
                a.columns(),
                beta,
                entries(),
                start,
                columns());
    }

    @Override
    void symmetricProduct(HeapMatrix a, HeapMatrix b) {
        int n = rows();
        blas.dsyr2k("L", "T", n, n, 1, of(a), start(a), n, of(b), start(b), n, 0, entries(), start, n);
    }

    @Override
    void normaliseRows() {
        double[] e = entries();
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            double square = blas.ddot(n, e, start + i * n, 1, e, start + i * n, 1);
            if (square > 0) {
                blas.dscal(n, 1 / Math.sqrt(square), e, start + i * n, 1);
            }
        }
    }

    @Override
    public void close() {
        entries = null;
    }

    private double[] entries() {
        if (owner != null) {
            return owner.entries();
        }
        if (entries == null) {
            throw Shapes.closed();
        }
        return entries;
    }

    private static int start(HeapMatrix matrix) {
        return ((HeapDoubles) matrix).start;
    }

    private static double[] of(HeapMatrix matrix) {
        return ((HeapDoubles) matrix).entries();
    }
}
