package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Rational;
import plateau.symbolic.Expression.Sum;

/** Multiplies products and whole powers of sums out, so that equal terms meet: (c + (1 − c)/2)² becomes c²/4 + c/2 + 1/4. */
public final class MultipliedOut {
    private static final int MOST_TERMS = 60;

    private MultipliedOut() {}

    /** The expression multiplied out if that makes it shorter, else as it was. */
    public static Expression shorter(Expression x) {
        return terms(x).map(MultipliedOut::collected)
                .filter(out -> size(out) < size(x))
                .orElse(x);
    }

    private static int size(Expression x) {
        return new InfixNotation().write(x).length();
    }

    private static Expression collected(List<Expression> terms) {
        List<Expression> ordered = new ArrayList<>();
        Expression sum = Expression.sum(terms);
        ordered.addAll(sum instanceof Sum s ? s.terms() : List.of(sum));
        ordered.sort(Comparator.comparing(MultipliedOut::degree).reversed());
        Optional<BigFraction> denominator = denominator(ordered);
        if (denominator.isEmpty() || ordered.size() < 2 || !ordered.stream().allMatch(MultipliedOut::isMonomial)) {
            return Expression.sum(ordered);
        }
        Expression factor = Expression.of(denominator.get());
        return Expression.sum(ordered.stream().map(factor::times).toList()).over(factor);
    }

    /** Whether a term is a rational number times whole powers of symbols. */
    private static boolean isMonomial(Expression term) {
        List<Expression> factors = term instanceof Product p ? p.factors() : List.of(term);
        return factors.stream()
                .allMatch(f -> f instanceof Rational
                        || f instanceof Expression.Symbol
                        || f instanceof Power p
                                && p.base() instanceof Expression.Symbol
                                && p.exponent() instanceof Rational);
    }

    /** The common denominator of rational coefficients. */
    private static Optional<BigFraction> denominator(List<Expression> terms) {
        BigInteger common = BigInteger.ONE;
        for (Expression term : terms) {
            BigInteger d = coefficient(term).getDenominator();
            common = common.multiply(d).divide(common.gcd(d));
        }
        return common.equals(BigInteger.ONE) ? Optional.empty() : Optional.of(new BigFraction(common));
    }

    private static BigFraction coefficient(Expression term) {
        Expression first = term instanceof Product p ? p.factors().get(0) : term;
        return first instanceof Rational r ? r.value() : BigFraction.ONE;
    }

    /** The number of symbols in a term, by which terms are put in order. */
    private static int degree(Expression term) {
        Map<Expression, Integer> degrees = new LinkedHashMap<>();
        for (Expression factor : term instanceof Product p ? p.factors() : List.of(term)) {
            if (factor instanceof Power p
                    && p.base() instanceof Expression.Symbol
                    && p.exponent() instanceof Rational r) {
                degrees.merge(p.base(), (int) r.value().doubleValue(), Integer::sum);
            } else if (factor instanceof Expression.Symbol) {
                degrees.merge(factor, 1, Integer::sum);
            }
        }
        return degrees.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The terms of the sum that {@code x} is; empty if there are too many. */
    private static Optional<List<Expression>> terms(Expression x) {
        if (x instanceof Sum sum) {
            List<Expression> all = new ArrayList<>();
            for (Expression term : sum.terms()) {
                Optional<List<Expression>> more = terms(term);
                if (more.isEmpty()) {
                    return more;
                }
                all.addAll(more.get());
            }
            return all.size() > MOST_TERMS ? Optional.empty() : Optional.of(all);
        }
        if (x instanceof Product product) {
            return product(product.factors());
        }
        if (x instanceof Power power && power.base() instanceof Sum && isSmallWhole(power.exponent())) {
            int n = ((Rational) power.exponent()).value().getNumeratorAsInt();
            return product(Collections.nCopies(n, power.base()));
        }
        return Optional.of(List.of(x));
    }

    private static boolean isSmallWhole(Expression exponent) {
        return exponent instanceof Rational r
                && r.value().getDenominator().equals(BigInteger.ONE)
                && r.value().signum() > 0
                && r.value().compareTo(new BigFraction(4)) <= 0;
    }

    private static Optional<List<Expression>> product(List<Expression> factors) {
        List<Expression> all = List.of(Expression.ONE);
        for (Expression factor : factors) {
            Optional<List<Expression>> next = terms(factor);
            if (next.isEmpty() || next.get().size() * all.size() > MOST_TERMS) {
                return Optional.empty();
            }
            List<Expression> before = all;
            all = next.get().stream()
                    .flatMap(y -> before.stream().map(x -> x.times(y)))
                    .toList();
        }
        return Optional.of(all);
    }
}
