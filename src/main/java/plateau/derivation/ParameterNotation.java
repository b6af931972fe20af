package plateau.derivation;

import java.util.List;
import java.util.stream.Collectors;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Call;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Symbol;

/**
 * Coefficients in the parameters of links as a program computes them. The parameter w is the constant {@code p_w}, so that it
 * meets no name of the program. Languages differ in the names of functions and in how they write powers and signs.
 */
abstract class ParameterNotation extends ProgramNotation {
    /** The name of a parameter in programs. */
    static String constant(String parameter) {
        return "p_" + parameter;
    }

    /** √x, |x|, exp x and the like: the name that the language has for it. */
    protected abstract String function(String name);

    /** −1, 0 or 1. */
    protected abstract String signum(String x);

    /** The name of π. */
    protected abstract String pi();

    @Override
    public final Text symbol(Symbol symbol) {
        if (!symbol.indices().isEmpty()) {
            throw new IllegalStateException(
                    symbol + " has no closed form in the parameters, so a program does not know it");
        }
        return new Text(constant(symbol.name()), Binding.ATOM);
    }

    @Override
    public final Text constant(Expression.Constant constant) {
        return new Text(constant == Expression.Constant.PI ? pi() : function("exp") + "(1.0)", Binding.ATOM);
    }

    @Override
    public final Text power(Power power) {
        if (power.exponent().equals(Expression.of(2)) && power.base() instanceof Symbol base) {
            String x = symbol(base).text();
            return new Text(x + "*" + x, Binding.PRODUCT);
        }
        return super.power(power);
    }

    /** base^exponent, by a function where the language has no operator for it. */
    @Override
    protected Text raised(Expression base, Expression exponent) {
        return new Text(
                function("pow") + "(" + base.accept(this).text() + ", "
                        + exponent.accept(this).text() + ")",
                Binding.ATOM);
    }

    /** The same by an operator. */
    protected final Text raisedBy(String operator, Expression base, Expression exponent) {
        return new Text(in(Binding.ATOM, base) + operator + in(Binding.ATOM, exponent), Binding.POWER);
    }

    @Override
    protected final Text root(Expression base) {
        return new Text(function("sqrt") + "(" + base.accept(this).text() + ")", Binding.ATOM);
    }

    @Override
    public final Text call(Call call) {
        if (call.function() == Function.SIGN) {
            return new Text(signum(in(Binding.ATOM, call.arguments().get(0))), Binding.ATOM);
        }
        return switch (call.function()) {
            case STEP, RELU, SIGMOID, SOFTPLUS, ELU, GELU, SWISH -> elementary(
                            call.function(), call.arguments().get(0))
                    .accept(this);
            default -> new Text(
                    function(name(call.function()))
                            + call.arguments().stream()
                                    .map(x -> x.accept(this).text())
                                    .collect(Collectors.joining(", ", "(", ")")),
                    Binding.ATOM);
        };
    }

    /** Functions that no language has, by those that all have. */
    private static Expression elementary(Function function, Expression x) {
        Expression sigmoid = Expression.power(Expression.ONE.plus(Expression.call(Function.EXP, x.negated())), -1);
        return switch (function) {
            case STEP -> Expression.HALF.times(Expression.ONE.plus(Expression.call(Function.SIGN, x)));
            case RELU -> against(Function.MAX, x);
            case SOFTPLUS -> Expression.call(Function.LOG, Expression.ONE.plus(Expression.call(Function.EXP, x)));
            case ELU -> Expression.sum(
                    against(Function.MAX, x),
                    Expression.call(Function.EXP, against(Function.MIN, x)),
                    Expression.of(-1));
            case GELU -> Expression.product(
                    Expression.HALF,
                    x,
                    Expression.ONE.plus(Expression.call(Function.ERF, x.over(Expression.root(Expression.of(2))))));
            case SWISH -> x.times(sigmoid);
            default -> sigmoid;
        };
    }

    /** max(x, 0) or min(x, 0). */
    private static Expression against(Function function, Expression x) {
        return new Call(function, List.of(x, Expression.ZERO));
    }
}
