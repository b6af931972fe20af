package plateau.blas;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.lang.reflect.Method;

/**
 * The pure-Java BLAS of netlib, one thread, on {@linkplain HeapMatrix matrices of the heap}.
 */
final class JavaBlas implements Blas {
    private static final String PURE_JAVA = "dev.ludovic.netlib.blas.Java11BLAS";

    private final JavaBLAS blas = quietly();

    /**
     * Asked for by its class: netlib's own choice also tries the system's BLAS, and once that is loaded, symbols of two different
     * OpenBLAS libraries mix in one process, which then ends in a segmentation fault.
     */
    private static JavaBLAS quietly() {
        try {
            Method instance = Class.forName(PURE_JAVA).getDeclaredMethod("getInstance");
            instance.setAccessible(true);
            return (JavaBLAS) instance.invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "netlib's BLAS has no class " + PURE_JAVA + ": build with version 3.0.4", e);
        }
    }

    @Override
    public String name() {
        return "pure-Java BLAS (1 thread)";
    }

    @Override
    public boolean isNative() {
        return false;
    }

    /** Checked and otherwise without effect: it has one thread. */
    @Override
    public void setThreads(int n) {
        Shapes.requireThreads(n);
    }

    @Override
    public int threads() {
        return 1;
    }

    @Override
    public Matrix matrix(int rows, int columns, Precision precision) {
        return HeapMatrix.of(blas, rows, columns, precision);
    }

    @Override
    public void multiply(
            double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        Shapes.requireProduct(a, transposeA, b, transposeB, c);
        own(c).multiply(alpha, own(a), transposeA, own(b), transposeB, beta);
    }

    @Override
    public void symmetricProduct(Matrix a, Matrix b, Matrix c) {
        Shapes.requireSymmetricProduct(a, b, c);
        own(c).symmetricProduct(own(a), own(b));
    }

    @Override
    public void normaliseRows(Matrix a) {
        own(a).normaliseRows();
    }

    private HeapMatrix own(Matrix matrix) {
        if (matrix instanceof HeapMatrix here) {
            return here;
        }
        throw Shapes.foreign(matrix, this);
    }
}
