package plateau.blas;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * OpenBLAS through JavaCPP, on matrices in native memory: arrays of Java would be copied at every call. It has one thread of its own:
 * its idle threads go on spinning for milliseconds, and take the cores from what comes between two products. Products are shared among
 * the {@link Team} instead.
 */
final class OpenBlas implements Blas {
    /** What the bindings call the vendor once they found OpenBLAS's own setter of threads. */
    private static final int OPENBLAS = 2;

    private volatile int threads;

    /**
     * With a thread for each core.
     *
     * @throws LinkageError if the native library is not there or does not load
     */
    OpenBlas() {
        Loader.load(openblas_nolapack.class);
        int processors = Runtime.getRuntime().availableProcessors();
        // Two threads on one core fight for its arithmetic unit.
        this.threads = Math.max(1, Math.min(processors, Loader.totalCores()));
        openblas_nolapack.blas_set_num_threads(1);
        if (openblas_nolapack.blas_get_vendor() != OPENBLAS) {
            throw new UnsatisfiedLinkError("the native library that was loaded is not OpenBLAS");
        }
    }

    @Override
    public String name() {
        int threads = this.threads;
        return openblas_nolapack.OPENBLAS_VERSION.trim() + " (" + threads + (threads == 1 ? " thread)" : " threads)");
    }

    @Override
    public boolean isNative() {
        return true;
    }

    @Override
    public void setThreads(int n) {
        Shapes.requireThreads(n);
        threads = n;
    }

    @Override
    public int threads() {
        return threads;
    }

    @Override
    public Matrix matrix(int rows, int columns, Precision precision) {
        return NativeMatrix.of(rows, columns, precision);
    }

    @Override
    public void multiply(
            double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        Shapes.requireProduct(a, transposeA, b, transposeB, c);
        own(c).multiply(alpha, own(a), transposeA, own(b), transposeB, beta, threads);
    }

    @Override
    public void symmetricProduct(Matrix a, Matrix b, Matrix c) {
        Shapes.requireSymmetricProduct(a, b, c);
        NativeMatrix left = own(a);
        NativeMatrix right = own(b);
        left.requireOpen();
        right.requireOpen();
        own(c).requireOpen();
        own(c).symmetricProduct(left, right, threads);
    }

    @Override
    public void normaliseRows(Matrix a) {
        own(a).requireOpen();
        own(a).normaliseRows();
    }

    private NativeMatrix own(Matrix matrix) {
        if (matrix instanceof NativeMatrix here) {
            return here;
        }
        throw Shapes.foreign(matrix, this);
    }
}
