package plateau.blas;

import dev.ludovic.netlib.blas.BLAS;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link HeapMatrix} of floats. */
final class HeapFloats extends HeapMatrix {
    private float @Nullable [] entries;

    HeapFloats(BLAS blas, int rows, int columns, int size) {
        super(blas, rows, columns);
        this.entries = new float[size];
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public void set(double[] values) {
        Shapes.requireLength(values, this);
        float[] e = entries();
        for (int k = 0; k < e.length; k++) {
            e[k] = (float) values[k];
        }
    }

    @Override
    public void get(double[] values) {
        Shapes.requireLength(values, this);
        float[] e = entries();
        for (int k = 0; k < e.length; k++) {
            values[k] = e[k];
        }
    }

    @Override
    void vector(double alpha, HeapMatrix a, boolean transpose, HeapMatrix x, double beta) {
        int n = a.columns();
        blas.sgemv(transpose ? "N" : "T", n, a.rows(), (float) alpha, of(a), n, of(x), 1, (float) beta, entries(), 1);
    }

    @Override
    void scale(double beta) {
        if (beta == 0) {
            Arrays.fill(entries(), 0);
        } else if (beta != 1) {
            blas.sscal(rows() * columns(), (float) beta, entries(), 1);
        }
    }

    @Override
    void addProduct(double alpha, HeapMatrix x, HeapMatrix y) {
        blas.sger(columns(), rows(), (float) alpha, of(y), 1, of(x), 1, entries(), columns());
    }

    @Override
    void product(
            double alpha, HeapMatrix a, boolean transposeA, HeapMatrix b, boolean transposeB, double beta, int inner) {
        blas.sgemm(
                transposeB ? "T" : "N",
                transposeA ? "T" : "N",
                columns(),
                rows(),
                inner,
                (float) alpha,
                of(b),
                b.columns(),
                of(a),
                a.columns(),
                (float) beta,
                entries(),
                columns());
    }

    @Override
    void symmetricProduct(HeapMatrix a, HeapMatrix b) {
        int n = rows();
        blas.ssyr2k("L", "T", n, n, 1, of(a), n, of(b), n, 0, entries(), n);
    }

    @Override
    void normaliseRows() {
        float[] e = entries();
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            double square = blas.sdot(n, e, i * n, 1, e, i * n, 1);
            if (square > 0) {
                blas.sscal(n, (float) (1 / Math.sqrt(square)), e, i * n, 1);
            }
        }
    }

    @Override
    public void close() {
        entries = null;
    }

    private float[] entries() {
        if (entries == null) {
            throw Shapes.closed();
        }
        return entries;
    }

    private static float[] of(HeapMatrix matrix) {
        return ((HeapFloats) matrix).entries();
    }
}
