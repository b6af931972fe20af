package plateau.symbolic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Hermite coefficients f_k = E[f(G) h_k(G)] = F^{(k)}(0)/√(k!), F(t) = E f(t + G), in closed form (theory.md §1).
 *
 * <p>Closed are sums of polynomial × exp(αz² + βz), α &lt; ½, × one of: 1, sin, cos, erf, a step, each of an affine
 * argument: polynomials, exponentials, Gaussian bumps, step, sign, abs, relu, leaky relu, elu, erf, gelu, max, min and
 * piecewise of such with exact break points. tanh, sigmoid, softplus and swish have no closed form.
 */
public final class GaussianExpectation {
    /** Closed forms, but of polynomials, are made for degrees up to this one; above it they are too long to read. */
    public static final int MAX_DEGREE = 40;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

    private GaussianExpectation() {}

    /** What came out: closed forms, or the reason why there are none. */
    public sealed interface Result permits Closed, Unclosed {}

    /**
     * The closed forms of degrees 0, 1, …, as far as they were found.
     *
     * @param polynomialDegree the degree of f if it is a polynomial
     */
    public record Closed(List<ExactCoefficient> coefficients, OptionalInt polynomialDegree) implements Result {
        public Closed {
            coefficients = List.copyOf(coefficients);
        }
    }

    /** @param reason a clause without capital and full stop, for example "tanh of z has no closed-form …" */
    public record Unclosed(String reason) implements Result {}

    /**
     * Begins to load the symbolic engine on a daemon thread of its own and returns at once: for a caller that knows that a formula
     * comes, and has other things to do first. Nothing depends on it but the time of the first {@link #coefficients}.
     */
    public static void prepare() {
        Thread thread = new Thread(null, SymbolicEngine::load, "symbolic-engine-loader", 16L << 20);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The coefficients of degrees 0 … min(degree, {@link #MAX_DEGREE}), all of them for a polynomial. Takes at most about five seconds; the symbolic
     * engine is not even loaded if the formula shows at a glance that nothing is closed.
     */
    public static Result coefficients(Formula formula, int degree) {
        try {
            UnclosedFunctions.refuse(formula);
            Progress progress = new Progress();
            return SymbolicEngine.run(TIME_LIMIT, engine -> closed(engine, formula, degree, progress))
                    .orElseGet(progress::result);
        } catch (UnclosedException e) {
            return new Unclosed(e.reason());
        }
    }

    /** What has been found when time is up. */
    private static final class Progress {
        private final List<ExactCoefficient> found = new ArrayList<>();

        synchronized void add(ExactCoefficient coefficient) {
            found.add(coefficient);
        }

        synchronized Result result() {
            return found.isEmpty()
                    ? new Unclosed("closed forms were not found within " + TIME_LIMIT.toSeconds() + " seconds")
                    : new Closed(found, OptionalInt.empty());
        }
    }

    private static Result closed(SymbolicEngine engine, Formula formula, int wanted, Progress progress) {
        GaussianForm form = new FormReader(engine).read(formula);
        int degree = form.isPolynomial() ? wanted : Math.min(wanted, MAX_DEGREE);
        List<Smoothing> smoothings = new ArrayList<>();
        for (Term t : form.terms()) {
            smoothings.add(Smoothing.of(engine, t.kind()));
        }
        List<ExactCoefficient> coefficients = new ArrayList<>();
        for (int k = 0; k <= degree; k++) {
            ExactCoefficient c = coefficient(engine, Smoothing.expectation(engine, form, smoothings, k), k);
            coefficients.add(c);
            progress.add(c);
        }
        return new Closed(
                coefficients,
                form.isPolynomial()
                        ? OptionalInt.of(Math.max(0, form.polynomial().size() - 1))
                        : OptionalInt.empty());
    }

    private static ExactCoefficient coefficient(SymbolicEngine engine, Map<IExpr, IExpr> sum, int k) {
        IExpr norm = F.Power(F.ZZ(Smoothing.factorial(k)), F.CN1D2);
        BigDecimal value = BigDecimal.ZERO;
        List<List<IExpr>> products = new ArrayList<>();
        for (Map.Entry<IExpr, IExpr> part : sum.entrySet()) {
            IExpr constant = part.getKey();
            IExpr weight = part.getValue();
            value = value.add(engine.decimal(constant).multiply(engine.decimal(weight), SymbolicEngine.PRECISION));
            for (List<IExpr> product : engine.products(constant, weight)) {
                List<IExpr> factors = new ArrayList<>(product);
                factors.add(norm);
                products.add(factors);
            }
        }
        value = value.multiply(engine.decimal(norm), SymbolicEngine.PRECISION);
        return new ExactCoefficient(
                k,
                ClosedFormWriter.text(products),
                ClosedFormWriter.latex(products),
                ClosedFormWriter.expression(products),
                value.doubleValue());
    }
}
