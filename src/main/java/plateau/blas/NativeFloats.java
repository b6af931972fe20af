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
        super(rows, columns, null);
        this.memory = new FloatPointer((long) size);
        memory.zero();
        this.staged = new float[Math.min(size, STAGE)];
    }

    private NativeFloats(NativeFloats owner, int from, int count) {
        super(count, owner.columns(), owner);
        this.memory = new FloatPointer(owner.memory);
        memory.position(owner.memory.position() + (long) from * columns());
        memory.limit(memory.position() + (long) count * columns());
        this.staged = new float[Math.min(count * columns(), STAGE)];
    }

    @Override
    NativeMatrix view(int from, int count) {
        return new NativeFloats(this, from, count);
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT;
    }

    @Override
    public void set(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        requireOpen();
        int size = rows() * columns();
        long start = memory.position();
        for (int from = 0; from < size; from += staged.length) {
            int count = Math.min(staged.length, size - from);
            for (int k = 0; k < count; k++) {
                staged[k] = (float) values[at + from + k];
            }
            memory.position(start + from).put(staged, 0, count);
        }
        memory.position(start);
    }

    @Override
    public void get(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        requireOpen();
        int size = rows() * columns();
        long start = memory.position();
        for (int from = 0; from < size; from += staged.length) {
            int count = Math.min(staged.length, size - from);
            memory.position(start + from).get(staged, 0, count);
            for (int k = 0; k < count; k++) {
                values[at + from + k] = staged[k];
            }
        }
        memory.position(start);
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
            int inner,
            Span down,
            Span across) {
        if (down.count() == 0 || across.count() == 0) {
            return;
        }
        cblas_sgemm(
                ROWS,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                down.count(),
                across.count(),
                inner,
                (float) alpha,
                at(a, transposeA ? 0 : down.from(), transposeA ? down.from() : 0),
                a.columns(),
                at(b, transposeB ? across.from() : 0, transposeB ? 0 : across.from()),
                b.columns(),
                (float) beta,
                at(this, down.from(), across.from()),
                columns());
    }

    @Override
    void symmetricBlock(NativeMatrix a, NativeMatrix b, Span rows) {
        if (rows.count() == 0) {
            return;
        }
        cblas_ssyr2k(
                ROWS,
                CblasUpper,
                CblasNoTrans,
                rows.count(),
                columns(),
                1,
                at(a, rows.from(), 0),
                columns(),
                at(b, rows.from(), 0),
                columns(),
                0,
                at(this, rows.from(), rows.from()),
                columns());
    }

    /** By products of each row with itself: OpenBLAS's norm guards against overflow and is ten times slower. */
    @Override
    void normaliseRows() {
        FloatPointer row = new FloatPointer(memory);
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            row.position(memory.position() + (long) i * n);
            double square = cblas_sdot(n, row, 1, row, 1);
            if (square > 0) {
                cblas_sscal(n, (float) (1 / Math.sqrt(square)), row, 1);
            }
        }
    }

    @Override
    boolean isFreed() {
        return memory.isNull();
    }

    @Override
    void free() {
        memory.close();
    }

    /** Where an entry stands. */
    private static FloatPointer at(NativeMatrix matrix, int row, int column) {
        FloatPointer start = memory(matrix);
        return row == 0 && column == 0
                ? start
                : new FloatPointer(start).position(start.position() + (long) row * matrix.columns() + column);
    }

    private static FloatPointer memory(NativeMatrix matrix) {
        return ((NativeFloats) matrix).memory;
    }
}
