package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Rational;
import plateau.symbolic.Expression.Symbol;

/** Expressions in LaTeX's mathematics, without dollar signs; only commands of plain LaTeX and amsmath. */
public final class LatexNotation extends Notation {
    @Override
    protected String bracketed(String text) {
        boolean tall = text.contains("\\frac") || text.contains("\\sum") || text.contains("\\int");
        return tall ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }

    @Override
    protected String sign(boolean minus) {
        return minus ? " - " : " + ";
    }

    @Override
    protected String minus() {
        return "-";
    }

    @Override
    public Text rational(Rational rational) {
        if (rational.value().signum() < 0) {
            return new Text(
                    "-" + rational(new Rational(rational.value().negate())).text(), Binding.SUM);
        }
        String above = rational.value().getNumerator().toString();
        return isWhole(rational.value())
                ? new Text(above, Binding.ATOM)
                : new Text("\\frac{" + above + "}{" + rational.value().getDenominator() + "}", Binding.PRODUCT);
    }

    @Override
    public Text decimal(Expression.Decimal decimal) {
        Map.Entry<String, Integer> parts = decimal(Math.abs(decimal.value()));
        boolean plain = parts.getValue() == 0;
        String text = parts.getKey() + (plain ? "" : "\\cdot 10^{" + parts.getValue() + "}");
        return decimal.value() < 0
                ? new Text("-" + text, Binding.SUM)
                : new Text(text, plain ? Binding.ATOM : Binding.PRODUCT);
    }

    @Override
    public Text constant(Expression.Constant constant) {
        return new Text(constant == Expression.Constant.PI ? "\\pi" : "e", Binding.ATOM);
    }

    @Override
    public Text symbol(Symbol symbol) {
        String letters = Greek.letters(symbol.name());
        String letter = Greek.latex(letters);
        List<String> indices = new ArrayList<>(symbol.indices());
        if (letters.length() < symbol.name().length()) {
            indices.add(0, symbol.name().substring(letters.length()));
        }
        String head =
                switch (symbol.decoration()) {
                    case NONE -> letter;
                    case DOT -> "\\dot{" + letter + "}";
                    case PRIME -> letter + "'";
                };
        return new Text(head + lowered(indices), Binding.ATOM);
    }

    private static String lowered(List<String> indices) {
        if (indices.isEmpty()) {
            return "";
        }
        boolean single = indices.stream().allMatch(i -> i.length() == 1);
        String index = String.join(single ? "" : ",", indices);
        boolean word = index.matches("[a-z]{3,}");
        return "_" + (index.length() == 1 ? index : word ? "{\\mathrm{" + index + "}}" : "{" + index + "}");
    }

    @Override
    protected Text positive(Fraction fraction) {
        String after = factors(fraction.after());
        if (fraction.below().isEmpty()) {
            List<Expression> upper = fraction.upper();
            return new Text(factors(upper), upper.size() == 1 ? Binding.POWER : Binding.PRODUCT);
        }
        String above = fraction.above().isEmpty() ? "1" : whole(fraction.above());
        String text = "\\frac{" + above + "}{" + whole(fraction.below()) + "}";
        return new Text(after.isEmpty() ? text : text + "\\," + after, Binding.PRODUCT);
    }

    /** What a line or a brace already holds together. */
    private String whole(List<Expression> factors) {
        return factors.size() == 1 ? factors.get(0).accept(this).text() : factors(factors);
    }

