package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Expression.Call;
import plateau.symbolic.Expression.Constant;
import plateau.symbolic.Expression.Decimal;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Rational;
import plateau.symbolic.Expression.Sum;

/** Makes sums, products and powers in the simple form that a person would write; see {@link Expression}. */
final class Simplified {
    /** Larger powers of numbers are left as powers. */
    private static final int LARGEST_EXPONENT = 64;

    private Simplified() {}

    static Expression sum(List<Expression> terms) {
        Map<Set<Expression>, SumTerm> collected = new LinkedHashMap<>();
        Number constant = Number.ZERO;
        for (Expression term : flattened(terms)) {
            SumTerm t = SumTerm.of(term);
            if (t.rest.isEmpty()) {
                constant = constant.plus(t.coefficient);
            } else {
                collected.merge(
                        new HashSet<>(t.rest), t, (x, y) -> new SumTerm(x.coefficient.plus(y.coefficient), x.rest));
            }
        }
        List<Expression> result = new ArrayList<>();
        if (!constant.isZero()) {
            result.add(constant.expression());
        }
        for (SumTerm t : collected.values()) {
            if (!t.coefficient.isZero()) {
                result.add(t.expression());
            }
        }
        return result.isEmpty()
                ? Expression.ZERO
                : result.size() == 1 ? result.get(0) : new Sum(inOrder(result, terms));
    }

    /** A constant stands where its first part stood, at the front or behind. */
    private static List<Expression> inOrder(List<Expression> result, List<Expression> terms) {
        boolean constantFirst = !SumTerm.of(result.get(0)).rest.isEmpty()
                || SumTerm.of(flattened(terms).get(0)).rest.isEmpty();
        if (!constantFirst) {
            result.add(result.remove(0));
        }
        return result;
    }

    private static List<Expression> flattened(List<Expression> terms) {
        List<Expression> flat = new ArrayList<>();
        for (Expression term : terms) {
            if (term instanceof Sum sum) {
                flat.addAll(sum.terms());
            } else {
                flat.add(term);
            }
        }
        return flat;
    }

    /** coefficient · Π rest. */
    private record SumTerm(Number coefficient, List<Expression> rest) {
        static SumTerm of(Expression term) {
            List<Expression> factors = term instanceof Product p ? p.factors() : List.of(term);
            Number coefficient = Number.ONE;
            List<Expression> rest = new ArrayList<>();
            for (Expression f : factors) {
                if (Number.isNumber(f)) {
                    coefficient = coefficient.times(Number.of(f));
                } else {
                    rest.add(f);
                }
            }
            return new SumTerm(coefficient, rest);
        }

        Expression expression() {
            List<Expression> factors = new ArrayList<>();
            factors.add(coefficient.expression());
            factors.addAll(rest);
            return product(factors);
        }
    }

    static Expression product(List<Expression> factors) {
        return new Factors().with(factors).expression();
    }

    static Expression power(Expression base, Expression exponent) {
        if (base == Constant.E) {
            return exponential(exponent);
        }
        if (!(exponent instanceof Rational r)) {
            return new Power(base, exponent);
        }
        if (r.value().signum() == 0) {
            return Expression.ONE;
        }
        return new Factors().with(base, r.value()).expression();
    }

    /** The values that appear at the ends of kernels. */
    static Expression call(Function function, Expression argument) {
        if (function == Function.EXP) {
            return exponential(argument);
        }
        if (function == Function.ASIN) {
            if (argument.equals(Expression.ONE)) {
                return product(List.of(Expression.HALF, Constant.PI));
            }
            if (argument.equals(Expression.HALF)) {
                return product(List.of(Expression.of(1, 6), Constant.PI));
            }
        }
        if (function == Function.ABS && Fraction.isConstant(argument)) {
            return ExpressionValues.none().of(argument) < 0 ? argument.negated() : argument;
        }
        boolean odd = function == Function.ASIN
                || function == Function.SIN
                || function == Function.SINH
                || function == Function.TANH
                || function == Function.ERF;
        if (argument.isZero() && odd) {
            return Expression.ZERO;
        }
        return new Call(function, List.of(argument));
    }

    private static Expression exponential(Expression exponent) {
        return exponent.isZero() ? Expression.ONE : new Call(Function.EXP, List.of(exponent));
    }

    /** number · √radicand · Π base^exponent · exp(exponent), being multiplied together. */
    private static final class Factors {
        private Number number = Number.ONE;
        private BigInteger radicand = BigInteger.ONE;
        private final Map<Expression, Expression> powers = new LinkedHashMap<>();
        private final List<Expression> exponents = new ArrayList<>();

        Factors with(List<Expression> factors) {
            factors.forEach(f -> with(f, BigFraction.ONE));
            return this;
        }

