package plateau.timescale;

import java.util.List;

/**
 * One piece of a fast–slow solve, integrated on its own clock (theory.md §5).
 *
 * @param kind slow system or fast system
 * @param start first-layer time at which it begins
 * @param end where it ends
 * @param locked the degrees on the slow manifold, by increasing degree
 * @param relaxing the free degrees whose own relaxation limits the step: the inner layer's; empty in a slow segment
 * @param evaluations calls of the right-hand side
 * @param mismatch at the joint where it begins, the largest |e_k − e_k*| / S_k of a locked degree against the slow manifold
 *     e_k* = c_k/σ_k, S_k = |φ_k| + |σ_k| E|a s^k|, before the state was moved onto it
 * @param truncation the largest last kept term of the manifold's expansion, relative to S_k
 * @param relativeError estimate of the relative error of a learning time at its end, everything before it included
 */
public record Segment(
        Kind kind,
        double start,
        double end,
        List<Integer> locked,
        List<Integer> relaxing,
        long evaluations,
        double mismatch,
        double truncation,
        double relativeError) {
    /** What moves in a segment. */
    public enum Kind {
        /** The inner layer of a degree, from when its relaxation limits the step until it is locked. */
        FAST,
        /** The drift between the layers, every fast degree slaved. */
        SLOW
    }

    public Segment {
        locked = List.copyOf(locked);
        relaxing = List.copyOf(relaxing);
    }
}
