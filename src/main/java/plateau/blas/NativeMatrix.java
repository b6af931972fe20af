package plateau.blas;

import org.bytedeco.javacpp.DoublePointer;

/** Entries row by row in native memory. */
final class NativeMatrix implements Matrix {
    private final int rows;
    private final int columns;
    private final DoublePointer memory;

    NativeMatrix(int rows, int columns, int size) {
        this.rows = rows;
        this.columns = columns;
        this.memory = new DoublePointer((long) size);
        memory.zero();
    }

    /** @throws IllegalStateException if closed: native code would take the null for an address */
    DoublePointer memory() {
        if (memory.isNull()) {
            throw Shapes.closed();
        }
        return memory;
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
        memory().put(values, 0, rows * columns);
    }

    @Override
    public void get(double[] values) {
        Shapes.requireLength(values, this);
        memory().get(values, 0, rows * columns);
    }

    @Override
    public void close() {
        memory.close();
    }

    @Override
    public String toString() {
        return Shapes.text(rows, columns) + " in native memory";
    }
}
