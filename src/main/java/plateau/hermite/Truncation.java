package plateau.hermite;

/**
 * Where to cut a Hermite expansion: the smallest K with Σ_{k&gt;K} f_k² ≤ {@value #RELATIVE_TAIL} ‖f‖², at most
 * {@value #HIGHEST_CHOSEN} (theory.md §1: Parseval names what is cut).
 */
public final class Truncation {
    /** The part of ‖f‖² that may be cut without asking. */
    public static final double RELATIVE_TAIL = 1e-6;

    /** The highest degree that is chosen without asking. */
    public static final int HIGHEST_CHOSEN = 20;

    private Truncation() {}

    /**
     * The smallest K ≤ f.degree() whose tail is at most {@link #RELATIVE_TAIL} ‖f‖², else f.degree(); for a polynomial
     * its last degree with a coefficient other than 0, however small.
     */
    public static int degreeFor(HermiteExpansion f) {
        if (f.polynomialDegree().isPresent()) {
            int last = f.degree();
            while (last > 0 && f.coefficient(last).value() == 0) {
                last--;
            }
            return last;
        }
        double rest = f.tail();
        int k = f.degree();
        while (k > 0) {
            double c = f.coefficient(k).value();
            rest += c * c;
            if (rest > RELATIVE_TAIL * f.norm2()) {
                return k;
            }
            k--;
        }
        return 0;
    }

    /**
     * The degree at which target and activation are cut together, the larger of the two; bring both there with
     * {@link HermiteExpansion#toDegree}.
     */
    public static int commonDegree(HermiteExpansion phi, HermiteExpansion sigma) {
        return Math.max(degreeFor(phi), degreeFor(sigma));
    }
}
