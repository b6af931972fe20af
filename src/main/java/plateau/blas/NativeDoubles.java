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
        super(rows, columns, null);
        this.memory = new DoublePointer((long) size);
        memory.zero();
    }

    private NativeDoubles(NativeDoubles owner, int from, int count) {
        super(count, owner.columns(), owner);
        this.memory = new DoublePointer(owner.memory);
        memory.position(owner.memory.position() + (long) from * columns());
        memory.limit(memory.position() + (long) count * columns());
    }

    @Override
    NativeMatrix view(int from, int count) {
        return new NativeDoubles(this, from, count);
    }

    @Override
    public Precision precision() {
        return Precision.DOUBLE;
    }

    @Override
    public void set(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        requireOpen();
        memory.put(values, at, rows() * columns());
    }

    @Override
    public void get(double[] values, int at) {
        Shapes.requireLength(values, at, this);
        requireOpen();
        memory.get(values, at, rows() * columns());
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
            int inner,
            Span down,
            Span across) {
        if (down.count() == 0 || across.count() == 0) {
            return;
        }
        cblas_dgemm(
                ROWS,
                transposeA ? CblasTrans : CblasNoTrans,
                transposeB ? CblasTrans : CblasNoTrans,
                down.count(),
                across.count(),
                inner,
                alpha,
                at(a, transposeA ? 0 : down.from(), transposeA ? down.from() : 0),
                a.columns(),
                at(b, transposeB ? across.from() : 0, transposeB ? 0 : across.from()),
                b.columns(),
                beta,
                at(this, down.from(), across.from()),
                columns());
    }

    @Override
    void symmetricBlock(NativeMatrix a, NativeMatrix b, Span rows) {
        if (rows.count() == 0) {
            return;
        }
        cblas_dsyr2k(
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
        DoublePointer row = new DoublePointer(memory);
        int n = columns();
        for (int i = 0; i < rows(); i++) {
            row.position(memory.position() + (long) i * n);
            double square = cblas_ddot(n, row, 1, row, 1);
            if (square > 0) {
                cblas_dscal(n, 1 / Math.sqrt(square), row, 1);
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
    private static DoublePointer at(NativeMatrix matrix, int row, int column) {
        DoublePointer start = memory(matrix);
        return row == 0 && column == 0
                ? start
                : new DoublePointer(start).position(start.position() + (long) row * matrix.columns() + column);
    }

    private static DoublePointer memory(NativeMatrix matrix) {
        return ((NativeDoubles) matrix).memory;
    }
}
