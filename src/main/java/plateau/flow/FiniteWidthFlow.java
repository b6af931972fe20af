package plateau.flow;

/** A flow of m neurons through the kernels of their links, neuron by neuron or by classes (theory.md §2). */
public sealed interface FiniteWidthFlow extends ReducedFlow permits OverlapFlow, ClassOverlapFlow {
    /** U, V and ‖φ‖². */
    OverlapKernels kernels();

    /** The number of neurons m. */
    long width();

    /** The number of weights a in a state: that of neurons or of classes. */
    int count();
}
