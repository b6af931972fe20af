package plateau.hermite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.FormulaPrinter;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterValues;
import plateau.symbolic.ParametricDomain;
import plateau.symbolic.ParametricExpectation;
import plateau.symbolic.ParametricExpectation.Closed;
import plateau.symbolic.ParametricExpectation.Form;
import plateau.symbolic.ParametricExpectation.NeedsAssumption;

/**
 * The Hermite expansion of a link with parameters, such as relu(z + b): f_0(b), f_1(b), … as expressions in the parameters,
 * valid wherever the assumptions hold (theory.md §1; normalised polynomials h_k = He_k/√(k!)).
 *
 * <p>A closed form is kept only if it agrees, at random points inside the assumptions, with quadrature of the link whose
 * parameters have those values. Where there is none, {@link #notes} says why; {@link #at} then still gives numbers. Immutable.
 */
public final class ParametricExpansion {
    /** The highest degree kept if nothing else is asked for and the link is no polynomial. */
    public static final int DEFAULT_DEGREE = 8;

    private final Formula tree;
    private final SortedSet<String> parameters;
    private final Assumptions assumptions;
    private final List<Optional<Expression>> coefficients;
    private final Optional<Expression> norm2;
    private final OptionalInt polynomialDegree;
    private final Optional<NeedsAssumption> needs;
    private final List<String> notes;

    private ParametricExpansion(Builder from) {
        this.tree = from.tree;
        this.parameters = from.parameters;
        this.assumptions = from.assumptions;
        this.coefficients = List.copyOf(from.coefficients);
        this.norm2 = from.norm2;
        this.polynomialDegree = from.polynomialDegree;
        this.needs = from.needs;
        this.notes = List.copyOf(from.notes);
    }

    /**
     * The expansion to degree K.
     *
     * @param tree the link, with or without parameters
     * @param assumptions on its parameters, and perhaps on others
     * @throws ParameterException if the assumptions allow values for which the formula is no link: undefined somewhere or not
     *     square-integrable
     * @throws HermiteException if K is out of range
     */
    public static ParametricExpansion of(Formula tree, Assumptions assumptions, int degree) {
        HermiteBasis.requireDegree(degree);
        SortedSet<String> parameters = new TreeSet<>(ParameterValues.parametersOf(tree));
        return new Builder(tree, Collections.unmodifiableSortedSet(parameters), assumptions.on(parameters)).run(degree);
    }

    /** The expansion of a polynomial to its degree, of another link to {@link #DEFAULT_DEGREE}. */
    public static ParametricExpansion of(Formula tree, Assumptions assumptions) {
        ParametricExpansion start = of(tree, assumptions, DEFAULT_DEGREE);
        int whole = start.polynomialDegree.orElse(DEFAULT_DEGREE);
        return whole == DEFAULT_DEGREE ? start : of(tree, assumptions, whole);
    }

    /** The making of an expansion. */
    private static final class Builder {
        private static final double SLACK = 10;
        private static final double NORM_TOLERANCE = 1e-12;

        private final Formula tree;
        private final SortedSet<String> parameters;
        private final Assumptions assumptions;
        private final List<Optional<Expression>> coefficients = new ArrayList<>();
        private Optional<Expression> norm2 = Optional.empty();
        private OptionalInt polynomialDegree = OptionalInt.empty();
        private Optional<NeedsAssumption> needs = Optional.empty();
        private final List<String> notes = new ArrayList<>();

        Builder(Formula tree, SortedSet<String> parameters, Assumptions assumptions) {
            this.tree = tree;
            this.parameters = parameters;
            this.assumptions = assumptions;
        }

        ParametricExpansion run(int degree) {
            notes.addAll(ParametricDomain.check(tree, assumptions));
            ParametricExpectation.Result result = ParametricExpectation.coefficients(tree, assumptions, degree);
            if (result instanceof NeedsAssumption open) {
                answer(open);
            } else if (result instanceof ParametricExpectation.Unclosed unclosed) {
                notes.add("no closed form in the parameters: " + unclosed.reason()
                        + "; with values for them the coefficients are numbers");
            }
            List<GaussianQuadrature> quadratures = TestQuadratures.of(tree, parameters, assumptions, degree);
            if (result instanceof Closed closed) {
                take(closed, quadratures);
            }
            if (result instanceof Closed && coefficients.size() <= degree) {
                notes.add("no closed form in the parameters for degrees " + coefficients.size() + "…" + degree);
            }
            while (coefficients.size() <= degree) {
                coefficients.add(Optional.empty());
            }
            if (norm2.isEmpty() && needs.isEmpty()) {
                norm2 = ParametricKernel.atOne(new ParametricExpansion(this))
                        .filter(square -> !ParametricKernel.hasIntegral(square) && agreesOnNorm(square, quadratures));
            }
            return new ParametricExpansion(this);
        }

        private boolean agreesOnNorm(Expression square, List<GaussianQuadrature> quadratures) {
            List<ParameterValues> points = ParametricExpectation.testPoints(parameters, assumptions);
            for (int i = 0; i < points.size(); i++) {
                double value = environment(parameters, points.get(i)).of(square);
                double norm2 = quadratures.get(i).norm2();
                if (!(Math.abs(value - norm2) <= NORM_TOLERANCE * norm2)) {
                    return false;
                }
            }
            return true;
        }

