package plateau.symbolic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * A set of real numbers between two exact ends, each open or closed: what is certain of an expression while its parameters
 * keep to their assumptions. Results enclose; the ends of rational operations are exact, so that 1 − c is positive for c &lt; 1.
 */
record Range(End low, End high) {
    static final Range REALS = new Range(End.INFINITE, End.INFINITE);

    private static final int MAX_BITS = 600;
    private static final MathContext DOWN = new MathContext(60, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(60, RoundingMode.CEILING);
    /** Error granted to the elementary functions of the platform, relative and absolute. */
    private static final double ERROR = 1e-14;

    private static final double LARGEST = 1e15;

    /**
     * An end of a range.
     *
     * @param value where the range ends; of no meaning if it does not
     * @param open whether the value itself is left out
     */
    record End(BigFraction value, boolean open, boolean infinite) {
        static final End INFINITE = new End(BigFraction.ZERO, true, true);

        static End closed(BigFraction value) {
            return new End(value, false, false);
        }

        static End open(BigFraction value) {
            return new End(value, true, false);
        }

        private End negated() {
            return infinite ? this : new End(value.negate(), open, false);
        }

        private End plus(End other) {
            return infinite || other.infinite ? INFINITE : new End(value.add(other.value), open || other.open, false);
        }
    }

    static Range point(BigFraction value) {
        return new Range(End.closed(value), End.closed(value));
    }

    /** The numbers that a double, off by a rounding or two, may stand for. */
    static Range around(double low, double high) {
        return new Range(rounded(low, -1), rounded(high, 1));
    }

    private static End rounded(double value, int direction) {
        if (!(Math.abs(value) <= LARGEST)) {
            return End.INFINITE;
        }
        return End.closed(new BigFraction(value + direction * ERROR * (1 + Math.abs(value))));
    }

    boolean isPositive() {
        return !low.infinite && (low.value.signum() > 0 || low.value.signum() == 0 && low.open);
    }

    boolean isNegative() {
        return negated().isPositive();
    }

    boolean isNotNegative() {
        return !low.infinite && low.value.signum() >= 0;
    }

    boolean isNotPositive() {
        return negated().isNotNegative();
    }

    /** Whether 0 is the only member. */
    boolean isZero() {
        return isNotNegative() && isNotPositive();
    }

    /** Whether no number lies between the ends. */
    boolean isEmpty() {
        if (low.infinite || high.infinite) {
            return false;
        }
        int order = low.value.compareTo(high.value);
        return order > 0 || order == 0 && (low.open || high.open);
    }

    boolean contains(Range other) {
        return low.infinite
                ? containsBelow(other)
                : !other.low.infinite && atLeast(other.low, low) && containsBelow(other);
    }

    private boolean containsBelow(Range other) {
        return high.infinite || !other.high.infinite && atLeast(other.high.negated(), high.negated());
    }

    /** Whether a range that begins at {@code inner} stays inside one that begins at {@code outer}. */
    private static boolean atLeast(End inner, End outer) {
        int order = inner.value.compareTo(outer.value);
        return order > 0 || order == 0 && (inner.open || !outer.open);
    }

    Range intersection(Range other) {
        return new Range(
                innermost(low, other.low),
                innermost(high.negated(), other.high.negated()).negated());
    }

    private static End innermost(End first, End second) {
        if (first.infinite || second.infinite) {
            return first.infinite ? second : first;
        }
        return atLeast(first, second) ? first : second;
    }

    Range negated() {
        return new Range(high.negated(), low.negated());
    }

    Range plus(Range other) {
        return compact(new Range(low.plus(other.low), high.plus(other.high)));
    }

    Range minus(Range other) {
        return plus(other.negated());
    }

    Range times(Range other) {
        if (isZero() || other.isZero()) {
            return point(BigFraction.ZERO);
        }
        if (isNotPositive()) {
            return negated().times(other).negated();
        }
        if (other.isNotPositive()) {
            return times(other.negated()).negated();
        }
        if (isNotNegative() && other.isNotNegative()) {
            return compact(new Range(product(low, other.low), product(high, other.high)));
        }
        if (isNotNegative()) {
            return compact(new Range(product(high, other.low.negated()).negated(), product(high, other.high)));
        }
        return other.isNotNegative() ? other.times(this) : mixed(other);
    }

    /** The product where both ranges have members on both sides of 0. */
    private Range mixed(Range other) {
        End top = greater(product(low.negated(), other.low.negated()), product(high, other.high));
        End bottom = greater(product(low.negated(), other.high), product(high, other.low.negated()));
        return compact(new Range(bottom.negated(), top));
    }

    private static End greater(End first, End second) {
        if (first.infinite || second.infinite) {
            return End.INFINITE;
        }
        int order = first.value.compareTo(second.value);
        return order > 0 || order == 0 && !first.open ? first : second;
    }

    /** The product of two ends that are not negative. */
    private static End product(End x, End y) {
        boolean zero = !x.infinite && x.value.signum() == 0 || !y.infinite && y.value.signum() == 0;
        if (zero) {
            boolean attained = isClosedZero(x) || isClosedZero(y);
            return new End(BigFraction.ZERO, !attained, false);
        }
        return x.infinite || y.infinite ? End.INFINITE : new End(x.value.multiply(y.value), x.open || y.open, false);
    }

    private static boolean isClosedZero(End x) {
        return !x.infinite && x.value.signum() == 0 && !x.open;
    }

    /** 1/this where this is not 0. */
    Range reciprocal() {
        if (isNegative()) {
            return negated().reciprocal().negated();
        }
        if (!isNotNegative()) {
            return isNotPositive() ? negated().reciprocal().negated() : REALS;
        }
        End lower = high.infinite || high.value.signum() == 0
                ? End.open(BigFraction.ZERO)
                : new End(high.value.reciprocal(), high.open, false);
        End upper = low.value.signum() == 0 ? End.INFINITE : new End(low.value.reciprocal(), low.open, false);
        return compact(new Range(lower, upper));
    }

    /** this^n. */
    Range power(int n) {
        if (n < 0) {
            return power(-n).reciprocal();
        }
        if (n == 0) {
            return point(BigFraction.ONE);
        }
        if (n % 2 != 0) {
            return n == 1 ? this : times(power(n - 1));
        }
        Range size = magnitude();
        Range square = size.times(size);
        return n == 2 ? square : square.power(n / 2);
    }

    /** |this|. */
    Range magnitude() {
        if (isNotNegative()) {
            return this;
        }
        if (isNotPositive()) {
            return negated();
        }
        return new Range(End.closed(BigFraction.ZERO), greater(low.negated(), high));
    }

    Range hull(Range other) {
        return new Range(
                outermost(low, other.low),
                outermost(high.negated(), other.high.negated()).negated());
    }

    private static End outermost(End first, End second) {
        if (first.infinite || second.infinite) {
            return End.INFINITE;
        }
        return atLeast(first, second) ? second : first;
    }

    /** max(this, other). */
    Range maximum(Range other) {
        return new Range(
                innermost(low, other.low),
                outermost(high.negated(), other.high.negated()).negated());
    }

    /** The image under a function that never decreases, with values in {@code image}; exact at the zero of the function, if it has one at 0. */
    Range increasing(DoubleUnaryOperator function, Range image) {
        double atLow = low.infinite ? Double.NaN : function.applyAsDouble(low.value.doubleValue());
        double atHigh = high.infinite ? Double.NaN : function.applyAsDouble(high.value.doubleValue());
        Range result = around(atLow, atHigh).intersection(image);
        boolean zeroAtZero = function.applyAsDouble(0) == 0;
        End lower = zeroAtZero && isNotNegative() ? innermost(result.low, signOf(low)) : result.low;
        End upper = zeroAtZero && isNotPositive()
                ? innermost(result.high.negated(), signOf(high).negated()).negated()
                : result.high;
        return new Range(lower, upper);
    }

    private static End signOf(End end) {
        return new End(BigFraction.ZERO, end.open || end.value.signum() != 0, false);
    }

    private static Range compact(Range range) {
        return new Range(compact(range.low, DOWN), compact(range.high, UP));
    }

    /** Long fractions are rounded outward. */
    private static End compact(End end, MathContext rounding) {
        boolean isShort = end.infinite
                || end.value.getNumerator().bitLength() < MAX_BITS
                        && end.value.getDenominator().bitLength() < MAX_BITS;
        if (isShort) {
            return end;
        }
        BigDecimal near =
                new BigDecimal(end.value.getNumerator()).divide(new BigDecimal(end.value.getDenominator()), rounding);
        return Math.abs(near.scale()) > 2000
                ? far(end, rounding)
                : End.closed(new BigFraction(near.unscaledValue()).multiply(new BigFraction(10).pow(-near.scale())));
    }

    private static End far(End end, MathContext rounding) {
        if (end.value.abs().compareTo(BigFraction.ONE) >= 0) {
            return End.INFINITE;
        }
        boolean away = (rounding == UP) == (end.value.signum() > 0);
        return End.closed(away ? new BigFraction(end.value.signum(), 1L << 60) : BigFraction.ZERO);
    }
}
