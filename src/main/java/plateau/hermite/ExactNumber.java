package plateau.hermite;

import plateau.symbolic.Expression;

/** A constant of a link: in double precision, and as it was written. Immutable. */
record ExactNumber(double value, Expression form) {
    static final ExactNumber ZERO = of(0);
    static final ExactNumber ONE = of(1);

    static ExactNumber of(long n) {
        return new ExactNumber(n, Expression.of(n));
    }

    boolean isZero() {
        return value == 0;
    }

    boolean is(double x) {
        return value == x;
    }

    double signum() {
        return Math.signum(value);
    }

    ExactNumber plus(ExactNumber other) {
        return new ExactNumber(value + other.value, form.plus(other.form));
    }

    ExactNumber times(ExactNumber other) {
        return new ExactNumber(value * other.value, form.times(other.form));
    }

    ExactNumber over(ExactNumber other) {
        return new ExactNumber(value / other.value, form.over(other.form));
    }

    ExactNumber negated() {
        return new ExactNumber(-value, form.negated());
    }

    ExactNumber abs() {
        return value < 0 ? negated() : this;
    }

    ExactNumber raised(ExactNumber exponent) {
        return new ExactNumber(Math.pow(value, exponent.value), Expression.power(form, exponent.form));
    }

    ExactNumber root() {
        return new ExactNumber(Math.sqrt(value), Expression.root(form));
    }

    ExactNumber log() {
        return new ExactNumber(Math.log(value), Expression.call(Expression.Function.LOG, form));
    }
}
