package plateau.blas;

/**
 * A dense matrix, row by row, in memory that its {@link Blas} works on without copying. Mutable; made by {@link
 * Blas#matrix}, used with the same {@code Blas} only, and by one thread at a time.
 */
public interface Matrix extends AutoCloseable {
    int rows();

    int columns();

    /** The precision of the entries. */
    Precision precision();

    /** Sets all entries from {@code values}, row by row, rounded to the matrix's precision; at least rows·columns long. */
    void set(double[] values);

    /** Writes all entries to {@code values}, row by row; at least rows·columns long. */
    void get(double[] values);

    /** Frees the memory at once; otherwise the garbage collector does. */
    @Override
    void close();
}
