package plateau.blas;

import org.jspecify.annotations.Nullable;

/** Entries row by row in a Java array. */
final class HeapMatrix implements Matrix {
    private final int rows;
    private final int columns;
    private double @Nullable [] entries;

    HeapMatrix(int rows, int columns, int size) {
        this.rows = rows;
        this.columns = columns;
        this.entries = new double[size];
    }

    /** The entries themselves. */
    double[] entries() {
        if (entries == null) {
            throw Shapes.closed();
        }
        return entries;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void set(double[] values) {
        Shapes.requireLength(values, this);
        System.arraycopy(values, 0, entries(), 0, rows * columns);
    }

    @Override
    public void get(double[] values) {
        Shapes.requireLength(values, this);
        System.arraycopy(entries(), 0, values, 0, rows * columns);
    }

    @Override
    public void close() {
        entries = null;
    }

    @Override
    public String toString() {
        return Shapes.text(rows, columns) + " on the heap";
    }
}
