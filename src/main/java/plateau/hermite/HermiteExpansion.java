package plateau.hermite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import plateau.hermite.HermiteException.Reason;
import plateau.link.LinkFunction;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaLink;

/**
 * The Hermite expansion f = Σ_{k≤K} f_k h_k + rest of a target φ or an activation σ, in the normalised probabilists'
 * polynomials h_k = He_k/√(k!) under N(0,1) (theory.md §1).
 *
 * <p>Immutable. What was cut is part of the value: {@link #tail()} = Σ_{k&gt;K} f_k² = ‖f‖² − Σ_{k≤K} f_k², by Parseval.
 */
public final class HermiteExpansion {
    private final String formula;
    private final Optional<LinkFunction> link;
    private final Optional<Formula> tree;
    private final List<HermiteCoefficient> coefficients;
    private final double norm2;
    private final double norm2Error;
    private final OptionalInt polynomialDegree;
    private final List<String> notes;

    HermiteExpansion(
            String formula,
            Optional<LinkFunction> link,
            Optional<Formula> tree,
            List<HermiteCoefficient> coefficients,
            double norm2,
            double norm2Error,
            OptionalInt polynomialDegree,
            List<String> notes) {
        this.formula = Objects.requireNonNull(formula);
        this.link = link;
        this.tree = tree;
        this.coefficients = List.copyOf(coefficients);
        this.norm2 = norm2;
        this.norm2Error = norm2Error;
        this.polynomialDegree = polynomialDegree;
        this.notes = List.copyOf(notes);
    }

    /**
     * The expansion of a link to degree K: in closed form where the link is a formula that has one, each closed form
     * checked against quadrature; by quadrature else.
     *
     * @throws HermiteException if f is undefined somewhere, not square-integrable, or K is out of range
     */
    public static HermiteExpansion of(LinkFunction f, int degree) {
        return f instanceof FormulaLink g ? of(f, g.formula(), degree) : numeric(f, degree);
    }

    /**
     * As {@link #of(LinkFunction, int)} for a link whose formula is known by other means.
     *
     * @param formula the tree that f evaluates
     */
    public static HermiteExpansion of(LinkFunction f, Formula formula, int degree) {
        return ExactCoefficients.expansion(f, formula, degree);
    }

    /**
     * The expansion of a link, its degree chosen from the tail by {@link Truncation#degreeFor}; a polynomial is kept
     * whole, whatever its degree.
     */
    public static HermiteExpansion of(LinkFunction f) {
        HermiteExpansion whole = of(f, Truncation.HIGHEST_CHOSEN);
        if (whole.polynomialDegree.isPresent()) {
            return whole.toDegree(whole.polynomialDegree.getAsInt());
        }
        return whole.truncate(Truncation.degreeFor(whole));
    }

    /**
     * The expansion of a link to degree K, every coefficient by quadrature.
     *
     * @throws HermiteException if f is undefined somewhere, not square-integrable, or K is out of range
     */
    public static HermiteExpansion numeric(LinkFunction f, int degree) {
        GaussianQuadrature quadrature = GaussianQuadrature.of(f, degree);
        List<HermiteCoefficient> coefficients = new ArrayList<>();
        for (int k = 0; k <= degree; k++) {
            coefficients.add(HermiteCoefficient.numeric(k, quadrature.coefficient(k), quadrature.coefficientError(k)));
        }
        return new HermiteExpansion(
                f.name(),
                Optional.of(f),
                Optional.empty(),
                coefficients,
                quadrature.norm2(),
                quadrature.norm2Error(),
                OptionalInt.empty(),
                List.of());
    }

    /**
     * The polynomial Σ c_k h_k given by its coefficients c_0, c_1, …
     *
     * @throws HermiteException if there are none, more than {@link HermiteBasis#MAX_DEGREE} + 1, or one is not finite
     */
    public static HermiteExpansion ofCoefficients(double... c) {
        if (c.length == 0) {
            throw new HermiteException(
                    Reason.BAD_ARGUMENT, "the list of Hermite coefficients is empty; give at least that of h_0");
        }
        HermiteBasis.requireDegree(c.length - 1);
        List<HermiteCoefficient> coefficients = new ArrayList<>();
        double norm2 = 0;
        for (int k = 0; k < c.length; k++) {
            requireFinite(c[k], k);
            coefficients.add(HermiteCoefficient.given(k, c[k]));
            norm2 += c[k] * c[k];
        }
        return new HermiteExpansion(
                text(c),
                Optional.empty(),
                Optional.empty(),
                coefficients,
                norm2,
                0,
                OptionalInt.of(c.length - 1),
                List.of());
    }

