package plateau.symbolic;

/**
 * What is certain of a function f on a cell X with centre m.
 *
 * @param value encloses f(X)
 * @param slope encloses f′(X), and the slopes on either side where f has a corner
 * @param centre encloses f(m)
 */
record Enclosure(Interval value, Interval slope, Interval centre) {
    static Enclosure constant(double value) {
        Interval point = Interval.point(value);
        return new Enclosure(point, Interval.ZERO, point);
    }

    /** A number known to within one rounding. */
    static Enclosure rounded(double value) {
        Interval around = Interval.of(Math.nextDown(value), Math.nextUp(value));
        return new Enclosure(around, Interval.ZERO, around);
    }

    /** Intersects the value with the mean-value form f(m) + f′(X)(X − m), which is sharper on small cells. */
    Enclosure tightened(Interval offsets) {
        Interval meanValue = centre.plus(slope.times(offsets));
        return new Enclosure(value.intersection(meanValue), slope, centre);
    }

    /** What both enclosures of the same function allow. */
    Enclosure intersection(Enclosure other) {
        return new Enclosure(
                value.intersection(other.value), slope.intersection(other.slope), centre.intersection(other.centre));
    }

    Enclosure negated() {
        return new Enclosure(value.negated(), slope.negated(), centre.negated());
    }

    Enclosure plus(Enclosure other) {
        return new Enclosure(value.plus(other.value), slope.plus(other.slope), centre.plus(other.centre));
    }

    Enclosure minus(Enclosure other) {
        return new Enclosure(value.minus(other.value), slope.minus(other.slope), centre.minus(other.centre));
    }

    Enclosure times(Enclosure other) {
        return new Enclosure(
                value.times(other.value),
                slope.times(other.value).plus(value.times(other.slope)),
                centre.times(other.centre));
    }

    /** 1/this. */
    Enclosure reciprocal() {
        Interval inverse = value.reciprocal();
        return new Enclosure(inverse, slope.times(inverse.power(2)).negated(), centre.reciprocal());
    }

    /** this^n for n ≥ 0. */
    Enclosure power(int n) {
        Interval outer = n == 0 ? Interval.ZERO : value.power(n - 1).times(Interval.point(n));
        return new Enclosure(value.power(n), outer.times(slope), centre.power(n));
    }

    /** An outer function, of which the image, the slope on the image and the value at the centre are known. */
    Enclosure composed(Interval image, Interval outerSlope, Interval outerCentre) {
        return new Enclosure(image, outerSlope.times(slope), outerCentre);
    }

    Enclosure extremum(Enclosure other, boolean maximum) {
        boolean first = maximum ? value.low() >= other.value.high() : value.high() <= other.value.low();
        boolean second = maximum ? other.value.low() >= value.high() : other.value.high() <= value.low();
        Interval slopes = first ? slope : second ? other.slope : slope.hull(other.slope);
        return new Enclosure(
                maximum ? value.maximum(other.value) : value.minimum(other.value),
                slopes,
                maximum ? centre.maximum(other.centre) : centre.minimum(other.centre));
    }
}
