package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/**
 * Brings a sum of fractions in parameters to the form a person writes: its common factors and one denominator in front of a sum
 * of powers, −2a²(1 + 2a² − 2b²)/(1 + 2a²)² for −2a²/(1 + 2a²) + 4a²b²/(1 + 2a²)².
 */
final class CommonFactors {
    private final SymbolicEngine engine;

    CommonFactors(SymbolicEngine engine) {
        this.engine = engine;
    }

    /** The sum as a product. */
    Expression write(IExpr sum) {
        List<Monomial> terms = monomials(sum);
        Map<IExpr, BigFraction> common = common(terms);
        List<Monomial> multiplied = multipliedOut(without(terms, common));
        if (multiplied.isEmpty()) {
            return Expression.ZERO;
        }
        Map<IExpr, BigFraction> more = common(multiplied);
        more.forEach((base, exponent) -> common.merge(base, exponent, BigFraction::add));
        return product(common, without(multiplied, more));
    }

    /** coefficient · Π base^exponent. */
    private record Monomial(BigFraction coefficient, Map<IExpr, BigFraction> powers) {
        BigFraction exponent(IExpr base) {
            return powers.getOrDefault(base, BigFraction.ZERO);
        }

        /** The sum of the exponents, by which terms are put in order. */
        BigFraction degree() {
            return powers.values().stream().reduce(BigFraction.ZERO, BigFraction::add);
        }
    }

    private static List<Monomial> monomials(IExpr sum) {
        List<IExpr> summands = sum.isPlus() ? SymbolicEngine.arguments(sum) : List.of(sum);
        return summands.stream().map(CommonFactors::monomial).toList();
    }

    private static Monomial monomial(IExpr term) {
        BigFraction coefficient = BigFraction.ONE;
        Map<IExpr, BigFraction> powers = new LinkedHashMap<>();
        for (IExpr factor : term.isTimes() ? SymbolicEngine.arguments(term) : List.of(term)) {
            if (factor instanceof IRational r) {
                coefficient = coefficient.multiply(rational(r));
            } else if (factor.isPower() && ((IAST) factor).arg2() instanceof IRational exponent) {
                powers.merge(((IAST) factor).arg1(), rational(exponent), BigFraction::add);
            } else {
                powers.merge(factor, BigFraction.ONE, BigFraction::add);
            }
        }
        return new Monomial(coefficient, powers);
    }

    private static BigFraction rational(IRational r) {
        return new BigFraction(r.toBigNumerator(), r.toBigDenominator());
    }

    /** The least exponent of every base. */
    private static Map<IExpr, BigFraction> common(List<Monomial> terms) {
        Set<IExpr> bases = new LinkedHashSet<>();
        terms.forEach(t -> bases.addAll(t.powers().keySet()));
        Map<IExpr, BigFraction> least = new LinkedHashMap<>();
        for (IExpr base : bases) {
            terms.stream()
                    .map(t -> t.exponent(base))
                    .min(Comparator.naturalOrder())
                    .filter(exponent -> !exponent.isZero())
                    .ifPresent(exponent -> least.put(base, exponent));
        }
        return least;
    }

    private static List<Monomial> without(List<Monomial> terms, Map<IExpr, BigFraction> common) {
        List<Monomial> rest = new ArrayList<>();
        for (Monomial t : terms) {
            Map<IExpr, BigFraction> powers = new LinkedHashMap<>(t.powers());
            common.forEach((base, exponent) -> powers.merge(base, exponent.negate(), BigFraction::add));
            powers.values().removeIf(BigFraction::isZero);
            rest.add(new Monomial(t.coefficient(), powers));
        }
        return rest;
    }

    /** Powers of sums that are left over after a common denominator has been found. */
    private List<Monomial> multipliedOut(List<Monomial> terms) {
        IExpr sum = F.C0;
        for (Monomial t : terms) {
            IExpr product = engine.rational(t.coefficient());
            for (Map.Entry<IExpr, BigFraction> power : t.powers().entrySet()) {
                product = engine.multiply(product, engine.power(power.getKey(), engine.rational(power.getValue())));
            }
            sum = engine.add(sum, product);
        }
        return sum.isZero() ? List.of() : monomials(sum);
    }

    private Expression product(Map<IExpr, BigFraction> common, List<Monomial> terms) {
        List<Monomial> ordered = new ArrayList<>(terms);
        ordered.sort(Comparator.comparing(Monomial::degree).reversed());
        boolean falling = ordered.size() == 2
                && ordered.get(0).coefficient().signum() < 0
                && ordered.get(1).coefficient().signum() > 0;
        if (falling) {
            // 1 − c rather than −(c − 1)
            Collections.reverse(ordered);
        }
        BigFraction content = content(ordered);
        List<Expression> factors = new ArrayList<>(List.of(Expression.of(content)));
        common.forEach((base, exponent) -> factors.add(power(base, exponent)));
        List<Expression> summands = new ArrayList<>();
        for (Monomial t : ordered) {
            List<Expression> product = new ArrayList<>();
            product.add(Expression.of(t.coefficient().divide(content)));
            t.powers().forEach((base, exponent) -> product.add(power(base, exponent)));
            summands.add(Expression.product(product));
        }
        factors.add(Expression.sum(summands));
        return Expression.product(factors);
    }

    private Expression power(IExpr base, BigFraction exponent) {
        return Expression.power(engine.expression(base), Expression.of(exponent));
    }

    /** What all coefficients have in common, with the sign of the first. */
    private static BigFraction content(List<Monomial> terms) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (Monomial t : terms) {
            BigInteger d = t.coefficient().getDenominator();
            numerator = numerator.gcd(t.coefficient().getNumerator());
            denominator = denominator.multiply(d).divide(denominator.gcd(d));
        }
        BigFraction content = new BigFraction(numerator, denominator);
        return terms.get(0).coefficient().signum() < 0 ? content.negate() : content;
    }
}
