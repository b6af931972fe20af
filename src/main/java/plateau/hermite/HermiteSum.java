package plateau.hermite;

import plateau.link.LinkFunction;

/**
 * The polynomial f = Σ c_k h_k as a plain function of z, for whoever needs values rather than coefficients:
 * f(z) by Clenshaw's recurrence, f′(z) = Σ √k c_k h_{k−1}(z) (theory.md §1). Immutable.
 */
public final class HermiteSum implements LinkFunction {
    private final String name;
    private final HermiteBasis basis;
    private final double[] coefficients;
    private final double[] slopes;

    private HermiteSum(String name, double[] coefficients) {
        this.name = name;
        this.coefficients = coefficients;
        this.basis = HermiteBasis.ofDegree(coefficients.length - 1);
        this.slopes = new double[Math.max(1, coefficients.length - 1)];
        for (int k = 1; k < coefficients.length; k++) {
            slopes[k - 1] = Math.sqrt(k) * coefficients[k];
        }
    }

    /** The kept terms of an expansion, without its tail. */
    public static HermiteSum of(HermiteExpansion expansion) {
        return new HermiteSum(expansion.formula(), expansion.values());
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double value(double z) {
        return basis.sum(coefficients, z);
    }

    @Override
    public double derivative(double z) {
        return basis.sum(slopes, z);
    }

    /** None: a polynomial is smooth. */
    @Override
    public double[] kinks() {
        return new double[0];
    }
}
