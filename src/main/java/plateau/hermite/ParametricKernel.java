package plateau.hermite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterValues;
import plateau.symbolic.ParametricExpectation;

/**
 * The kernels U(r) = Σ_k σ_k² r^k and V(s) = Σ_k φ_k σ_k s^k (theory.md §1) of links with parameters, as expressions in r or s and
 * the parameters: the whole kernel where the shape of the links is known, else the series as far as the expansions reach.
 *
 * <p>A closed form must come out the same at every test point inside the assumptions, and agree there with the numeric series
 * within its truncation bound. Immutable.
 */
public final class ParametricKernel {
    private static final int SERIES_DEGREE = 20;
    private static final double[] CORRELATIONS = {-0.45, 0.2, 0.5};
    private static final double TOLERANCE = 1e-11;

    private final Expression variable;
    private final List<Optional<Expression>> coefficients;
    private final boolean whole;
    private final Optional<KernelExpression> closed;

    private ParametricKernel(
            Expression variable,
            List<Optional<Expression>> coefficients,
            boolean whole,
            Optional<KernelExpression> closed) {
        this.variable = variable;
        this.coefficients = List.copyOf(coefficients);
        this.whole = whole;
        this.closed = closed;
    }

    /**
     * U of an activation, in the symbol r.
     *
     * @throws ParameterException if a parameter has the name of a variable of the kernel
     */
    public static ParametricKernel of(ParametricExpansion sigma) {
        return of(sigma, sigma, "r");
    }

    /**
     * V of a target and an activation, in the symbol s.
     *
     * @throws ParameterException if a parameter has the name of a variable of the kernel, or the assumptions of the two
     *     contradict each other
     */
    public static ParametricKernel of(ParametricExpansion phi, ParametricExpansion sigma) {
        return of(phi, sigma, "s");
    }

    private static ParametricKernel of(ParametricExpansion phi, ParametricExpansion sigma, String variable) {
        SortedSet<String> names = new TreeSet<>(phi.parameters());
        names.addAll(sigma.parameters());
        for (String taken : List.of(variable, "x")) {
            if (names.contains(taken)) {
                throw ParameterException.nameInUse(taken, "a variable of the kernels");
            }
        }
        List<Optional<Expression>> products = new ArrayList<>();
        for (int k = 0; k <= Math.min(phi.degree(), sigma.degree()); k++) {
            Optional<Expression> c = sigma.coefficient(k);
            products.add(phi.coefficient(k).flatMap(f -> c.map(f::times)));
        }
        boolean whole = isWhole(phi, products.size() - 1) || isWhole(sigma, products.size() - 1);
        Expression r = Expression.symbol(variable);
        Optional<KernelExpression> closed = whole ? Optional.empty() : new Search(phi, sigma, names, variable).closed();
        return new ParametricKernel(r, products, whole, closed);
    }

    private static boolean isWhole(ParametricExpansion f, int degree) {
        return f.polynomialDegree().isPresent() && f.polynomialDegree().getAsInt() <= degree;
    }

    /** The search for a closed form at all test points. */
    private static final class Search {
        private final ParametricExpansion phi;
        private final ParametricExpansion sigma;
        private final List<ParameterValues> points;
        private final String variable;

        Search(ParametricExpansion phi, ParametricExpansion sigma, SortedSet<String> names, String variable) {
            this.phi = phi;
            this.sigma = sigma;
            Assumptions both = phi.assumptions().and(sigma.assumptions());
            this.points = ParametricExpectation.testPoints(names, both);
            this.variable = variable;
        }

        Optional<KernelExpression> closed() {
            Set<Optional<KernelExpression>> found = new HashSet<>();
            points.forEach(point -> found.add(at(point, Expression.symbol(variable))));
            // a case that holds at some of the points only is no closed form
            Optional<KernelExpression> only =
                    found.size() == 1 ? found.iterator().next() : Optional.empty();
            return only.filter(kernel -> points.stream().allMatch(point -> agrees(kernel, point)));
        }

