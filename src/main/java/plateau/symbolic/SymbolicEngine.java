package plateau.symbolic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import org.matheclipse.core.basic.Config;
import org.matheclipse.core.eval.EvalEngine;
import org.matheclipse.core.expression.ApfloatNum;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/**
 * Arithmetic with exact real constants, by Symja: rational numbers, π, e, roots, exp, log, sin, cos and erf of those.
 *
 * <p>An engine belongs to the one thread that {@link #run} makes for it, because a Symja evaluator that is shared gives
 * wrong answers. Symja is given trees only, never text, and is asked for nothing but expanding, recognising zero and
 * evaluating constants. It is loaded with the first engine.
 */
final class SymbolicEngine {
    /** Digits of every numeric evaluation; the terms of a coefficient may cancel down to a double's 16. */
    static final int DIGITS = 60;

    static final MathContext PRECISION = new MathContext(DIGITS);

    private static final Duration LOADING_LIMIT = Duration.ofSeconds(60);

    /** Loads Symja once for the whole machine. */
    private static final class Symja {
        static {
            Config.UNPROTECT_ALLOWED = false;
            // Otherwise a thread reads thousands of rules of integration, which nobody asks for, on the second core.
            Config.JAS_NO_THREADS = true;
            F.initSymbols();
        }

        static EvalEngine evaluator() {
            return new EvalEngine(true);
        }
    }

    private final EvalEngine evaluator;
    private final Map<IExpr, BigDecimal> decimals = new HashMap<>();

    /** Made when it is needed, since that takes π. */
    private @Nullable DecimalSeries series;

    /** Null unless the formula has parameters. */
    private final @Nullable ParameterAlgebra parameters;

    private SymbolicEngine(EvalEngine evaluator, @Nullable ParameterBox box) {
        this.evaluator = evaluator;
        this.parameters = box == null ? null : new ParameterAlgebra(this, box);
    }

    /** Loads Symja now, so that no later engine waits for it. */
    static void load() {
        Symja.evaluator();
    }

    /**
     * Runs a task with an engine of its own on a daemon thread of its own; loading Symja does not count for the limit.
     *
     * @return the result, empty if the limit was reached; the thread is then told to stop
     * @throws RuntimeException whatever the task threw
     */
    static <T> Optional<T> run(Duration limit, Function<SymbolicEngine, T> task) {
        return run(limit, null, task);
    }

