package plateau.symbolic;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;

/**
 * Hermite coefficients f_k = E[f(G) h_k(G)] of a formula with parameters, in closed form in the parameters (theory.md §1): as
 * {@link GaussianExpectation}, with the signs that matter decided from the assumptions.
 */
public final class ParametricExpectation {
    /** Closed forms are made for degrees up to this one. */
    public static final int MAX_DEGREE = 40;

    private static final Duration TIME_LIMIT = Duration.ofSeconds(8);

    private ParametricExpectation() {}

    /** What came out. */
    public sealed interface Result permits Closed, Unclosed, NeedsAssumption {}

    /**
     * A closed form.
     *
     * @param expression in the parameters, which are symbols of their names
     * @param values what it is at the points of {@link #testPoints}, found with 50 digits
     */
    public record Form(Expression expression, List<Double> values) {
        public Form {
            values = List.copyOf(values);
        }
    }

    /**
     * The closed forms of degrees 0, 1, …, as far as they were found.
     *
     * @param norm2 that of E f(G)², if there is one
     * @param polynomialDegree the degree of f if it is a polynomial in z
     */
    public record Closed(List<Form> coefficients, Optional<Form> norm2, OptionalInt polynomialDegree)
            implements Result {
        public Closed {
            coefficients = List.copyOf(coefficients);
        }
    }

    /** @param reason a clause without capital and full stop, for example "tanh of z has no closed-form …" */
    public record Unclosed(String reason) implements Result {}

    /**
     * The assumptions leave open what the answer depends on.
     *
     * @param reason a clause without capital and full stop
     * @param suggestions assumptions such as {@code w>0} each of which would decide it; none if none is known
     * @param aboutTheLink whether the formula is no link for some of the values allowed
     */
    public record NeedsAssumption(String reason, List<String> suggestions, boolean aboutTheLink) implements Result {
        public NeedsAssumption {
            suggestions = List.copyOf(suggestions);
        }

        /** What to do about it, for example {@code give --assume "w>0" or --assume "w<0"}. */
        public String remedy() {
            return suggestions.isEmpty()
                    ? "assume more of the parameters"
                    : "give --assume \"" + String.join("\" or --assume \"", suggestions) + "\"";
        }
    }

    /**
     * Points inside the assumptions at which closed forms are tested: always the same for the same parameters and assumptions.
     */
    public static List<ParameterValues> testPoints(SortedSet<String> parameters, Assumptions assumptions) {
        return ParameterBox.of(parameters, assumptions).points().stream()
                .map(ParameterValues::of)
                .toList();
    }

    /**
     * The coefficients of degrees 0 … min(degree, {@link #MAX_DEGREE}). Takes at most about eight seconds.
     *
     * @throws ParameterException if a parameter is refused
     */
    public static Result coefficients(Formula formula, Assumptions assumptions, int degree) {
        try {
            UnclosedFunctions.refuse(formula);
            ParameterBox box = ParameterBox.of(ParameterSubstitution.parametersOf(formula), assumptions);
            Progress progress = new Progress();
            return SymbolicEngine.run(
                            TIME_LIMIT, box, engine -> new Work(engine, box, progress).closed(formula, degree))
                    .orElseGet(progress::result);
        } catch (UndecidedException e) {
            return new NeedsAssumption(e.reason(), e.suggestions(), e.isAboutTheLink());
        } catch (UnclosedException e) {
            return new Unclosed(e.reason());
        }
    }

    /** What has been found when time is up. */
    private static final class Progress {
        private final List<Form> found = new ArrayList<>();

        synchronized void add(Form form) {
            found.add(form);
        }

        synchronized Result result() {
            return found.isEmpty()
                    ? new Unclosed("closed forms were not found within " + TIME_LIMIT.toSeconds() + " seconds")
                    : new Closed(found, Optional.empty(), OptionalInt.empty());
        }
    }

    /** The work of one engine. */
    private static final class Work {
        private final SymbolicEngine engine;
        private final ParameterBox box;
        private final Progress progress;

        Work(SymbolicEngine engine, ParameterBox box, Progress progress) {
            this.engine = engine;
            this.box = box;
            this.progress = progress;
        }

        Result closed(Formula formula, int wanted) {
            GaussianForm form = new FormReader(engine).read(formula);
            form.terms().forEach(t -> engine.requireSquareIntegrable(t.kind().alpha()));
            List<Smoothing> smoothings = smoothings(form);
            List<Form> coefficients = new ArrayList<>();
            for (int k = 0; k <= Math.min(wanted, MAX_DEGREE); k++) {
                Form c = form(Smoothing.expectation(engine, form, smoothings, k), k);
                coefficients.add(c);
                progress.add(c);
            }
            boolean polynomial = form.isPolynomial();
            OptionalInt degree =
                    polynomial ? OptionalInt.of(Math.max(0, form.polynomial().size() - 1)) : OptionalInt.empty();
            return new Closed(coefficients, norm2(form), degree);
        }

        private List<Smoothing> smoothings(GaussianForm form) {
            return form.terms().stream()
                    .map(t -> Smoothing.of(engine, t.kind()))
                    .toList();
        }

        private Optional<Form> norm2(GaussianForm form) {
            try {
                GaussianForm square = form.times(form);
                return Optional.of(form(Smoothing.expectation(engine, square, smoothings(square), 0), 0));
            } catch (UnclosedException e) {
                return Optional.empty();
            }
        }

        private Form form(Map<IExpr, IExpr> sum, int k) {
            IExpr norm = F.Power(F.ZZ(Smoothing.factorial(k)), F.CN1D2);
            CommonFactors factors = new CommonFactors(engine);
            List<Expression> terms = new ArrayList<>();
            regrouped(sum)
                    .forEach((constant, weight) -> terms.add(Expression.product(
                            factors.write(weight), engine.expression(constant), engine.expression(norm))));
            List<Double> values = new ArrayList<>();
            for (int i = 0; i < box.points().size(); i++) {
                values.add(value(sum, norm, i));
            }
            return new Form(Expression.sum(terms), values);
        }

        /** Exponentials go from the weights to the constants, so that equal ones meet. */
        private Map<IExpr, IExpr> regrouped(Map<IExpr, IExpr> sum) {
            Map<IExpr, IExpr> regrouped = new LinkedHashMap<>();
            sum.forEach((constant, weight) -> {
                for (IExpr term : weight.isPlus() ? SymbolicEngine.arguments(weight) : List.of(weight)) {
                    IExpr exponential = F.C1;
                    for (IExpr factor : term.isTimes() ? SymbolicEngine.arguments(term) : List.of(term)) {
                        exponential = isExponential(factor) ? engine.multiply(exponential, factor) : exponential;
                    }
                    IExpr moved = engine.multiply(constant, exponential);
                    regrouped.merge(moved, engine.evaluated(F.Divide(term, exponential)), engine::add);
                }
            });
            regrouped.values().removeIf(engine::isZero);
            return regrouped;
        }

        private static boolean isExponential(IExpr factor) {
            return factor.isPower() && ((IAST) factor).arg1().equals(F.E);
        }

        private double value(Map<IExpr, IExpr> sum, IExpr norm, int point) {
            BigDecimal value = BigDecimal.ZERO;
            for (Map.Entry<IExpr, IExpr> part : sum.entrySet()) {
                BigDecimal product = engine.decimalAt(part.getKey(), point)
                        .multiply(engine.decimalAt(part.getValue(), point), SymbolicEngine.PRECISION);
                value = value.add(product);
            }
            return value.multiply(engine.decimal(norm), SymbolicEngine.PRECISION)
                    .doubleValue();
        }
    }
}
