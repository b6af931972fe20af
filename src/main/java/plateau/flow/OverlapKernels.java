package plateau.flow;

import java.util.List;

/**
 * The kernels U, U′ on overlaps of neurons and V, V′ on overlaps with the target, with ‖φ‖²: all that the overlap flow knows
 * of the links (theory.md §1, §2). Closed forms where they are known, series otherwise; {@link #notes} says which, and what the
 * cut of a series costs. Immutable.
 */
public final class OverlapKernels {
    private OverlapKernels() {}

    /** The kernels of a pair of links. */
    public static OverlapKernels of(LinkPair links) {
        throw new UnsupportedOperationException("helper A");
    }

    /** ‖φ‖². */
    public double targetNorm2() {
        throw new UnsupportedOperationException("helper A");
    }

    /** U(r), |r| ≤ 1; U(1) = ‖σ‖² with the closed form. */
    public double u(double r) {
        throw new UnsupportedOperationException("helper A");
    }

    public double uPrime(double r) {
        throw new UnsupportedOperationException("helper A");
    }

    public double v(double s) {
        throw new UnsupportedOperationException("helper A");
    }

    public double vPrime(double s) {
        throw new UnsupportedOperationException("helper A");
    }

    /** How the kernels were had and what a cut series costs, one sentence each. */
    public List<String> notes() {
        throw new UnsupportedOperationException("helper A");
    }
}