        private Optional<KernelExpression> at(ParameterValues point, Expression r) {
            ExpressionValues values = environment(point);
            return side(phi, point)
                    .flatMap(f -> side(sigma, point).flatMap(g -> KernelExpression.ofSides(f, g, r, values)));
        }

        private ExpressionValues environment(ParameterValues point) {
            ExpressionValues values = ExpressionValues.none();
            for (String name : point.names()) {
                values = values.with(name, point.approximately(name));
            }
            return values;
        }

        private static Optional<KernelExpression.Side> side(ParametricExpansion f, ParameterValues point) {
            if (f.degree() < 1 || f.coefficient(0).isEmpty() || f.coefficient(1).isEmpty()) {
                return Optional.empty();
            }
            return LinkShape.of(f.tree(), point)
                    .filter(shape -> shape.atom() != LinkShape.Atom.NONE)
                    .map(shape -> new KernelExpression.Side(
                            shape, k -> f.coefficient(k).orElseThrow()));
        }

        private boolean agrees(KernelExpression kernel, ParameterValues point) {
            HermiteExpansion f = HermiteExpansion.numeric(phi.linkAt(point), SERIES_DEGREE);
            HermiteExpansion g = HermiteExpansion.numeric(sigma.linkAt(point), SERIES_DEGREE);
            CorrelationKernel series = CorrelationKernel.of(f, g);
            double scale = Math.sqrt(f.norm2() * g.norm2());
            for (double r : CORRELATIONS) {
                double value = environment(point).with(variable, r).of(kernel.value());
                double allowed = series.truncationBound(r) + TOLERANCE * scale;
                if (!(Math.abs(value - series.value(r)) <= allowed)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The whole kernel as one expression, if it is known. */
    public Optional<Expression> closedForm() {
        return whole ? series() : closed.map(KernelExpression::value);
    }

    /** The derivative of {@link #closedForm}. */
    public Optional<Expression> closedDerivative() {
        return whole ? seriesDerivative() : closed.map(KernelExpression::derivative);
    }

    /** The coefficients σ_k², or φ_k σ_k, as far as they are known. */
    public List<Optional<Expression>> coefficients() {
        return coefficients;
    }

    /** Whether the series is the whole kernel, because one of the links is a polynomial. */
    public boolean isWholeSeries() {
        return whole;
    }

    /** The series cut at the degree of the expansions, if every coefficient is known. */
    public Optional<Expression> series() {
        return summed(false);
    }

    /** The derivative of {@link #series}. */
    public Optional<Expression> seriesDerivative() {
        return summed(true);
    }

    private Optional<Expression> summed(boolean derivative) {
        List<Expression> terms = new ArrayList<>();
        for (int k = derivative ? 1 : 0; k < coefficients.size(); k++) {
            if (coefficients.get(k).isEmpty()) {
                return Optional.empty();
            }
            Expression c = coefficients.get(k).get();
            terms.add(
                    derivative
                            ? Expression.product(Expression.of(k), c, Expression.power(variable, k - 1L))
                            : c.times(Expression.power(variable, k)));
        }
        return Optional.of(Expression.sum(terms));
    }

    /** Whether an integral is left in an expression. */
    static boolean hasIntegral(Expression x) {
        if (x instanceof Expression.Sum sum) {
            return sum.terms().stream().anyMatch(ParametricKernel::hasIntegral);
        }
        return x instanceof Expression.Integral
                || x instanceof Expression.Product product
                        && product.factors().stream().anyMatch(ParametricKernel::hasIntegral);
    }

    /** U(1) = ‖σ‖² where only the kernel has a closed form. */
    static Optional<Expression> atOne(ParametricExpansion sigma) {
        Search search = new Search(sigma, sigma, sigma.parameters(), "r");
        Set<Optional<Expression>> found = new HashSet<>();
        for (ParameterValues point : search.points) {
            found.add(search.at(point, Expression.ONE).map(KernelExpression::value));
        }
        return found.size() == 1 ? found.iterator().next() : Optional.empty();
    }
}
