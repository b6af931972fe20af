package plateau.symbolic;

import java.util.List;
import plateau.symbolic.Expression.Decoration;

/** Puts an expression in the place of a symbol and simplifies what comes of it. */
public final class Substitution implements ExpressionVisitor<Expression> {
    private final String name;
    private final Expression replacement;

    private Substitution(String name, Expression replacement) {
        this.name = name;
        this.replacement = replacement;
    }

    /** {@code expression} with {@code replacement} for the symbol of that name without index and decoration. */
    public static Expression of(Expression expression, String name, Expression replacement) {
        return expression.accept(new Substitution(name, replacement));
    }

    private List<Expression> all(List<Expression> parts) {
        return parts.stream().map(x -> x.accept(this)).toList();
    }

    @Override
    public Expression rational(Expression.Rational rational) {
        return rational;
    }

    @Override
    public Expression decimal(Expression.Decimal decimal) {
        return decimal;
    }

    @Override
    public Expression constant(Expression.Constant constant) {
        return constant;
    }

    @Override
    public Expression symbol(Expression.Symbol symbol) {
        boolean plain = symbol.indices().isEmpty() && symbol.decoration() == Decoration.NONE;
        return plain && symbol.name().equals(name) ? replacement : symbol;
    }

    @Override
    public Expression sum(Expression.Sum sum) {
        return Expression.sum(all(sum.terms()));
    }

    @Override
    public Expression product(Expression.Product product) {
        return Expression.product(all(product.factors()));
    }

    @Override
    public Expression power(Expression.Power power) {
        return Expression.power(power.base().accept(this), power.exponent().accept(this));
    }

    @Override
    public Expression call(Expression.Call call) {
        List<Expression> arguments = all(call.arguments());
        return arguments.size() == 1
                ? Expression.call(call.function(), arguments.get(0))
                : new Expression.Call(call.function(), arguments);
    }

    @Override
    public Expression applied(Expression.Applied applied) {
        return new Expression.Applied(applied.function(), all(applied.arguments()));
    }

    @Override
    public Expression mean(Expression.Mean mean) {
        return new Expression.Mean(mean.argument().accept(this));
    }

    @Override
    public Expression total(Expression.Total total) {
        Expression term =
                total.index().equals(name) ? total.term() : total.term().accept(this);
        return new Expression.Total(
                total.index(), total.from().accept(this), total.to().accept(this), term);
    }

    @Override
    public Expression integral(Expression.Integral integral) {
        boolean bound = integral.variable().equals(name);
        Expression integrand =
                bound ? integral.integrand() : integral.integrand().accept(this);
        return new Expression.Integral(
                integral.variable(), integral.from().accept(this), integral.to().accept(this), integrand);
    }
}
