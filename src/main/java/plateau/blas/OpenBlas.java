package plateau.blas;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS through JavaCPP, on matrices in native memory: arrays of Java would be copied at every call. */
final class OpenBlas implements Blas {
    private static final int ROWS = openblas_nolapack.CblasRowMajor;

    /** What the bindings call the vendor once they found OpenBLAS's own setter of threads. */
    private static final int OPENBLAS = 2;

    /**
     * With a thread for each core.
     *
     * @throws LinkageError if the native library is not there or does not load
     */
    OpenBlas() {
        Loader.load(openblas_nolapack.class);
        int processors = Runtime.getRuntime().availableProcessors();
        // Two threads on one core fight for its arithmetic unit.
        setThreads(Math.max(1, Math.min(processors, Loader.totalCores())));
        if (openblas_nolapack.blas_get_vendor() != OPENBLAS) {
            throw new UnsatisfiedLinkError("the native library that was loaded is not OpenBLAS");
        }
    }

    @Override
    public String name() {
        int threads = threads();
        return openblas_nolapack.OPENBLAS_VERSION.trim() + " (" + threads + (threads == 1 ? " thread)" : " threads)");
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void setThreads(int n) {
        Shapes.requireThreads(n);
        openblas_nolapack.blas_set_num_threads(n);
    }

    @Override
    public int threads() {
        return openblas_nolapack.blas_get_num_threads();
    }

    @Override
    public Matrix matrix(int rows, int columns) {
        return new NativeMatrix(rows, columns, Shapes.size(rows, columns));
    }

    @Override
    public void multiply(
            double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        Shapes.requireProduct(a, transposeA, b, transposeB, c);
        DoublePointer pa = memory(a);
        DoublePointer pb = memory(b);
        DoublePointer pc = memory(c);
        int inner = transposeA ? a.rows() : a.columns();
        if (c.columns() == 1) {
            vector(alpha, a, pa, transposeA, pb, beta, pc);
        } else if (c.rows() == 1) {
            vector(alpha, b, pb, !transposeB, pa, beta, pc);
        } else if (inner == 1) {
            rankOne(alpha, pa, pb, beta, c, pc);
        } else {
            openblas_nolapack.cblas_dgemm(
                    ROWS,
                    operation(transposeA),
                    operation(transposeB),
                    c.rows(),
                    c.columns(),
                    inner,
                    alpha,
                    pa,
                    a.columns(),
                    pb,
                    b.columns(),
                    beta,
                    pc,
                    c.columns());
        }
    }

    /** y := α op(A) x + β y. */
    private static void vector(
            double alpha,
            Matrix a,
            DoublePointer pa,
            boolean transpose,
            DoublePointer x,
            double beta,
            DoublePointer y) {
        openblas_nolapack.cblas_dgemv(
                ROWS, operation(transpose), a.rows(), a.columns(), alpha, pa, a.columns(), x, 1, beta, y, 1);
    }

    /** C := α x yᵀ + β C. */
    private static void rankOne(
            double alpha, DoublePointer x, DoublePointer y, double beta, Matrix c, DoublePointer pc) {
        if (beta == 0) {
            pc.zero();
        } else if (beta != 1) {
            openblas_nolapack.cblas_dscal(c.rows() * c.columns(), beta, pc, 1);
        }
        openblas_nolapack.cblas_dger(ROWS, c.rows(), c.columns(), alpha, x, 1, y, 1, pc, c.columns());
    }

    @Override
    public void symmetricProduct(Matrix a, Matrix b, Matrix c) {
        Shapes.requireSymmetricProduct(a, b, c);
        int n = c.rows();
        openblas_nolapack.cblas_dsyr2k(
                ROWS,
                openblas_nolapack.CblasUpper,
                openblas_nolapack.CblasNoTrans,
                n,
                n,
                1,
                memory(a),
                n,
                memory(b),
                n,
                0,
                memory(c),
                n);
    }

    /** By products of each row with itself: OpenBLAS's norm guards against overflow and is ten times slower. */
    @Override
    public void normaliseRows(Matrix a) {
        DoublePointer row = new DoublePointer(memory(a));
        int n = a.columns();
        for (int i = 0; i < a.rows(); i++) {
            row.position((long) i * n);
            double square = openblas_nolapack.cblas_ddot(n, row, 1, row, 1);
            if (square > 0) {
                openblas_nolapack.cblas_dscal(n, 1 / Math.sqrt(square), row, 1);
            }
        }
    }

    private static int operation(boolean transpose) {
        return transpose ? openblas_nolapack.CblasTrans : openblas_nolapack.CblasNoTrans;
    }

    private DoublePointer memory(Matrix matrix) {
        if (matrix instanceof NativeMatrix here) {
            return here.memory();
        }
        throw Shapes.foreign(matrix, this);
    }
}