        private void answer(NeedsAssumption open) {
            if (open.aboutTheLink()) {
                throw ParameterException.contradiction(open.reason() + "; " + open.remedy());
            }
            needs = Optional.of(open);
            notes.add("no closed form in the parameters yet: " + open.reason() + "; " + open.remedy());
        }

        private void take(Closed closed, List<GaussianQuadrature> quadratures) {
            boolean believed = true;
            for (int k = 0; k < closed.coefficients().size(); k++) {
                Form form = closed.coefficients().get(k);
                Optional<Expression> c = checked(form, k, quadratures);
                believed &= c.isPresent();
                coefficients.add(c);
            }
            if (believed) {
                polynomialDegree = closed.polynomialDegree();
                norm2 = closed.norm2()
                        .filter(form -> agreesOnNorm(form, quadratures))
                        .map(Form::expression);
            }
        }

        private Optional<Expression> checked(Form form, int k, List<GaussianQuadrature> quadratures) {
            for (int i = 0; i < quadratures.size(); i++) {
                double value = quadratures.get(i).coefficient(k);
                double error = quadratures.get(i).coefficientError(k);
                if (!(Math.abs(form.values().get(i) - value) <= SLACK * error)) {
                    notes.add(String.format(
                            Locale.ROOT,
                            "degree %d has no closed form that can be trusted: the one found gives %.17g at a test point"
                                    + " where quadrature gives %.17g ± %.1g",
                            k,
                            form.values().get(i),
                            value,
                            error));
                    return Optional.empty();
                }
            }
            return Optional.of(form.expression());
        }

        private static boolean agreesOnNorm(Form form, List<GaussianQuadrature> quadratures) {
            for (int i = 0; i < quadratures.size(); i++) {
                GaussianQuadrature q = quadratures.get(i);
                if (!(Math.abs(form.values().get(i) - q.norm2()) <= SLACK * q.norm2Error())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** f as a person would write it. */
    public String formula() {
        return FormulaPrinter.print(tree);
    }

    /** The formula tree of f. */
    public Formula tree() {
        return tree;
    }

    /** The names of the parameters of f in alphabetical order; in expressions they are symbols of these names. */
    public SortedSet<String> parameters() {
        return parameters;
    }

    /** The assumptions on the parameters of f. */
    public Assumptions assumptions() {
        return assumptions;
    }

    /** The highest degree K kept. */
    public int degree() {
        return coefficients.size() - 1;
    }

    /**
     * f_k as an expression in the parameters, if it is known in closed form.
     *
     * @throws IndexOutOfBoundsException unless 0 ≤ k ≤ K
     */
    public Optional<Expression> coefficient(int k) {
        return coefficients.get(k);
    }

    /** Whether every coefficient up to degree K is known in closed form. */
    public boolean isClosed() {
        return coefficients.stream().allMatch(Optional::isPresent);
    }

    /** ‖f‖² = E f(G)² as an expression in the parameters, if it is known in closed form. */
    public Optional<Expression> norm2() {
        return norm2;
    }

    /** The degree of f in z if f is a polynomial: no higher coefficient then exists. */
    public OptionalInt polynomialDegree() {
        return polynomialDegree;
    }

    /** What the closed form waits for, if an assumption would give one. */
    public Optional<NeedsAssumption> needs() {
        return needs;
    }

    /** Remarks for the reader: what is not in closed form and why, what disagreed, what was not proved. */
    public List<String> notes() {
        return notes;
    }

    /**
     * The numeric expansion, to the same degree, of the link whose parameters have these values.
     *
     * @param values of all parameters of f, and perhaps of others
     * @throws ParameterException if a parameter of f has no value, or one outside the assumptions
     * @throws HermiteException if the link has no expansion there
     */
    public HermiteExpansion at(ParameterValues values) {
        return HermiteExpansion.of(linkAt(values), degree());
    }

    /**
     * The ordinary link whose parameters have these values.
     *
     * @throws ParameterException if a parameter of f has no value, or one outside the assumptions
     */
    public FormulaLink linkAt(ParameterValues values) {
        parameters.forEach(values::value);
        values.requireWithin(assumptions);
        return FormulaLink.of(values.putInto(tree));
    }

    /** The names and values of the parameters of f, in which its expressions are evaluated. */
    public ExpressionValues environment(ParameterValues values) {
        return environment(parameters, values);
    }

    private static ExpressionValues environment(SortedSet<String> parameters, ParameterValues values) {
        ExpressionValues environment = ExpressionValues.none();
        for (String name : parameters) {
            environment = environment.with(name, values.approximately(name));
        }
        return environment;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ParametricExpansion that
                && tree.equals(that.tree)
                && assumptions.equals(that.assumptions)
                && coefficients.equals(that.coefficients)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tree, assumptions, coefficients);
    }

    @Override
    public String toString() {
        return formula() + (assumptions.isEmpty() ? "" : " with " + assumptions);
    }
}