        Factors with(Expression factor, BigFraction exponent) {
            boolean whole = exponent.getDenominator().equals(BigInteger.ONE);
            if (factor instanceof Rational r) {
                rational(r, exponent);
            } else if (factor instanceof Decimal d && (whole || d.value() >= 0)) {
                number = number.times(new Number(BigFraction.ONE, Math.pow(d.value(), exponent.doubleValue()), false));
            } else if (factor instanceof Product p && (whole || isPositive(p))) {
                p.factors().forEach(f -> with(f, exponent));
            } else if (factor instanceof Power p
                    && p.exponent() instanceof Rational r
                    && (whole || isPositive(p.base()))) {
                with(p.base(), r.value().multiply(exponent));
            } else if (factor instanceof Call c && c.function() == Function.EXP) {
                exponents.add(Simplified.product(
                        List.of(new Rational(exponent), c.arguments().get(0))));
            } else if (factor instanceof Power p && exponent.equals(BigFraction.ONE)) {
                powers.merge(p.base(), p.exponent(), (x, y) -> Simplified.sum(List.of(x, y)));
            } else {
                powers.merge(factor, new Rational(exponent), (x, y) -> Simplified.sum(List.of(x, y)));
            }
            return this;
        }

        private static boolean isPositive(Expression x) {
            return x instanceof Constant
                    || x instanceof Rational r && r.value().signum() > 0
                    || x instanceof Power p && isPositive(p.base())
                    || x instanceof Product q && q.factors().stream().allMatch(Factors::isPositive);
        }

        private void rational(Rational base, BigFraction exponent) {
            BigFraction twice = exponent.multiply(2);
            boolean halves = twice.getDenominator().equals(BigInteger.ONE)
                    && twice.abs().compareTo(new BigFraction(2 * LARGEST_EXPONENT)) <= 0;
            boolean whole = exponent.getDenominator().equals(BigInteger.ONE);
            if (!halves
                    || base.value().signum() == 0 && exponent.signum() < 0
                    || base.value().signum() < 0 && !whole) {
                powers.merge(base, new Rational(exponent), (x, y) -> Simplified.sum(List.of(x, y)));
                return;
            }
            int n = twice.getNumeratorAsInt();
            number = number.times(new Number(base.value().pow(Math.floorDiv(n, 2)), 1, true));
            if (Math.floorMod(n, 2) == 1) {
                root(base.value());
            }
        }

        /** √(n/d) = √(nd)/d. */
        private void root(BigFraction x) {
            number = number.times(new Number(new BigFraction(BigInteger.ONE, x.getDenominator()), 1, true));
            BigInteger under = radicand.multiply(x.getNumerator()).multiply(x.getDenominator());
            Radical reduced = Radical.of(under);
            number = number.times(new Number(new BigFraction(reduced.outside()), 1, true));
            radicand = reduced.inside();
        }

        Expression expression() {
            if (number.isZero()) {
                return Expression.ZERO;
            }
            List<Expression> result = new ArrayList<>();
            if (!radicand.equals(BigInteger.ONE)) {
                if (number.exact) {
                    result.add(new Power(new Rational(new BigFraction(radicand)), Expression.HALF));
                } else {
                    number = number.times(new Number(BigFraction.ONE, Math.sqrt(radicand.doubleValue()), false));
                }
            }
            powers.forEach((base, exponent) -> addPower(result, base, exponent));
            Expression exponent = exponents.isEmpty() ? Expression.ZERO : Simplified.sum(exponents);
            if (!exponent.isZero()) {
                result.add(Fraction.isConstant(exponent) ? 0 : result.size(), exponential(exponent));
            }
            if (!number.isOne() || result.isEmpty()) {
                result.add(0, number.expression());
            }
            return result.size() == 1 ? result.get(0) : new Product(result);
        }

        private void addPower(List<Expression> result, Expression base, Expression exponent) {
            boolean one = exponent.equals(Expression.ONE);
            if (one && base instanceof Product p) {
                result.addAll(p.factors());
            } else if (one) {
                result.add(base);
            } else if (!exponent.isZero()) {
                if (base == Constant.PI && !number.exact && exponent instanceof Rational r) {
                    double factor = Math.pow(Math.PI, r.value().doubleValue());
                    number = number.times(new Number(BigFraction.ONE, factor, false));
                } else {
                    result.add(new Power(base, exponent));
                }
            }
        }
    }

    /** rational · decimal: exact as long as no decimal came in. */
    private record Number(BigFraction rational, double decimal, boolean exact) {
        static final Number ZERO = new Number(BigFraction.ZERO, 1, true);
        static final Number ONE = new Number(BigFraction.ONE, 1, true);

        static boolean isNumber(Expression x) {
            return x instanceof Rational || x instanceof Decimal;
        }

        static Number of(Expression x) {
            return x instanceof Decimal d
                    ? new Number(BigFraction.ONE, d.value(), false)
                    : new Number(((Rational) x).value(), 1, true);
        }

        double value() {
            return rational.doubleValue() * decimal;
        }

        Number plus(Number other) {
            return exact && other.exact
                    ? new Number(rational.add(other.rational), 1, true)
                    : new Number(BigFraction.ONE, value() + other.value(), false);
        }

        Number times(Number other) {
            return new Number(rational.multiply(other.rational), decimal * other.decimal, exact && other.exact);
        }

        boolean isZero() {
            return rational.signum() == 0 || decimal == 0;
        }

        boolean isOne() {
            return exact && rational.equals(BigFraction.ONE);
        }

        Expression expression() {
            return exact ? new Rational(rational) : new Decimal(value());
        }
    }
}
