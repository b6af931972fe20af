package plateau.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ddot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dger;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dscal;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dsyr2k;

import org.bytedeco.javacpp.DoublePointer;

/** A {@link NativeMatrix} of doubles. */
final class NativeDoubles extends NativeMatrix {
    private final DoublePointer memory;

    NativeDoubles(int rows, int columns, int size) {
        super(rows, columns);
        this.memory = new DoublePointer((long) size);
        memory.zero();
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public void set(double[] values) {
        Shapes.requireLength(values, this);
        requireOpen();
        memory.put(values, 0, rows() * columns());
    }

    @Override
    public void get(double[] values) {
        Shapes.requireLength(values, this);
        requireOpen();
        memory.get(values, 0, rows() * columns());
    }

    @Override
    void vector(double alpha, NativeMatrix a, boolean transpose, NativeMatrix x, double beta) {
        cblas_dgemv(
                ROWS,
                transpose ? CblasTrans : CblasNoTrans,
                a.rows(),
                a.columns(),
                alpha,
                memory(a),
                a.columns(),
                memory(x),
                1,
                beta,
                memory,
                1);
    }

    @Override
    void scale(double beta) {
        if (beta == 0) {
            memory.zero();
        } else if (beta != 1) {
            cblas_dscal(rows() * columns(), beta, memory, 1);
        }
    }

    @Override
    void addProduct(double alpha, NativeMatrix x, NativeMatrix y) {
        cblas_dger(ROWS, rows(), columns(), alpha, memory(x), 1, memory(y), 1, memory, columns());
    }

    @Override
    void product(
            double alpha,
            NativeMatrix a,
            boolean transposeA,
            NativeMatrix b,
            boolean transposeB,
            double beta,
            int inner) {
        cblas_dgemm(
                ROWS,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                rows(),
                columns(),
                inner,
                alpha,
                memory(a),
                a.columns(),
                memory(b),
                b.columns(),
                beta,
                memory,
                columns());
    }

    @Override
    void symmetricProduct(NativeMatrix a, NativeMatrix b) {
        int n = rows();
        cblas_dsyr2k(ROWS, CblasUpper, CblasNoTrans, n, n, 1, memory(a), n, memory(b), n, 0, memory, n);
    }

    /** By products of each row with itself: OpenBLAS's norm guards against overflow and is ten times slower. */
    @Override
    void normaliseRows() {
        DoublePointer row = new DoublePointer(memory);
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            row.position((long) i * n);
            double square = cblas_ddot(n, row, 1, row, 1);
            if (square > 0) {
                cblas_dscal(n, 1 / Math.sqrt(square), row, 1);
            }
        }
    }

    @Override
    boolean isClosed() {
        return memory.isNull();
    }

    @Override
    public void close() {
        memory.close();
    }

    private static DoublePointer memory(NativeMatrix matrix) {
        return ((NativeDoubles) matrix).memory;
    }
}
