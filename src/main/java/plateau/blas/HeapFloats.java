package plateau.blas;

import dev.ludovic.netlib.blas.BLAS;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A {@link HeapMatrix} of floats. */
final class HeapFloats extends HeapMatrix {
    private final @Nullable HeapFloats owner;
    /** Where the first row begins in the owner's array. */
    private final int start;

    private float @Nullable [] entries;

    HeapFloats(BLAS blas, int rows, int columns, int size) {
        super(blas, rows, columns);
        this.owner = null;
        this.start = 0;
        this.entries = new float[size];
    }

    private HeapFloats(HeapFloats owner, int from, int count) {
        super(owner.blas, count, owner.columns());
        this.owner = owner;
        this.start = owner.start + from * owner.columns();
    }

    @Override
    HeapMatrix view(int from, int count) {
        return new HeapFloats(this, from, count);
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public void set(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        float[] e = entries();
        int size = rows() * columns();
        for (int k = 0; k < size; k++) {
            e[start + k] = (float) values[at + k];
        }
    }

    @Override
    public void get(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        float[] e = entries();
        int size = rows() * columns();
        for (int k = 0; k < size; k++) {
            values[at + k] = e[start + k];
        }
    }

    @Override
    void vector(double alpha, HeapMatrix a, boolean transpose, HeapMatrix x, double beta) {
        int n = a.columns();
        blas.sgemv(
                transpose ? "N" : "T",
                n,
                a.rows(),
                (float) alpha,
                of(a),
                start(a),
                n,
                of(x),
                start(x),
                1,
                (float) beta,
                entries(),
                start,
                1);
    }

    @Override
    void scale(double beta) {
        if (beta == 0) {
            Arrays.fill(entries(), start, start + rows() * columns(), 0);
        } else if (beta != 1) {
            blas.sscal(rows() * columns(), (float) beta, entries(), start, 1);
        }
    }

    @Override
    void addProduct(double alpha, HeapMatrix x, HeapMatrix y) {
        blas.sger(
                columns(), rows(), (float) alpha, of(y), start(y), 1, of(x), start(x), 1, entries(), start, columns());
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
                start(b),
                b.columns(),
                of(a),
                start(a),
                a.columns(),
                (float) beta,
                entries(),
                start,
                columns());
    }

    @Override
    void symmetricProduct(HeapMatrix a, HeapMatrix b) {
        int n = rows();
        blas.ssyr2k("L", "T", n, n, 1, of(a), start(a), n, of(b), start(b), n, 0, entries(), start, n);
    }

    @Override
    void normaliseRows() {
        float[] e = entries();
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            double square = blas.sdot(n, e, start + i * n, 1, e, start + i * n, 1);
            if (square > 0) {
                blas.sscal(n, (float) (1 / Math.sqrt(square)), e, start + i * n, 1);
            }
        }
    }

    @Override
    public void close() {
        entries = null;
    }

    private float[] entries() {
        if (owner != null) {
            return owner.entries();
        }
        if (entries == null) {
            throw Shapes.closed();
        }
        return entries;
    }

    private static int start(HeapMatrix matrix) {
        return ((HeapFloats) matrix).start;
    }

    private static float[] of(HeapMatrix matrix) {
        return ((HeapFloats) matrix).entries();
    }
}
