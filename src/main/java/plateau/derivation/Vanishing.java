package plateau.derivation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Call;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Rational;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.ParameterRange;

/** Where an expression in parameters vanishes: its factors without numbers, exponentials, roots, and what is assumed not to. */
final class Vanishing {
    private final Assumptions assumptions;

    private Vanishing(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** The product of the factors of x that vanish somewhere, each once; 1 if there is none: x vanishes nowhere then. */
    static Expression part(Expression x, Assumptions assumptions) {
        Vanishing vanishing = new Vanishing(assumptions);
        List<Expression> factors = vanishing.factors(x).distinct().toList();
        return Expression.product(factors);
    }

    private Stream<Expression> factors(Expression x) {
        if (x instanceof Product product) {
            return product.factors().stream().flatMap(this::factors);
        }
        if (x instanceof Power power && power.exponent() instanceof Rational r) {
            return r.value().signum() > 0 ? factors(power.base()) : Stream.empty();
        }
        boolean never = Parameters.in(x).isEmpty() && !x.isZero()
                || x instanceof Call call && call.function() == Function.EXP
                || x instanceof Symbol symbol && excludesZero(assumptions.of(symbol.name()));
        return never ? Stream.empty() : Stream.of(x);
    }

    private static boolean excludesZero(ParameterRange range) {
        return isBeyondZero(range.low(), 1) || isBeyondZero(range.high(), -1);
    }

    private static boolean isBeyondZero(Optional<ParameterRange.Bound> bound, int side) {
        return bound.filter(b -> side * b.approximately() > 0 || b.approximately() == 0 && b.strict())
                .isPresent();
    }
}
