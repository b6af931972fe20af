package plateau.flow;

/** U or V on [−1, 1] with its derivative. Immutable; an argument that rounding put outside counts as ±1. */
interface OverlapKernel {
    double value(double r);

    double derivative(double r);

    /**
     * Many at once: value[k] and derivative[k] of r[k], from ≤ k &lt; to. The three have one index: a loop over arrays whose indices
     * differ is not vectorised.
     *
     * @param r not to be changed
     */
    void evaluate(double[] r, int from, int to, double[] value, double[] derivative);
}
