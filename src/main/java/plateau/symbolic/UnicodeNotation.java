package plateau.symbolic;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import plateau.symbolic.Expression.Decoration;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Rational;
import plateau.symbolic.Expression.Symbol;

/** Expressions in one line of plain text with the signs of print: {@code ε ȧ = σ₁ e₁ s + √6 e₃ s³/4}. */
public final class UnicodeNotation extends Notation {
    /** Stands for a space at which a line must not be broken. */
    public static final char TIED = '\u00a0';

    private static final String PLAIN = "0123456789+−()ijklmnp";
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁱʲᵏˡᵐⁿᵖ";
    private static final String INDEX = "0123456789+−ijklmnprst";
    private static final String LOWERED = "₀₁₂₃₄₅₆₇₈₉₊₋ᵢⱼₖₗₘₙₚᵣₛₜ";

    /** Brackets that are not broken over lines. */
    private static final int SHORT = 32;

    private final boolean keepTies;

    public UnicodeNotation() {
        this(false);
    }

    private UnicodeNotation(boolean keepTies) {
        this.keepTies = keepTies;
    }

    /** The notation whose texts have ordinary spaces only where a line may be broken, else {@link #TIED}. */
    public static UnicodeNotation breakable() {
        return new UnicodeNotation(true);
    }

    @Override
    protected String finished(String text) {
        return keepTies ? text : text.replace(TIED, ' ');
    }

    @Override
    protected String bracketed(String text) {
        return "(" + (text.length() <= SHORT ? text.replace(' ', TIED) : text) + ")";
    }

    @Override
    protected String sign(boolean minus) {
        return minus ? " −" + TIED : " +" + TIED;
    }

    @Override
    protected String minus() {
        return "−";
    }

    @Override
    public Text rational(Rational rational) {
        if (rational.value().signum() < 0) {
            return new Text(
                    minus() + rational(new Rational(rational.value().negate())).text(), Binding.SUM);
        }
        return isWhole(rational.value())
                ? new Text(rational.value().getNumerator().toString(), Binding.ATOM)
                : new Text(
                        rational.value().getNumerator() + "/" + rational.value().getDenominator(), Binding.PRODUCT);
    }

    @Override
    public Text decimal(Expression.Decimal decimal) {
        Map.Entry<String, Integer> parts = decimal(Math.abs(decimal.value()));
        String text = parts.getKey() + (parts.getValue() == 0 ? "" : "·10" + raised("" + parts.getValue(), true));
        Binding binding = parts.getValue() == 0 ? Binding.ATOM : Binding.PRODUCT;
        return decimal.value() < 0 ? new Text(minus() + text, Binding.SUM) : new Text(text, binding);
    }

    @Override
    public Text constant(Expression.Constant constant) {
        return new Text(constant == Expression.Constant.PI ? "π" : "e", Binding.ATOM);
    }

    @Override
    public Text symbol(Symbol symbol) {
        String letters = Greek.letters(symbol.name());
        String letter = Greek.unicode(letters);
        if (symbol.decoration() == Decoration.DOT) {
            letter = Normalizer.normalize(letter + "\u0307", Normalizer.Form.NFC);
        }
        List<String> indices = new ArrayList<>(symbol.indices());
        if (letters.length() < symbol.name().length()) {
            indices.add(0, symbol.name().substring(letters.length()));
        }
        String prime = symbol.decoration() == Decoration.PRIME ? "′" : "";
        return new Text(letter + prime + lowered(indices), Binding.ATOM);
    }

    private static String lowered(List<String> indices) {
        if (indices.isEmpty()) {
            return "";
        }
        boolean single = indices.stream().allMatch(i -> i.length() == 1);
        String index = String.join(single ? "" : ",", indices);
        String small = translated(index, INDEX, LOWERED);
        return small.isEmpty() ? "_" + (indices.size() > 1 && !single ? "{" + index + "}" : index) : small;
    }

    /** Empty if a character has no small form. */
    private static String translated(String text, String from, String to) {
        StringBuilder result = new StringBuilder();
        for (char c : text.replace('-', '−').toCharArray()) {
            int place = from.indexOf(c);
            if (place < 0) {
                return "";
            }
            result.append(to.charAt(place));
        }
        return result.toString();
    }

    private static String raised(String exponent, boolean atom) {
        String small = translated(exponent.replace(" ", "").replace("" + TIED, ""), PLAIN, RAISED);
        if (!small.isEmpty()) {
            return small;
        }
        return "^" + (atom ? exponent : "(" + exponent + ")");
    }

