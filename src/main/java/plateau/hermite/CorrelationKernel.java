package plateau.hermite;

import java.util.Objects;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import plateau.symbolic.Expression;

/**
 * The kernels through which the network sees its activation and its target (theory.md §1):
 *
 * <pre>
 *   U(r) = E[σ(G) σ(G_r)] = Σ_k σ_k² r^k        V(s) = E[φ(G) σ(G_s)] = Σ_k φ_k σ_k s^k
 * </pre>
 *
 * where G, G_r are standard normal with correlation r, |r| ≤ 1. The series is cut at the degree of the expansions;
 * {@link #truncationBound} says what that costs, and {@link #closedForm} is the whole kernel where it is known.
 *
 * <p>Immutable; evaluation is Horner's rule on doubles.
 */
public final class CorrelationKernel {
    /**
     * A kernel as one expression.
     *
     * @param text the expression in r, as a person writes it
     * @param expression the same with exact constants where the link has them, in the symbol r (s for V)
     * @param derivativeExpression U′ likewise
     * @param value r ↦ U(r) on [−1, 1]
     * @param derivative r ↦ U′(r); may be infinite at r = ±1 where the function jumps
     */
    public record ClosedForm(
            String text,
            Expression expression,
            Expression derivativeExpression,
            DoubleUnaryOperator value,
            DoubleUnaryOperator derivative) {
        public ClosedForm {
            Objects.requireNonNull(text);
        }
    }

    private final double[] c;
    private final double cut;
    private final Optional<ClosedForm> closedForm;

    private CorrelationKernel(double[] c, double cut, Optional<ClosedForm> closedForm) {
        this.c = c;
        this.cut = cut;
        this.closedForm = closedForm;
    }

    /** U of an activation; its closed form is found by the shape of its formula. */
    public static CorrelationKernel of(HermiteExpansion sigma) {
        return new CorrelationKernel(products(sigma, sigma), sigma.tail(), KernelRecogniser.kernelOf(sigma));
    }

    /** V of a target and an activation; the longer expansion is cut to the shorter one. */
    public static CorrelationKernel of(HermiteExpansion phi, HermiteExpansion sigma) {
        int degree = Math.min(phi.degree(), sigma.degree());
        // Cauchy–Schwarz on what lies beyond the common degree
        double rest = phi.truncate(degree).tail() * sigma.truncate(degree).tail();
        double[] c = products(phi, sigma);
        return new CorrelationKernel(c, Math.sqrt(rest), KernelRecogniser.kernelOf(phi, sigma, c));
    }

    private static double[] products(HermiteExpansion f, HermiteExpansion g) {
        double[] c = new double[Math.min(f.degree(), g.degree()) + 1];
        for (int k = 0; k < c.length; k++) {
            c[k] = f.coefficient(k).value() * g.coefficient(k).value();
        }
        return c;
    }

    /** The coefficients of the truncated series in a fresh array. */
    public double[] coefficients() {
        return c.clone();
    }

    /** The highest power kept. */
    public int degree() {
        return c.length - 1;
    }

    /** The truncated series at r. */
    public double value(double r) {
        return horner(c, r);
    }

    static double horner(double[] c, double r) {
        double sum = 0;
        for (int k = c.length - 1; k >= 0; k--) {
            sum = sum * r + c[k];
        }
        return sum;
    }

    /** The derivative of the truncated series at r. */
    public double derivative(double r) {
        double sum = 0;
        for (int k = c.length - 1; k >= 1; k--) {
            sum = sum * r + k * c[k];
        }
        return sum;
    }

    /** The second derivative of the truncated series at r. */
    public double secondDerivative(double r) {
        double sum = 0;
        for (int k = c.length - 1; k >= 2; k--) {
            sum = sum * r + k * (k - 1.0) * c[k];
        }
        return sum;
    }

    /** A bound of |kernel − truncated series| at r: tail(σ) |r|^{K+1} for U, √(tail(φ) tail(σ)) |s|^{K+1} for V. */
    public double truncationBound(double r) {
        return cut * Math.pow(Math.abs(r), c.length);
    }

    /** The whole kernel, if it is known. */
    public Optional<ClosedForm> closedForm() {
        return closedForm;
    }
}
