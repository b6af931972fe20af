package plateau.symbolic;

import java.util.function.DoubleUnaryOperator;

/**
 * A closed interval of the extended line with outward rounding: operations enclose every result of the operation on members.
 *
 * @param low the lower end, −∞ allowed
 * @param high the upper end, ≥ low, ∞ allowed
 */
record Interval(double low, double high) {
    static final Interval ENTIRE = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    static final Interval ZERO = new Interval(0, 0);
    static final Interval ONE = new Interval(1, 1);

    /** Error bound, in units in the last place, granted to the elementary functions of the platform. */
    private static final double ELEMENTARY_ERROR = 0x1p-50;

    private static final double LARGE_ANGLE = 1e8;

    /** The interval between two numbers that may have been spoiled by rounding or overflow. */
    static Interval of(double low, double high) {
        return low <= high ? new Interval(low, high) : ENTIRE;
    }

    static Interval point(double x) {
        return of(x, x);
    }

    private static Interval rounded(double low, double high) {
        return of(low == 0 ? low : Math.nextDown(low), high == 0 ? high : Math.nextUp(high));
    }

    boolean contains(double x) {
        return low <= x && x <= high;
    }

    boolean isPositive() {
        return low > 0;
    }

    boolean isNegative() {
        return high < 0;
    }

    double width() {
        return high - low;
    }

    double middle() {
        return 0.5 * low + 0.5 * high;
    }

    double magnitude() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    Interval negated() {
        return new Interval(-high, -low);
    }

    Interval plus(Interval other) {
        return rounded(low + other.low, high + other.high);
    }

    Interval minus(Interval other) {
        return rounded(low - other.high, high - other.low);
    }

    Interval times(Interval other) {
        double a = product(low, other.low);
        double b = product(low, other.high);
        double c = product(high, other.low);
        double d = product(high, other.high);
        return rounded(Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    /** 1/this without 0: a half-line if 0 is an end, everything if 0 lies inside. */
    Interval reciprocal() {
        if (low > 0 || high < 0) {
            return rounded(1 / high, 1 / low);
        }
        if (low == 0 && high > 0) {
            return new Interval(Math.nextDown(1 / high), Double.POSITIVE_INFINITY);
        }
        return high == 0 && low < 0 ? new Interval(Double.NEGATIVE_INFINITY, Math.nextUp(1 / low)) : ENTIRE;
    }

    /** this^n for n ≥ 0. */
    Interval power(int n) {
        if (n == 0) {
            return ONE;
        }
        double a = Math.pow(low, n);
        double b = Math.pow(high, n);
        if (n % 2 != 0) {
            return widened(a, b);
        }
        Interval hull = widened(Math.min(a, b), Math.max(a, b));
        return contains(0) ? new Interval(0, hull.high) : new Interval(Math.max(0, hull.low), hull.high);
    }

    /** The common part; this interval if rounding has torn them apart. */
    Interval intersection(Interval other) {
        double l = Math.max(low, other.low);
        double h = Math.min(high, other.high);
        return l <= h ? new Interval(l, h) : this;
    }

    Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    Interval maximum(Interval other) {
        return new Interval(Math.max(low, other.low), Math.max(high, other.high));
    }

    Interval minimum(Interval other) {
        return new Interval(Math.min(low, other.low), Math.min(high, other.high));
    }

    /** The image under a function that never decreases. */
    Interval increasing(DoubleUnaryOperator function) {
        return widened(function.applyAsDouble(low), function.applyAsDouble(high));
    }

    /** The image under a function that falls to its minimum {@code least} at {@code bottom} and rises afterwards. */
    Interval valley(DoubleUnaryOperator function, double bottom, double least) {
        double a = function.applyAsDouble(low);
        double b = function.applyAsDouble(high);
        Interval ends = widened(Math.min(a, b), Math.max(a, b));
        return contains(bottom) ? new Interval(Math.min(least, ends.low), ends.high) : ends;
    }

    /** The image under a function with values in {@code range} whose slope is at most {@code lipschitz}. */
    Interval lipschitz(DoubleUnaryOperator function, double lipschitz, Interval range) {
        if (!(width() < 1e6)) {
            return range;
        }
        double centre = function.applyAsDouble(middle());
        double radius = 0.5 * width() * lipschitz;
        return widened(centre - radius, centre + radius).intersection(range);
    }

    Interval sine() {
        return lookup(Math.PI / 2, Math.sin(low), Math.sin(high));
    }

    Interval cosine() {
        return lookup(0, Math.cos(low), Math.cos(high));
    }

    /** The image under a wave with its crests at {@code crest} + 2πk, of which the values at the ends are known. */
    private Interval lookup(double crest, double first, double last) {
        if (!(width() < 2 * Math.PI) || magnitude() > LARGE_ANGLE) {
            return new Interval(-1, 1);
        }
        Interval ends = widened(Math.min(first, last), Math.max(first, last));
        return new Interval(
                meets(crest + Math.PI) ? -1 : Math.max(-1, ends.low), meets(crest) ? 1 : Math.min(1, ends.high));
    }

    private boolean meets(double phase) {
        double slack = 1e-7;
        double turns = Math.ceil((low - slack - phase) / (2 * Math.PI));
        return phase + turns * 2 * Math.PI <= high + slack;
    }

    private static Interval widened(double low, double high) {
        return of(lower(low), upper(high));
    }

    /** A lower bound of a result that came out as x; an overflow to ∞ is still at least the largest double. */
    private static double lower(double x) {
        return x == Double.POSITIVE_INFINITY || x == Double.NEGATIVE_INFINITY
                ? Math.min(x, Double.MAX_VALUE)
                : x - Math.abs(x) * ELEMENTARY_ERROR;
    }

    private static double upper(double x) {
        return -lower(-x);
    }
}
