package plateau.symbolic;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Expression.Decoration;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Rational;
import plateau.symbolic.Expression.Symbol;

/**
 * Expressions in ASCII as they are typed, with * and /: by default the language of formulas that {@link FormulaParser}
 * reads. Notations of programming languages override what differs there.
 */
public class InfixNotation extends Notation {
    @Override
    protected String bracketed(String text) {
        return "(" + text + ")";
    }

    @Override
    protected String sign(boolean minus) {
        return minus ? " - " : " + ";
    }

    @Override
    protected String minus() {
        return "-";
    }

    /** An exact number; languages that divide integers downwards must override. */
    protected Text number(BigFraction value) {
        String text = value.getNumerator().abs().toString();
        boolean whole = isWhole(value);
        String size = whole ? text : text + "/" + value.getDenominator();
        return value.signum() < 0
                ? new Text("-" + size, Binding.SUM)
                : new Text(size, whole ? Binding.ATOM : Binding.PRODUCT);
    }

    @Override
    public Text rational(Rational rational) {
        return number(rational.value());
    }

    @Override
    public Text decimal(Expression.Decimal decimal) {
        String text = Double.toString(Math.abs(decimal.value())).replace("E", "e");
        return decimal.value() < 0 ? new Text("-" + text, Binding.SUM) : new Text(text, Binding.ATOM);
    }

    @Override
    public Text constant(Expression.Constant constant) {
        return new Text(constant == Expression.Constant.PI ? "Pi" : "E", Binding.ATOM);
    }

    /** {@code phi_2}, {@code a_dot}, {@code U_prime}. */
    @Override
    public Text symbol(Symbol symbol) {
        String indices = symbol.indices().isEmpty() ? "" : "_" + String.join("_", symbol.indices());
        String decoration = symbol.decoration() == Decoration.NONE
                ? ""
                : "_" + symbol.decoration().name().toLowerCase(Locale.ROOT);
        return new Text(symbol.name() + decoration + indices, Binding.ATOM);
    }

    @Override
    protected Text positive(Fraction fraction) {
        String above = fraction.upper().isEmpty() ? one() : factors(fraction.upper());
        if (fraction.below().isEmpty()) {
            return new Text(above, fraction.upper().size() == 1 ? Binding.POWER : Binding.PRODUCT);
        }
        String below = fraction.below().size() == 1
                ? in(Binding.POWER, fraction.below().get(0))
                : "(" + factors(fraction.below()) + ")";
        return new Text(above + "/" + below, Binding.PRODUCT);
    }

    private String one() {
        return number(BigFraction.ONE).text();
    }

    private String factors(List<Expression> factors) {
        return factors.stream().map(f -> in(Binding.POWER, f)).collect(Collectors.joining("*"));
    }

    @Override
    public Text power(Power power) {
        if (power.exponent().equals(Expression.HALF)) {
            return root(power.base());
        }
        if (isNegativePower(power)) {
            return reciprocal(power);
        }
        return raised(power.base(), power.exponent());
    }

    protected Text root(Expression base) {
        return new Text("sqrt(" + base.accept(this).text() + ")", Binding.ATOM);
    }

    protected Text raised(Expression base, Expression exponent) {
        return new Text(in(Binding.ATOM, base) + "^" + in(Binding.ATOM, exponent), Binding.POWER);
    }

    @Override
    public Text call(Expression.Call call) {
        return new Text(name(call.function()) + arguments(call.arguments()), Binding.ATOM);
    }

    protected String name(Expression.Function function) {
        return function.name().toLowerCase(Locale.ROOT);
    }

    private String arguments(List<Expression> arguments) {
        return arguments.stream().map(x -> x.accept(this).text()).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public Text applied(Expression.Applied applied) {
        return new Text(applied.function().accept(this).text() + arguments(applied.arguments()), Binding.ATOM);
    }

    @Override
    public Text mean(Expression.Mean mean) {
        return new Text("mean(" + mean.argument().accept(this).text() + ")", Binding.ATOM);
    }

    @Override
    public Text total(Expression.Total total) {
        return new Text("sum" + ranged(total.term(), total.index(), total.from(), total.to()), Binding.ATOM);
    }

    @Override
    public Text integral(Expression.Integral integral) {
        return new Text(
                "integral" + ranged(integral.integrand(), integral.variable(), integral.from(), integral.to()),
                Binding.ATOM);
    }

    private String ranged(Expression body, String variable, Expression from, Expression to) {
        return "(" + body.accept(this).text() + ", " + variable + ", "
                + from.accept(this).text() + ", " + to.accept(this).text() + ")";
    }
}
