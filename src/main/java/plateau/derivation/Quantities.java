package plateau.derivation;

import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Symbol;

/** The quantities of the theory by their names in every equation. */
final class Quantities {
    static final Symbol A = Expression.symbol("a");
    static final Symbol S = Expression.symbol("s");
    static final Symbol Z = Expression.symbol("z");
    static final Symbol R = Expression.symbol("R");
    static final Symbol TIME = Expression.symbol("t");
    static final Symbol EPSILON = Expression.symbol("epsilon");
    static final Symbol K = Expression.symbol("k");
    static final Symbol J = Expression.symbol("j");
    static final Symbol HIGHEST = Expression.symbol("K");
    static final Symbol WIDTH = Expression.symbol("m");
    static final Symbol U = Expression.symbol("U");
    static final Symbol V = Expression.symbol("V");
    /** 1 − s². */
    static final Expression SPHERE = Expression.ONE.minus(Expression.power(S, 2));

    private Quantities() {}

    static Symbol phi(int k) {
        return Expression.symbol("phi", k);
    }

    static Symbol sigma(int k) {
        return Expression.symbol("sigma", k);
    }

    static Symbol residual(int k) {
        return Expression.symbol("e", k);
    }

    static Symbol of(String name, String index) {
        return Expression.symbol(name, index);
    }

    /** E[a s^k]. */
    static Expression moment(int k) {
        return Expression.mean(A.times(Expression.power(S, k)));
    }

    static Expression sumOverDegrees(Expression term) {
        return new Expression.Total("k", of(0), HIGHEST, term);
    }

    private static Expression of(long n) {
        return Expression.of(n);
    }
}
