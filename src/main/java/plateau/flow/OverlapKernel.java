package plateau.flow;

import java.util.function.DoubleUnaryOperator;

/** U or V on [−1, 1] with its derivative. Immutable; an argument that rounding put outside counts as ±1. */
interface OverlapKernel {
    double value(double r);

    double derivative(double r);

    /**
     * Many at once: value[k] and derivative[k] of r[from + k], k = 0 … count−1.
     *
     * @param r not to be changed
     */
    void evaluate(double[] r, int from, int count, double[] value, double[] derivative);

    /** The kernel of two functions; the derivative may be infinite at ±1 (see {@link FunctionKernel}). */
    static OverlapKernel of(DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
        return FunctionKernel.of(value, derivative);
    }
}
