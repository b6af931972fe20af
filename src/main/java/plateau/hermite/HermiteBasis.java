package plateau.hermite;

/**
 * The normalised probabilists' Hermite polynomials h_k = He_k/√(k!), orthonormal under N(0,1).
 *
 * <p>Three-term recurrence: h_0 = 1, h_1 = z, √(k+1) h_{k+1} = z h_k − √k h_{k−1}; derivative h_k′ = √k h_{k−1}
 * (theory.md §1).
 */
public final class HermiteBasis {
    /** The project's one normalisation, as every output names it. */
    public static final String CONVENTION =
            "normalised probabilists' Hermite polynomials h_k = He_k/sqrt(k!), orthonormal under N(0,1)";

    /** Highest degree that is kept anywhere in the project. */
    public static final int MAX_DEGREE = 200;

    /** e^{−z²/4} (2π)^{−1/4} turns h_k into the orthonormal Hermite function ψ_k. */
    private static final double ROOT_OF_DENSITY_AT_ZERO = Math.pow(2 * Math.PI, -0.25);

    private final double[] root;

    private HermiteBasis(double[] root) {
        this.root = root;
    }

    /**
     * The basis h_0 … h_K.
     *
     * @throws HermiteException unless 0 ≤ K ≤ {@link #MAX_DEGREE}
     */
    public static HermiteBasis ofDegree(int degree) {
        requireDegree(degree);
        double[] root = new double[degree + 1];
        for (int k = 0; k <= degree; k++) {
            root[k] = Math.sqrt(k);
        }
        return new HermiteBasis(root);
    }

    static void requireDegree(int degree) {
        if (degree < 0 || degree > MAX_DEGREE) {
            throw new HermiteException(
                    HermiteException.Reason.BAD_ARGUMENT,
                    "the degree of a Hermite expansion is " + degree + "; give one from 0 to " + MAX_DEGREE);
        }
    }

    /** The highest degree K. */
    public int degree() {
        return root.length - 1;
    }

    /** The values h_0(z) … h_K(z). */
    public double[] values(double z) {
        double[] h = new double[root.length];
        fill(z, 1, h);
        return h;
    }

    /** The sum Σ_k c_k h_k(z) of the first min(c.length, K + 1) coefficients, by Clenshaw's recurrence. */
    public double sum(double[] c, double z) {
        double next = 0;
        double afterNext = 0;
        for (int k = Math.min(c.length, root.length) - 1; k >= 0; k--) {
            double a = z / Math.sqrt(k + 1.0);
            double b = Math.sqrt((k + 1.0) / (k + 2.0));
            double now = c[k] + a * next - b * afterNext;
            afterNext = next;
            next = now;
        }
        return next;
    }

    /**
     * Writes factor · h_k(z) for k = 0 … K into {@code out}; the factor lets the Gaussian weight in before the
     * polynomials can overflow.
     */
    void fill(double z, double factor, double[] out) {
        out[0] = factor;
        if (root.length > 1) {
            out[1] = z * factor;
        }
        for (int k = 1; k + 1 < root.length; k++) {
            out[k + 1] = (z * out[k] - root[k] * out[k - 1]) / root[k + 1];
        }
    }

    /** √ of the density of N(0,1) at z: ψ_k = h_k · this is bounded by 1 for every k and z. */
    static double rootOfDensity(double z) {
        return ROOT_OF_DENSITY_AT_ZERO * Math.exp(-z * z / 4);
    }
}
