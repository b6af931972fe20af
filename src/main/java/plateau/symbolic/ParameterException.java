package plateau.symbolic;

import java.util.Objects;

/**
 * A parameter, an assumption on one or a value for one that cannot be used; the message names the culprit and what would be
 * right.
 */
public final class ParameterException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Reason {
        /** A number is needed where the parameter has no value. */
        UNSET,
        /** No formula has the parameter. */
        UNKNOWN,
        /** The name is not one a parameter can have. */
        BAD_NAME,
        /** The text is no assumption, or no value. */
        MALFORMED,
        /** A value or a bound is not a constant, or not a finite number. */
        NOT_A_CONSTANT,
        /** The parameter has two values. */
        SET_TWICE,
        /** No number satisfies the assumptions. */
        CONTRADICTORY,
        /** The value is outside the assumptions. */
        OUTSIDE,
        /** The assumptions allow values for which the formula is no link. */
        CONTRADICTS_LINK,
        /** The answer depends on where the parameters are, which the assumptions leave open. */
        NEEDS_ASSUMPTION
    }

    private final Reason reason;

    ParameterException(Reason reason, String message) {
        super(message);
        this.reason = Objects.requireNonNull(reason);
    }

    public Reason reason() {
        return reason;
    }

    /** The complaint that a formula is no link for some of the values that the assumptions allow. */
    public static ParameterException contradiction(String message) {
        return new ParameterException(Reason.CONTRADICTS_LINK, message);
    }

    /** The complaint that a parameter has a name that means something else where it is to be used. */
    public static ParameterException nameInUse(String name, String meaning) {
        return new ParameterException(
                Reason.BAD_NAME,
                "the parameter " + name + " has the name of " + meaning + "; give it another one, as w or b");
    }

    static ParameterException unset(String name) {
        return new ParameterException(
                Reason.UNSET, "the parameter " + name + " has no value; give one, as in --set " + name + "=1/2");
    }
}