    /** Σ and ∫ reach to the end of a product: elsewhere in it they need brackets. */
    private String factors(List<Expression> factors) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < factors.size(); i++) {
            Expression f = factors.get(i);
            boolean last = i == factors.size() - 1;
            boolean open = f instanceof Expression.Total || f instanceof Expression.Integral;
            text.append(i == 0 ? "" : separator(factors.get(i - 1), f));
            text.append(open && last ? f.accept(this).text() : in(place(f), f));
        }
        return text.toString();
    }

    private static Binding place(Expression f) {
        return f instanceof Expression.Decimal ? Binding.PRODUCT : Binding.POWER;
    }

    private static String separator(Expression left, Expression right) {
        return isNumeral(left) && isNumeral(right) ? " \\cdot " : isNumeral(left) ? "\\," : " ";
    }

    private static boolean isNumeral(Expression x) {
        return x instanceof Rational
                || x instanceof Expression.Decimal
                || x instanceof Power p && isNumeral(p.base()) && !p.exponent().equals(Expression.HALF);
    }

    @Override
    public Text power(Power power) {
        if (power.exponent().equals(Expression.HALF)) {
            return new Text("\\sqrt{" + power.base().accept(this).text() + "}", Binding.ATOM);
        }
        if (isNegativePower(power)) {
            return reciprocal(power);
        }
        return new Text(in(Binding.ATOM, power.base()) + "^{" + exponent(power.exponent()) + "}", Binding.POWER);
    }

    /** Fractions with a slash: a small \\frac is hard to read. */
    private String exponent(Expression exponent) {
        Expression.Product product = exponent instanceof Rational r && !isWhole(r.value())
                ? new Expression.Product(List.of(r))
                : exponent instanceof Expression.Product p ? p : new Expression.Product(List.of());
        Fraction fraction = Fraction.of(product);
        if (fraction.below().isEmpty()) {
            return exponent.accept(this).text();
        }
        String above = fraction.upper().isEmpty() ? "1" : factors(fraction.upper());
        String below = fraction.below().size() == 1
                ? in(Binding.POWER, fraction.below().get(0))
                : bracketed(factors(fraction.below()));
        return (fraction.negative() ? "-" : "") + above + "/" + below;
    }

    @Override
    public Text call(Expression.Call call) {
        Expression argument = call.arguments().get(0);
        String inside = argument.accept(this).text();
        return switch (call.function()) {
            case EXP -> inside.contains("\\frac") || inside.length() > 24
                    ? new Text("\\exp" + left(inside), Binding.ATOM)
                    : new Text("e^{" + inside + "}", Binding.POWER);
            case ABS -> new Text("\\left\\lvert " + inside + "\\right\\rvert", Binding.ATOM);
            case LOG -> new Text("\\ln" + left(inside), Binding.ATOM);
            case SIN, COS, SINH, COSH, TANH -> new Text("\\" + lower(call) + left(inside), Binding.ATOM);
            case ASIN -> new Text("\\arcsin" + left(inside), Binding.ATOM);
            case MAX, MIN -> new Text("\\" + lower(call) + arguments(call.arguments()), Binding.ATOM);
            default -> new Text("\\operatorname{" + lower(call) + "}" + left(inside), Binding.ATOM);
        };
    }

    private String left(String inside) {
        return bracketed(inside);
    }

    private static String lower(Expression.Call call) {
        return call.function().name().toLowerCase(Locale.ROOT);
    }

    private String arguments(List<Expression> arguments) {
        return bracketed(arguments.stream().map(x -> x.accept(this).text()).collect(Collectors.joining(", ")));
    }

    @Override
    public Text applied(Expression.Applied applied) {
        return new Text(applied.function().accept(this).text() + arguments(applied.arguments()), Binding.ATOM);
    }

    @Override
    public Text mean(Expression.Mean mean) {
        String argument = mean.argument().accept(this).text();
        // a fixed size, because \left and \right must not be parted where a long equation is broken
        boolean tall = argument.contains("\\sum") || argument.contains("\\frac");
        String left = tall ? "\\Bigl[" : "[";
        String right = tall ? "\\Bigr]" : "]";
        return new Text("\\mathbb{E}" + left + argument + right, Binding.ATOM);
    }

    @Override
    public Text total(Expression.Total total) {
        String limits = "_{" + total.index() + "=" + total.from().accept(this).text() + "}^{"
                + total.to().accept(this).text() + "} ";
        return new Text("\\sum" + limits + in(Binding.PRODUCT, total.term()), Binding.PRODUCT);
    }

    @Override
    public Text integral(Expression.Integral integral) {
        String limits = "_{" + integral.from().accept(this).text() + "}^{"
                + integral.to().accept(this).text() + "} ";
        return new Text(
                "\\int" + limits + in(Binding.PRODUCT, integral.integrand()) + "\\, d"
                        + Greek.latex(integral.variable()),
                Binding.PRODUCT);
    }
}
