package plateau.blas;

import dev.ludovic.netlib.blas.BLAS;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link HeapMatrix} of doubles. */
final class HeapDoubles extends HeapMatrix {
    private double @Nullable [] entries;

    HeapDoubles(BLAS blas, int rows, int columns, int size) {
        super(blas, rows, columns);
        this.entries = new double[size];
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public void set(double[] values) {
        Shapes.requireLength(values, this);
        System.arraycopy(values, 0, entries(), 0, rows() * columns());
    }

    @Override
    public void get(double[] values) {
        Shapes.requireLength(values, this);
        System.arraycopy(entries(), 0, values, 0, rows() * columns());
    }

    @Override
    void vector(double alpha, HeapMatrix a, boolean transpose, HeapMatrix x, double beta) {
        int n = a.columns();
        blas.dgemv(transpose ? "N" : "T", n, a.rows(), alpha, of(a), n, of(x), 1, beta, entries(), 1);
    }

    @Override
    void scale(double beta) {
        if (beta == 0) {
            Arrays.fill(entries(), 0);
        } else if (beta != 1) {
            blas.dscal(rows() * columns(), beta, entries(), 1);
        }
    }

    @Override
    void addProduct(double alpha, HeapMatrix x, HeapMatrix y) {
        blas.dger(columns(), rows(), alpha, of(y), 1, of(x), 1, entries(), columns());
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
                b.columns(),
                of(a),
                a.columns(),
                beta,
                entries(),
                columns());
    }

    @Override
    void symmetricProduct(HeapMatrix a, HeapMatrix b) {
        int n = rows();
        blas.dsyr2k("L", "T", n, n, 1, of(a), n, of(b), n, 0, entries(), n);
    }

    @Override
    void normaliseRows() {
        double[] e = entries();
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            double square = blas.ddot(n, e, i * n, 1, e, i * n, 1);
            if (square > 0) {
                blas.dscal(n, 1 / Math.sqrt(square), e, i * n, 1);
            }
        }
    }

    @Override
    public void close() {
        entries = null;
    }

    private double[] entries() {
        if (entries == null) {
            throw Shapes.closed();
        }
        return entries;
    }

    private static double[] of(HeapMatrix matrix) {
        return ((HeapDoubles) matrix).entries();
    }
}
