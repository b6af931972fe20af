package plateau.symbolic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Rational;

/**
 * A way to write expressions. Subclasses say how each kind of node looks; this class puts brackets where a part binds less
 * tightly than its place asks, and nowhere else.
 */
public abstract class Notation implements ExpressionVisitor<Notation.Text> {
    /** Digits of a decimal in an equation; tables have all that matter. */
    static final int DIGITS = 6;

    /** How tightly a text binds. */
    protected enum Binding {
        SUM,
        PRODUCT,
        POWER,
        ATOM
    }

    /** A text with its outermost binding; a text that begins with a minus binds like a sum. */
    protected record Text(String text, Binding binding) {
        /** Public for notations of other packages. */
        public Text {}
    }

    /** The expression as text. */
    public final String write(Expression expression) {
        return finished(expression.accept(this).text());
    }

    /** The last step, for notations that use marks of their own while they write. */
    protected String finished(String text) {
        return text;
    }

    /** The expression as it must stand in a place that binds so tightly. */
    protected final String in(Binding place, Expression expression) {
        Text text = expression.accept(this);
        return text.binding().compareTo(place) >= 0 ? text.text() : bracketed(text.text());
    }

    protected abstract String bracketed(String text);

    /** The sign between two terms, with the space around it. */
    protected abstract String sign(boolean minus);

    /** A minus in front of everything. */
    protected abstract String minus();

    protected abstract Text positive(Fraction fraction);

    @Override
    public Text sum(Expression.Sum sum) {
        StringBuilder text = new StringBuilder();
        for (Expression term : sum.terms()) {
            boolean negative = isNegative(term);
            if (text.length() == 0) {
                text.append(negative ? minus() : "");
            } else {
                text.append(sign(negative));
            }
            text.append(in(Binding.PRODUCT, negative ? term.negated() : term));
        }
        return new Text(text.toString(), Binding.SUM);
    }

    @Override
    public Text product(Product product) {
        Fraction fraction = Fraction.of(product);
        Text text = positive(fraction);
        return fraction.negative() ? new Text(minus() + text.text(), Binding.SUM) : text;
    }

    /** The text of a power with a negative exponent, as a fraction. */
    protected final Text reciprocal(Power power) {
        return positive(Fraction.of(new Product(List.of(power))));
    }

    protected static boolean isNegativePower(Power power) {
        return power.exponent() instanceof Rational r && r.value().signum() < 0;
    }

    private static boolean isNegative(Expression term) {
        return term instanceof Rational r && r.value().signum() < 0
                || term instanceof Expression.Decimal d && d.value() < 0
                || term instanceof Product p && Fraction.of(p).negative();
    }

    protected static boolean isWhole(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE);
    }

    /** A decimal with six digits at most, its exponent apart: 0.3181, or 1.2 and −7 for 1.2e-7. */
    static Map.Entry<String, Integer> decimal(double value) {
        BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(DIGITS, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent <= 8) {
            return Map.entry(rounded.toPlainString(), 0);
        }
        return Map.entry(
                rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString(), exponent);
    }
}
