package plateau.symbolic;

import java.math.BigInteger;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Formula.Binary;
import plateau.symbolic.Formula.Call;
import plateau.symbolic.Formula.Function;
import plateau.symbolic.Formula.Negation;
import plateau.symbolic.Formula.Number;
import plateau.symbolic.Formula.Operator;
import plateau.symbolic.Formula.Variable;

/**
 * Builds formula trees: operations on two exact numbers are carried out at once, so that 1/2 is one {@link Number}.
 *
 * <p>Trees built here are <em>canonical</em>: {@link FormulaPrinter} and {@link FormulaParser} bring them back unchanged.
 * Every method throws {@link FormulaException} if a number or an exponent leaves its bounds.
 */
public final class Formulas {
    /** Largest |exponent| of anything but a number, such as z^100. */
    public static final int MAX_EXPONENT = 100;

    /** Numbers keep 10^−300 ≤ |x| ≤ 10^300, the range of doubles with some room. */
    static final int MAX_DECIMAL_EXPONENT = 300;

    private static final int MAX_BITS = 2048;
    private static final double LARGEST = 1e300;
    private static final Variable Z = new Variable();

    private Formulas() {}

    /** The variable z. */
    public static Formula z() {
        return Z;
    }

    /** The parameter of that name. */
    public static Formula parameter(String name) {
        return new Formula.Parameter(name);
    }

    /** A whole number. */
    public static Formula number(long value) {
        return new Number(new BigFraction(value));
    }

    /** An exact rational number. */
    public static Formula number(BigFraction value) {
        return bounded(value, value::toString);
    }

    /** left + right. */
    public static Formula sum(Formula left, Formula right) {
        if (left instanceof Number l && right instanceof Number r) {
            return bounded(l.value().add(r.value()), () -> show(l, "+", r));
        }
        return new Binary(Operator.ADD, left, right);
    }

    /** left − right. */
    public static Formula difference(Formula left, Formula right) {
        if (left instanceof Number l && right instanceof Number r) {
            return bounded(l.value().subtract(r.value()), () -> show(l, "-", r));
        }
        return new Binary(Operator.SUBTRACT, left, right);
    }

    /** left · right. */
    public static Formula product(Formula left, Formula right) {
        if (left instanceof Number l && right instanceof Number r) {
            return bounded(l.value().multiply(r.value()), () -> show(l, "*", r));
        }
        return new Binary(Operator.MULTIPLY, left, right);
    }

    /** left / right. */
    public static Formula quotient(Formula left, Formula right) {
        if (right instanceof Number r && isZero(r)) {
            throw FormulaException.of("the formula divides by 0; remove the division or change its denominator");
        }
        if (left instanceof Number l && right instanceof Number r) {
            return bounded(l.value().divide(r.value()), () -> show(l, "/", r));
        }
        return new Binary(Operator.DIVIDE, left, right);
    }

    /** base ^ exponent; whole powers of numbers are carried out. */
    public static Formula power(Formula base, Formula exponent) {
        if (!(exponent instanceof Number e)) {
            return new Binary(Operator.POWER, base, exponent);
        }
        if (base instanceof Number b && isWhole(e)) {
            return wholePower(b, e);
        }
        if (e.value().abs().compareTo(new BigFraction(MAX_EXPONENT)) > 0) {
            throw FormulaException.of("the exponent " + brief(e) + " is too large; an exponent is at most "
                    + MAX_EXPONENT + " in absolute value");
        }
        return new Binary(Operator.POWER, base, exponent);
    }

    /** −argument. */
    public static Formula negation(Formula argument) {
        return argument instanceof Number n ? new Number(n.value().negate()) : new Negation(argument);
    }

    /** function(argument). */
    public static Formula call(Function function, Formula argument) {
        return new Call(function, List.of(argument));
    }

    /** max(left, right) or min(left, right). */
    public static Formula call(Function function, Formula left, Formula right) {
        return new Call(function, List.of(left, right));
    }

    /** The bump e^{−argument²/2}. */
    public static Formula gaussian(Formula argument) {
        return call(Function.EXP, negation(quotient(power(argument, number(2)), number(2))));
    }

    /**
     * The leaky rectifier as slope · x + (1 − slope) · relu(x), which Gaussian smoothing handles by linearity.
     *
     * @param slope the slope for negative x
     */
    public static Formula leakyRelu(Formula argument, Formula slope) {
        Formula rectified = call(Function.RELU, argument);
        if (slope instanceof Number n && isZero(n)) {
            return rectified;
        }
        if (slope.equals(number(1))) {
            return argument;
        }
        return sum(product(slope, argument), product(difference(number(1), slope), rectified));
    }

    static boolean isWhole(Number number) {
        return number.value().getDenominator().equals(BigInteger.ONE);
    }

    private static boolean isZero(Number number) {
        return number.value().isZero();
    }

    private static Formula wholePower(Number base, Number exponent) {
        BigInteger n = exponent.value().getNumerator();
        if (isZero(base) && n.signum() <= 0) {
            throw FormulaException.of("0^" + (n.signum() == 0 ? "0" : "(" + brief(exponent) + ")")
                    + " is not defined; give a base other than 0 or a positive exponent");
        }
        BigFraction magnitude = base.value().abs();
        if (isZero(base) || magnitude.equals(BigFraction.ONE)) {
            boolean odd = n.testBit(0);
            return odd ? base : new Number(magnitude);
        }
        if (n.bitLength() > 31 || (long) (bits(base.value()) - 1) * Math.abs(n.longValueExact()) > 2 * MAX_BITS) {
            throw tooLarge(brief(base) + "^" + brief(exponent));
        }
        return bounded(base.value().pow(n.intValueExact()), () -> brief(base) + "^" + brief(exponent));
    }

    private static int bits(BigFraction value) {
        return Math.max(value.getNumerator().bitLength(), value.getDenominator().bitLength());
    }

    private static Formula bounded(BigFraction value, java.util.function.Supplier<String> source) {
        double magnitude = Math.abs(value.doubleValue());
        boolean outOfRange = !value.isZero() && !(magnitude <= LARGEST && magnitude >= 1 / LARGEST);
        if (bits(value) > MAX_BITS || outOfRange) {
            throw tooLarge(source.get());
        }
        return new Number(value);
    }

    private static FormulaException tooLarge(String source) {
        return FormulaException.of("the constant " + source
                + " overflows; keep numbers between 1e-300 and 1e300 in absolute " + "value and their fractions short");
    }

    private static String show(Number left, String operator, Number right) {
        return brief(left) + operator + brief(right);
    }

    /** The number as text, cut so that a message stays one readable sentence. */
    private static String brief(Number number) {
        if (isWhole(number)) {
            String digits = number.value().getNumerator().toString();
            return digits.length() <= 24
                    ? digits
                    : String.valueOf(number.value().doubleValue());
        }
        return bits(number.value()) <= 64
                ? number.value().getNumerator() + "/" + number.value().getDenominator()
                : String.valueOf(number.value().doubleValue());
    }
}