    @Override
    protected Text positive(Fraction fraction) {
        if (fraction.below().isEmpty()) {
            return new Text(factors(fraction.upper()), fraction.upper().size() == 1 ? Binding.POWER : Binding.PRODUCT);
        }
        boolean bulky = fraction.after().stream().anyMatch(UnicodeNotation::isBulky);
        String below = fraction.below().size() == 1
                ? in(Binding.POWER, fraction.below().get(0))
                : "(" + factors(fraction.below()) + ")";
        if (bulky) {
            return new Text(
                    "(" + orOne(factors(fraction.above())) + "/" + below + ")" + TIED + factors(fraction.after()),
                    Binding.PRODUCT);
        }
        return new Text(orOne(factors(fraction.upper())) + "/" + below, Binding.PRODUCT);
    }

    private static String orOne(String text) {
        return text.isEmpty() ? "1" : text;
    }

    /** Long factors keep a fraction in front of them, where it is seen. */
    private static boolean isBulky(Expression x) {
        return x instanceof Expression.Total
                || x instanceof Expression.Integral
                || x instanceof Expression.Sum s && s.terms().size() > 2;
    }

    /** Σ and ∫ reach to the end of a product: elsewhere in it they need brackets. */
    private String factors(List<Expression> factors) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < factors.size(); i++) {
            Expression f = factors.get(i);
            boolean last = i == factors.size() - 1;
            boolean open = f instanceof Expression.Total || f instanceof Expression.Integral;
            text.append(text.length() == 0 ? "" : separator(factors.get(i - 1), f));
            text.append(open && last ? f.accept(this).text() : in(open ? Binding.POWER : factorPlace(f), f));
        }
        return text.toString();
    }

    private static Binding factorPlace(Expression f) {
        return f instanceof Expression.Decimal ? Binding.PRODUCT : Binding.POWER;
    }

    private static String separator(Expression left, Expression right) {
        boolean numbers = isNumeral(left) && isNumeral(right);
        return numbers ? "·" : "" + TIED;
    }

    private static boolean isNumeral(Expression x) {
        return x instanceof Rational
                || x instanceof Expression.Decimal
                || x instanceof Power p && isNumeral(p.base()) && !p.exponent().equals(Expression.HALF);
    }

    @Override
    public Text power(Power power) {
        if (power.exponent().equals(Expression.HALF)) {
            Text base = power.base().accept(this);
            return new Text(
                    "√" + in(Binding.ATOM, power.base()),
                    base.binding() == Binding.ATOM ? Binding.POWER : Binding.POWER);
        }
        if (isNegativePower(power)) {
            return reciprocal(power);
        }
        Text exponent = power.exponent().accept(this);
        return new Text(
                in(Binding.ATOM, power.base()) + raised(exponent.text(), exponent.binding() == Binding.ATOM),
                Binding.POWER);
    }

    @Override
    public Text call(Expression.Call call) {
        if (call.function() == Expression.Function.ABS) {
            return new Text("|" + call.arguments().get(0).accept(this).text() + "|", Binding.ATOM);
        }
        String name = call.function() == Expression.Function.LOG
                ? "ln"
                : call.function().name().toLowerCase(Locale.ROOT);
        return new Text(name + arguments(call.arguments()), Binding.ATOM);
    }

    private String arguments(List<Expression> arguments) {
        return arguments.stream().map(x -> x.accept(this).text()).collect(Collectors.joining("," + TIED, "(", ")"));
    }

    @Override
    public Text applied(Expression.Applied applied) {
        return new Text(applied.function().accept(this).text() + arguments(applied.arguments()), Binding.ATOM);
    }

    @Override
    public Text mean(Expression.Mean mean) {
        return new Text("E[" + mean.argument().accept(this).text() + "]", Binding.ATOM);
    }

    @Override
    public Text total(Expression.Total total) {
        String from = "_{" + total.index() + "=" + total.from().accept(this).text() + "}";
        Text to = total.to().accept(this);
        String limit = "^" + (to.binding() == Binding.ATOM ? to.text() : "{" + to.text() + "}");
        return new Text("Σ" + from + limit + TIED + in(Binding.PRODUCT, total.term()), Binding.PRODUCT);
    }

    @Override
    public Text integral(Expression.Integral integral) {
        String limits = "_{" + integral.from().accept(this).text() + "}^{"
                + integral.to().accept(this).text() + "}";
        return new Text(
                "∫" + limits + TIED + in(Binding.PRODUCT, integral.integrand()) + TIED + "d"
                        + Greek.unicode(integral.variable()),
                Binding.PRODUCT);
    }
}
