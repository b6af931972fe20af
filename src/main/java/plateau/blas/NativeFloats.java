package plateau.blas;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasUpper;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sdot;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sgemv;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sger;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_sscal;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_ssyr2k;

import org.bytedeco.javacpp.FloatPointer;

/** A {@link NativeMatrix} of floats. */
final class NativeFloats extends NativeMatrix {
    private static final int STAGE = 1 << 12;

    private final FloatPointer memory;
    /** Between doubles of Java and floats of the memory. */
    private final float[] staged;

    NativeFloats(int rows, int columns, int size) {
        super(rows, columns);
        this.memory = new FloatPointer((long) size);
        memory.zero();
        this.staged = new float[Math.min(size, STAGE)];
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public void set(double[] values) {
        Shapes.requireLength(values, this);
        requireOpen();
        int size = rows() * columns();
        for (int from = 0; from < size; from += staged.length) {
            int count = Math.min(staged.length, size - from);
            for (int k = 0; k < count; k++) {
                staged[k] = (float) values[from + k];
            }
            memory.position(from).put(staged, 0, count);
        }
        memory.position(0);
    }

    @Override
    public void get(double[] values) {
        Shapes.requireLength(values, this);
        requireOpen();
        int size = rows() * columns();
        for (int from = 0; from < size; from += staged.length) {
            int count = Math.min(staged.length, size - from);
            memory.position(from).get(staged, 0, count);
            for (int k = 0; k < count; k++) {
                values[from + k] = staged[k];
            }
        }
        memory.position(0);
    }

    @Override
    void vector(double alpha, NativeMatrix a, boolean transpose, NativeMatrix x, double beta) {
        cblas_sgemv(
                ROWS,
                transpose ? CblasTrans : CblasNoTrans,
                a.rows(),
                a.columns(),
                (float) alpha,
                memory(a),
                a.columns(),
                memory(x),
                1,
                (float) beta,
                memory,
                1);
    }

    @Override
    void scale(double beta) {
        if (beta == 0) {
            memory.zero();
        } else if (beta != 1) {
            cblas_sscal(rows() * columns(), (float) beta, memory, 1);
        }
    }

    @Override
    void addProduct(double alpha, NativeMatrix x, NativeMatrix y) {
        cblas_sger(ROWS, rows(), columns(), (float) alpha, memory(x), 1, memory(y), 1, memory, columns());
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
        cblas_sgemm(
                ROWS,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                rows(),
                columns(),
                inner,
                (float) alpha,
                memory(a),
                a.columns(),
                memory(b),
                b.columns(),
                (float) beta,
                memory,
                columns());
    }

    @Override
    void symmetricProduct(NativeMatrix a, NativeMatrix b) {
        int n = rows();
        cblas_ssyr2k(ROWS, CblasUpper, CblasNoTrans, n, n, 1, memory(a), n, memory(b), n, 0, memory, n);
    }

    /** By products of each row with itself: OpenBLAS's norm guards against overflow and is ten times slower. */
    @Override
    void normaliseRows() {
        FloatPointer row = new FloatPointer(memory);
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            row.position((long) i * n);
            double square = cblas_sdot(n, row, 1, row, 1);
            if (square > 0) {
                cblas_sscal(n, (float) (1 / Math.sqrt(square)), row, 1);
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

    private static FloatPointer memory(NativeMatrix matrix) {
        return ((NativeFloats) matrix).memory;
    }
}
