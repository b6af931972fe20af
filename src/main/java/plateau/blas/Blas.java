package plateau.blas;

/** Dense matrix products in double precision. */
public interface Blas {
    /** The fastest one that works on this machine: OpenBLAS if its native library loads, else {@link #portable}. */
    static Blas fastest() {
        throw new UnsupportedOperationException("helper A");
    }

    /** The pure-Java one, which works everywhere. */
    static Blas portable() {
        throw new UnsupportedOperationException("helper A");
    }

    /** A name for a report, for example {@code OpenBLAS 0.3.31 (2 threads)}. */
    String name();

    /** Whether products run in native code; if not they are several times slower. */
    boolean isNative();

    /**
     * Sets the number of threads of a product, for the whole process. Results are the same bit for bit for the same number of
     * threads. Callers that run several computations at once set 1.
     *
     * @throws IllegalArgumentException if n &lt; 1
     */
    void setThreads(int n);

    /** The number of threads of a product. */
    int threads();

    /** A matrix of zeros. */
    Matrix matrix(int rows, int columns);

    /**
     * C := α op(A) op(B) + β C; op is the transpose where asked for.
     *
     * @throws IllegalArgumentException if the shapes do not fit
     */
    void multiply(double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c);
}
