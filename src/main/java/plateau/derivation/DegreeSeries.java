package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.Expression.Total;

/**
 * A sum over all degrees as a polynomial, Σ_{k=lowest}^K c_k x^{k − lowest}: what a program evaluates by Horner's rule.
 *
 * @param coefficient c_k, which may use k
 * @param variable x
 * @param lowest 0, or 1 for the derivative of a power, whose term k = 0 is absent or has the factor 0
 */
record DegreeSeries(Expression coefficient, Symbol variable, int lowest) {
    /** @throws IllegalStateException if the sum has another form */
    static DegreeSeries of(Total total) {
        boolean allDegrees =
                total.index().equals(Quantities.K.name()) && total.to().equals(Quantities.HIGHEST);
        List<Expression> factors = total.term() instanceof Product p
                ? new ArrayList<>(p.factors())
                : new ArrayList<>(List.of(total.term()));
        for (Expression factor : factors) {
            if (allDegrees
                    && factor instanceof Power p
                    && p.base() instanceof Symbol x
                    && x.indices().isEmpty()) {
                int lowest = lowest(p.exponent());
                factors.remove(factor);
                if (total.from().equals(Expression.of(lowest))
                        || total.from().isZero() && factors.contains(Quantities.K)) {
                    return new DegreeSeries(Expression.product(factors), x, lowest);
                }
            }
        }
        throw new IllegalStateException("a sum of the flow is no polynomial in one variable: " + total);
    }

    private static int lowest(Expression exponent) {
        if (exponent.equals(Quantities.K)) {
            return 0;
        }
        if (exponent.equals(Quantities.K.minus(Expression.ONE))) {
            return 1;
        }
        throw new IllegalStateException("a power of the flow is neither k nor k - 1: " + exponent);
    }
}
