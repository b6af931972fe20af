package plateau.blas;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.lang.reflect.Method;
import java.util.Arrays;

/**
 * The pure-Java BLAS of netlib, one thread. It counts columns first: a matrix row by row is its transpose to it, so that
 * C = A B is asked for as Cᵀ = Bᵀ Aᵀ.
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
    public Matrix matrix(int rows, int columns) {
        return new HeapMatrix(rows, columns, Shapes.size(rows, columns));
    }

    @Override
    public void multiply(
            double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c) {
        Shapes.requireProduct(a, transposeA, b, transposeB, c);
        double[] ea = entries(a);
        double[] eb = entries(b);
        double[] ec = entries(c);
        int inner = transposeA ? a.rows() : a.columns();
        if (c.columns() == 1) {
            vector(alpha, a, ea, transposeA, eb, beta, ec);
        } else if (c.rows() == 1) {
            vector(alpha, b, eb, !transposeB, ea, beta, ec);
        } else if (inner == 1) {
            rankOne(alpha, ea, eb, beta, c, ec);
        } else {
            blas.dgemm(
                    transposeB ? "T" : "N",
                    transposeA ? "T" : "N",
                    c.columns(),
                    c.rows(),
                    inner,
                    alpha,
                    eb,
                    b.columns(),
                    ea,
                    a.columns(),
                    beta,
                    ec,
                    c.columns());
        }
    }

    /** y := α op(A) x + β y. */
    private void vector(double alpha, Matrix a, double[] ea, boolean transpose, double[] x, double beta, double[] y) {
        blas.dgemv(transpose ? "N" : "T", a.columns(), a.rows(), alpha, ea, a.columns(), x, 1, beta, y, 1);
    }

    /** C := α x yᵀ + β C. */
    private void rankOne(double alpha, double[] x, double[] y, double beta, Matrix c, double[] ec) {
        if (beta == 0) {
            Arrays.fill(ec, 0);
        } else if (beta != 1) {
            blas.dscal(ec.length, beta, ec, 1);
        }
        blas.dger(c.columns(), c.rows(), alpha, y, 1, x, 1, ec, c.columns());
    }

    @Override
    public void symmetricProduct(Matrix a, Matrix b, Matrix c) {
        Shapes.requireSymmetricProduct(a, b, c);
        int n = c.rows();
        blas.dsyr2k("L", "T", n, n, 1, entries(a), n, entries(b), n, 0, entries(c), n);
    }

    @Override
    public void normaliseRows(Matrix a) {
        double[] ea = entries(a);
        int n = a.columns();
        for (int i = 0; i < a.rows(); i++) {
            double square = blas.ddot(n, ea, i * n, 1, ea, i * n, 1);
            if (square > 0) {
                blas.dscal(n, 1 / Math.sqrt(square), ea, i * n, 1);
            }
        }
    }

    private double[] entries(Matrix matrix) {
        if (matrix instanceof HeapMatrix here) {
            return here.entries();
        }
        throw Shapes.foreign(matrix, this);
    }
}