    /** As {@link #run(Duration, Function)} for constants that contain parameters. */
    static <T> Optional<T> run(Duration limit, @Nullable ParameterBox box, Function<SymbolicEngine, T> task) {
        CountDownLatch loaded = new CountDownLatch(1);
        FutureTask<T> future = new FutureTask<>(() -> {
            EvalEngine evaluator;
            try {
                evaluator = Symja.evaluator();
            } finally {
                loaded.countDown();
            }
            EvalEngine.set(evaluator);
            try {
                return task.apply(new SymbolicEngine(evaluator, box));
            } finally {
                EvalEngine.remove();
            }
        });
        Thread thread = new Thread(null, future, "symbolic-engine", 16L << 20);
        thread.setDaemon(true);
        thread.start();
        try {
            // the first engine of a machine takes a second or more to load, which is not the task's fault
            boolean ready = loaded.await(LOADING_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(future.get(ready ? limit.toMillis() : 0, TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            EngineThreads.abandon(thread, future);
            return Optional.empty();
        } catch (InterruptedException e) {
            EngineThreads.abandon(thread, future);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof UnclosedException unclosed) {
            return unclosed;
        }
        return new UnclosedException("the symbolic engine gave up (" + cause + ")");
    }

    /** Leaves the computation when the caller no longer waits for it. */
    void checkStillWanted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new UnclosedException("interrupted");
        }
    }

    IExpr rational(BigFraction value) {
        return ratio(value.getNumerator(), value.getDenominator());
    }

    IExpr rational(long numerator, long denominator) {
        return ratio(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    private static IExpr ratio(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() < 0) {
            return ratio(numerator.negate(), denominator.negate());
        }
        return numerator.mod(denominator).signum() == 0
                ? F.ZZ(numerator.divide(denominator))
                : F.fraction(numerator, denominator);
    }

    IExpr add(IExpr a, IExpr b) {
        if (a instanceof IRational p && b instanceof IRational q) {
            return reduced(p.add(q));
        }
        return expanded(F.Plus(a, b));
    }

    IExpr subtract(IExpr a, IExpr b) {
        return add(a, negate(b));
    }

    IExpr multiply(IExpr a, IExpr b) {
        if (a instanceof IRational p && b instanceof IRational q) {
            return reduced(p.multiply(q));
        }
        return expanded(F.Times(a, b));
    }

    IExpr negate(IExpr a) {
        return multiply(F.CN1, a);
    }

    IExpr divide(IExpr a, IExpr b) {
        if (a instanceof IRational p && b instanceof IRational q) {
            return reduced(p.divideBy(q));
        }
        IExpr quotient = F.Times(a, F.Power(b, F.CN1));
        return isParametric(b) ? together(quotient) : expanded(quotient);
    }

    IExpr power(IExpr base, IExpr exponent) {
        return expanded(F.Power(base, exponent));
    }

    IExpr root(IExpr a) {
        return parameters != null && parameters.isParametric(a) ? parameters.root(a) : power(a, F.C1D2);
    }

    /** √(a² w), with the sign of a if that contains parameters: then a may be any number. */
    IExpr rootOfSquare(IExpr a, IExpr w) {
        return isParametric(a) ? evaluated(F.Times(a, root(w))) : root(multiply(multiply(a, a), w));
    }

    /** v − 1. */
    IExpr excess(IExpr v) {
        return isParametric(v) ? together(F.Plus(v, F.CN1)) : subtract(v, F.C1);
    }

    /** One fraction. */
    IExpr together(IExpr a) {
        checkStillWanted();
        IExpr fraction = evaluator.evaluate(F.Together(a));
        return parameters == null ? fraction : evaluator.evaluate(parameters.withRootsBelow(fraction));
    }

    /** The parameter of that name. */
    IExpr parameter(String name) {
        if (parameters == null) {
            throw ParameterException.unset(name);
        }
        return parameters.symbol(name);
    }

    /** Whether a constant contains a parameter. */
    boolean isParametric(IExpr a) {
        return parameters != null && parameters.isParametric(a);
    }

    /** The constant at a point of the parameters' box. */
    BigDecimal decimalAt(IExpr a, int point) {
        return parameters == null ? decimal(a) : parameters.at(a, point);
    }

    /** The constant as a formula. */
    Formula formula(IExpr a) {
        return parameters == null ? ConstantTree.of(a, Map.of()) : parameters.formula(a);
    }

    /** The constant as an expression. */
    Expression expression(IExpr a) {
        return parameters == null ? EngineExpression.of(a) : parameters.expression(a);
    }

    /** Refuses a part exp(αz²) of a formula with parameters that is not square-integrable for all of them. */
    void requireSquareIntegrable(IExpr alpha) {
        if (parameters != null && parameters.isParametric(alpha)) {
            parameters.requireSquareIntegrable(alpha);
        }
    }

    IExpr evaluated(IExpr a) {
        return evaluator.evaluate(a);
    }

    private IExpr expanded(IExpr a) {
        checkStillWanted();
        return evaluator.evaluate(F.Expand(a));
    }

    private static IExpr reduced(IRational a) {
        return ratio(a.toBigNumerator(), a.toBigDenominator());
    }

    /** constant · weight as products of factors; a rational weight is left as a factor of its own. */
    List<List<IExpr>> products(IExpr constant, IExpr weight) {
        if (weight instanceof IRational) {
            return List.of(List.of(weight, constant));
        }
        IExpr product = multiply(constant, weight);
        if (!product.isPlus()) {
            return List.of(List.of(product));
        }
        return arguments(product).stream().map(List::of).toList();
    }

    /** The arguments of a tree. */
    static List<IExpr> arguments(IExpr a) {
        List<IExpr> list = new ArrayList<>();
        ((IAST) a).forEach((IExpr argument) -> list.add(argument));
        return list;
    }

    boolean isZero(IExpr a) {
        if (parameters != null && parameters.isParametric(a)) {
            return parameters.isZero(a);
        }
        return a instanceof IRational
                ? a.isZero()
                : evaluator.evaluate(F.PossibleZeroQ(a)).isTrue();
    }

    /** −1, 0 or 1. */
    int sign(IExpr a) {
        if (parameters != null && parameters.isParametric(a)) {
            return parameters.sign(a);
        }
        return isZero(a) ? 0 : decimal(a).signum();
    }

    /** The order of two constants. */
    int compare(IExpr a, IExpr b) {
        return sign(subtract(a, b));
    }

    double approximate(IExpr a) {
        return decimal(a).doubleValue();
    }

    /** The constant with {@link #DIGITS} digits. */
    BigDecimal decimal(IExpr a) {
        if (a instanceof IRational p) {
            return new BigDecimal(p.toBigNumerator()).divide(new BigDecimal(p.toBigDenominator()), PRECISION);
        }
        if (a.isPlus() || a.isTimes()) {
            return combinedDecimal((IAST) a);
        }
        BigDecimal known = decimals.get(a);
        if (known == null) {
            known = a.isPower()
                    ? powerDecimal((IAST) a)
                    : a.isAST(S.Erf, 2) ? series().erf(decimal(((IAST) a).arg1())) : evaluatedDecimal(a);
            decimals.put(a, known);
        }
        return known;
    }

    private BigDecimal powerDecimal(IAST a) {
        IExpr exponent = a.arg2();
        if (a.arg1().equals(F.E)) {
            BigDecimal value = decimal(exponent);
            return value.abs().compareTo(DecimalSeries.LARGEST_EXPONENT) > 0
                    ? evaluatedDecimal(a)
                    : series().exp(value);
        }
        if (exponent instanceof IRational rational && isSmallHalfInteger(rational)) {
            BigDecimal base = decimal(a.arg1());
            if (base.signum() > 0) {
                return halfPower(base, rational);
            }
        }
        return evaluatedDecimal(a);
    }

    private DecimalSeries series() {
        if (series == null) {
            series = new DecimalSeries(PRECISION, decimal(F.Pi));
        }
        return series;
    }

    private static boolean isSmallHalfInteger(IRational exponent) {
        return exponent.toBigDenominator().compareTo(BigInteger.TWO) <= 0
                && exponent.toBigNumerator().bitLength() < 10;
    }

    /** The base to a power n or n/2; saves most calls of the slow evaluator. */
    private static BigDecimal halfPower(BigDecimal base, IRational exponent) {
        boolean half = exponent.toBigDenominator().equals(BigInteger.TWO);
        BigDecimal root = half ? base.sqrt(PRECISION) : base;
        return root.pow(exponent.toBigNumerator().intValue(), PRECISION);
    }

    private BigDecimal combinedDecimal(IAST a) {
        BigDecimal result = a.isPlus() ? BigDecimal.ZERO : BigDecimal.ONE;
        for (int i = 1; i < a.size(); i++) {
            BigDecimal part = decimal(a.get(i));
            result = a.isPlus() ? result.add(part, PRECISION) : result.multiply(part, PRECISION);
        }
        return result;
    }

    private BigDecimal evaluatedDecimal(IExpr a) {
        checkStillWanted();
        IExpr value = evaluator.evaluate(F.N(a, F.ZZ(DIGITS)));
        if (value instanceof ApfloatNum number) {
            return new BigDecimal(number.apfloatValue().toString(false));
        }
        if (value instanceof IRational rational) {
            return decimal(rational);
        }
        throw new UnclosedException("a constant of the formula is not a real number");
    }
}
