package plateau.symbolic;

/** One method for each kind of {@link Expression}. */
public interface ExpressionVisitor<R> {
    R rational(Expression.Rational rational);

    R decimal(Expression.Decimal decimal);

    R constant(Expression.Constant constant);

    R symbol(Expression.Symbol symbol);

    R sum(Expression.Sum sum);

    R product(Expression.Product product);

    R power(Expression.Power power);

    R call(Expression.Call call);

    R applied(Expression.Applied applied);

    R mean(Expression.Mean mean);

    R total(Expression.Total total);

    R integral(Expression.Integral integral);
}
