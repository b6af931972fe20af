package plateau.flow;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import plateau.hermite.HermiteExpansion;

/**
 * The kernels U, U′ on overlaps of neurons and V, V′ on overlaps with the target, with ‖φ‖²: all that the overlap flow knows
 * of the links (theory.md §1, §2). Closed forms where they are known, series otherwise; {@link #notes} says which, and what the
 * cut of a series costs. Immutable.
 */
public final class OverlapKernels {
    private final double targetNorm2;
    private final OverlapKernel u;
    private final OverlapKernel v;
    private final boolean steepAtOne;
    private final List<String> notes;

    OverlapKernels(double targetNorm2, OverlapKernel u, OverlapKernel v, boolean steepAtOne, List<String> notes) {
        this.targetNorm2 = targetNorm2;
        this.u = u;
        this.v = v;
        this.steepAtOne = steepAtOne;
        this.notes = List.copyOf(notes);
    }

    /** The kernels of a pair of links, whole: the degree at which the pair is cut does not matter. */
    public static OverlapKernels of(LinkPair links) {
        return of(links.target(), links.activation());
    }

    /**
     * The kernels of a target and an activation, whole: in closed form where there is one, else by a series as long as it takes
     * for a tail of 1e-12 ‖f‖², at most to degree 200. What was given only by a cut list of coefficients stays cut.
     */
    public static OverlapKernels of(HermiteExpansion target, HermiteExpansion activation) {
        return KernelChoice.of(target, activation);
    }

    /**
     * Kernels by arbitrary functions, for experiments with wrong ones.
     *
     * @param targetNorm2 ‖φ‖² ≥ 0
     * @param u U on [−1, 1]
     * @param v V on [−1, 1]
     * @throws IllegalArgumentException if ‖φ‖² is negative or not finite
     */
    public static OverlapKernels ofFunctions(
            double targetNorm2,
            DoubleUnaryOperator u,
            DoubleUnaryOperator uPrime,
            DoubleUnaryOperator v,
            DoubleUnaryOperator vPrime) {
        if (!(targetNorm2 >= 0 && Double.isFinite(targetNorm2))) {
            throw new IllegalArgumentException("the squared norm of the target is " + targetNorm2
                    + ", it must be a finite number that is not negative");
        }
        return new OverlapKernels(
                targetNorm2,
                OverlapKernel.of(u, uPrime),
                OverlapKernel.of(v, vPrime),
                !Double.isFinite(uPrime.applyAsDouble(1)) || !Double.isFinite(uPrime.applyAsDouble(-1)),
                List.of("U and V by functions that were handed over"));
    }

    /** ‖φ‖². */
    public double targetNorm2() {
        return targetNorm2;
    }

    /** U(r), |r| ≤ 1; U(1) = ‖σ‖² with the closed form. */
    public double u(double r) {
        return u.value(r);
    }

    /** U′(r); where it is infinite at ±1, its value one unit in the last place inside. */
    public double uPrime(double r) {
        return u.derivative(r);
    }

    public double v(double s) {
        return v.value(s);
    }

    public double vPrime(double s) {
        return v.derivative(s);
    }

    /** How the kernels were had and what a cut series costs, one sentence each. */
    public List<String> notes() {
        return notes;
    }

    OverlapKernel u() {
        return u;
    }

    OverlapKernel v() {
        return v;
    }

    /** Whether U′ is infinite at r = 1 or −1, as for activations that jump. */
    boolean steepAtOne() {
        return steepAtOne;
    }
}
