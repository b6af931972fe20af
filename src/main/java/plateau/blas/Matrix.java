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

    /**
     * Neighbouring rows as a matrix in the same memory: what changes one changes the other. Views of disjoint rows may be used
     * by a thread each. A view is closed with its owner; closing it does nothing.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ from, 1 ≤ count and from + count ≤ rows
     */
    Matrix rows(int from, int count);

    /** Sets all entries, row by row, from {@code values} at {@code at} on, rounded to the matrix's precision. */
    void set(double[] values, int at);

    /** Writes all entries, row by row, to {@code values} from {@code at} on. */
    void get(double[] values, int at);

    /** Sets all entries from {@code values}, row by row, rounded to the matrix's precision; at least rows·columns long. */
    default void set(double[] values) {
        set(values, 0);
    }

    /** Writes all entries to {@code values}, row by row; at least rows·columns long. */
    default void get(double[] values) {
        get(values, 0);
    }

    /** Frees the memory at once; otherwise the garbage collector does. */
    @Override
    void close();
}
