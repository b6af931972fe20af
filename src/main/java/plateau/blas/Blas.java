package plateau.blas;

/**
 * Dense matrix products, in double or in single precision. Where an operand is a vector they are done as matrix–vector products or
 * rank-one updates, which read the matrix only once.
 */
public interface Blas {
    /**
     * The fastest one that works on this machine: OpenBLAS if its native library is there and loads, else {@link #portable}.
     * The same object at every call.
     */
    static Blas fastest() {
        return BlasChoice.FASTEST;
    }

    /** The pure-Java one, which works everywhere. */
    static Blas portable() {
        return BlasChoice.PORTABLE;
    }

    /** A name for a report, for example {@code OpenBLAS 0.3.31 (2 threads)}. */
    String name();

    /** Whether products run in native code; if not they are several times slower. */
    boolean isNative();

    /**
     * Sets the number of threads of a product, for the whole process. On one machine, with the same processors available, results are the
     * same bit for bit for every number of threads. Callers that run several computations at once set 1.
     *
     * @throws IllegalArgumentException if n &lt; 1
     */
    void setThreads(int n);

    /** The number of threads of a product. */
    int threads();

    /**
     * A matrix of zeros.
     *
     * @throws IllegalArgumentException unless both are at least 1 and their product fits a Java array
     * @throws OutOfMemoryError if there is no room for it
     */
    Matrix matrix(int rows, int columns, Precision precision);

    /** A matrix of zeros in double precision. */
    default Matrix matrix(int rows, int columns) {
        return matrix(rows, columns, Precision.DOUBLE);
    }

    /**
     * C := α op(A) op(B) + β C; op is the transpose where asked for. With β = 0 the old C is not read.
     *
     * @throws IllegalArgumentException if the shapes do not fit, precisions differ, c is also an operand, or a matrix is not of this Blas
     * @throws IllegalStateException if a matrix is closed
     */
    void multiply(double alpha, Matrix a, boolean transposeA, Matrix b, boolean transposeB, double beta, Matrix c);

    /**
     * The upper triangle of C := A Bᵀ + B Aᵀ, diagonal included, for n × n matrices, at the cost of one product; what stands
     * below the diagonal of C is undefined afterwards.
     *
     * @throws IllegalArgumentException if the shapes do not fit, precisions differ, c is also an operand, or a matrix is not of this Blas
     * @throws IllegalStateException if a matrix is closed
     */
    void symmetricProduct(Matrix a, Matrix b, Matrix c);

    /**
     * Divides every row of A by its length; a row of zeros stays.
     *
     * @throws IllegalArgumentException if the matrix is not of this Blas
     * @throws IllegalStateException if it is closed
     */
    void normaliseRows(Matrix a);
}
