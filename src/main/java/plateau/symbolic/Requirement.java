package plateau.symbolic;

/** What a partial operation asks of the part of the formula it works on. */
enum Requirement {
    /** log, and powers that need a positive base. */
    POSITIVE(true),
    /** Square roots and fractional powers; touching 0 is allowed. */
    NOT_NEGATIVE(false),
    /** Denominators. */
    NOT_ZERO(true);

    private final boolean brokenByTouching;

    Requirement(boolean brokenByTouching) {
        this.brokenByTouching = brokenByTouching;
    }

    /** Whether a part that cannot be told from 0 breaks the requirement. */
    boolean isBrokenByTouching() {
        return brokenByTouching;
    }

    boolean isMetBy(Interval values) {
        return switch (this) {
            case POSITIVE -> values.isPositive();
            case NOT_NEGATIVE -> values.low() >= 0;
            case NOT_ZERO -> values.isPositive() || values.isNegative();
        };
    }

    boolean isBrokenBy(Interval values) {
        return switch (this) {
            case POSITIVE -> values.high() <= 0;
            case NOT_NEGATIVE -> values.isNegative();
            case NOT_ZERO -> values.low() == 0 && values.high() == 0;
        };
    }
}