    private static void requireFinite(double value, int k) {
        if (!Double.isFinite(value) || Double.isInfinite(value * value)) {
            throw new HermiteException(
                    Reason.BAD_ARGUMENT,
                    "the Hermite coefficient of degree " + k + " is " + value + "; give a finite number below 1e150");
        }
    }

    private static String text(double[] c) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < c.length; k++) {
            if (c[k] != 0) {
                text.append(text.length() == 0 ? (c[k] < 0 ? "-" : "") : (c[k] < 0 ? " - " : " + "));
                double size = Math.abs(c[k]);
                text.append(size == 1 ? "" : number(size) + "*")
                        .append("h(")
                        .append(k)
                        .append(')');
            }
        }
        return text.length() == 0 ? "0" : text.toString();
    }

    private static String number(double x) {
        boolean whole = x == Math.rint(x) && x < 1e9;
        return whole ? Long.toString((long) x) : Double.toString(x);
    }

    /** f as a person would write it. */
    public String formula() {
        return formula;
    }

    /** The function itself; absent if the expansion was given by its coefficients. */
    public Optional<LinkFunction> link() {
        return link;
    }

    /** The points where f or a low derivative jumps, in increasing order; empty for a list of coefficients. */
    public List<Double> kinks() {
        return link.map(f -> Arrays.stream(f.kinks()).boxed().toList()).orElse(List.of());
    }

    /** The formula tree of f, if the coefficients were looked for in closed form. */
    public Optional<Formula> tree() {
        return tree;
    }

    /** The highest degree K kept. */
    public int degree() {
        return coefficients.size() - 1;
    }

    /**
     * The coefficient of degree k with its origin.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ k ≤ K
     */
    public HermiteCoefficient coefficient(int k) {
        return coefficients.get(k);
    }

    /** All coefficients in the order of their degrees. */
    public List<HermiteCoefficient> coefficients() {
        return coefficients;
    }

    /** f_0 … f_K in a fresh array of length K + 1. */
    public double[] values() {
        double[] values = new double[coefficients.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = coefficients.get(k).value();
        }
        return values;
    }

    /** ‖f‖² = E f(G)². */
    public double norm2() {
        return norm2;
    }

    /**
     * Σ_{k&gt;K} f_k² = ‖f‖² − Σ_{k≤K} f_k²; what is below the noise of the two numbers (about 1e-14 ‖f‖²) is 0.
     */
    public double tail() {
        if (polynomialDegree.isPresent() && polynomialDegree.getAsInt() <= degree()) {
            return 0;
        }
        double rest = norm2;
        for (HermiteCoefficient c : coefficients) {
            rest -= c.value() * c.value();
        }
        double noise = 1e-14 * norm2 + norm2Error;
        return rest <= noise ? 0 : rest;
    }

    /**
     * The same function with only the degrees up to K; the tail grows accordingly.
     *
     * @throws HermiteException unless 0 ≤ K ≤ {@link #degree()}
     */
    public HermiteExpansion truncate(int degree) {
        if (degree < 0 || degree > degree()) {
            throw new HermiteException(
                    Reason.BAD_ARGUMENT,
                    "cannot cut the expansion of " + formula + " at degree " + degree + "; it reaches from 0 to "
                            + degree());
        }
        return new HermiteExpansion(
                formula, link, tree, coefficients.subList(0, degree + 1), norm2, norm2Error, polynomialDegree, notes);
    }

    /**
     * The same function with exactly the degrees 0 … K: truncated, computed further, or padded with zeros if it was
     * given by its coefficients.
     *
     * @throws HermiteException if K is out of range
     */
    public HermiteExpansion toDegree(int degree) {
        if (degree <= degree()) {
            return truncate(degree);
        }
        HermiteBasis.requireDegree(degree);
        return link.map(f -> tree.map(t -> of(f, t, degree)).orElseGet(() -> numeric(f, degree)))
                .orElseGet(() -> padded(degree));
    }

    private HermiteExpansion padded(int degree) {
        List<HermiteCoefficient> longer = new ArrayList<>(coefficients);
        for (int k = degree() + 1; k <= degree; k++) {
            longer.add(HermiteCoefficient.given(k, 0));
        }
        return new HermiteExpansion(formula, link, tree, longer, norm2, norm2Error, polynomialDegree, notes);
    }

    /** The degree of f if f is known to be a polynomial: no higher coefficient then exists. */
    public OptionalInt polynomialDegree() {
        return polynomialDegree;
    }

    /** Remarks for the reader: what is numeric and why, what disagreed. */
    public List<String> notes() {
        return notes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HermiteExpansion that
                && formula.equals(that.formula)
                && coefficients.equals(that.coefficients)
                && norm2 == that.norm2
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(formula, coefficients, norm2);
    }

    @Override
    public String toString() {
        return formula + " ~ " + Arrays.toString(values()) + ", tail " + tail();
    }
}
