package plateau.symbolic;

import plateau.symbolic.ParameterException.Reason;

/** Reads a constant: an exact number such as 1/2 or an expression of numbers such as sqrt(2) or Pi/4. */
final class ConstantReader {
    private ConstantReader() {}

    /**
     * The constant that {@code text} is.
     *
     * @param where what it belongs to, for messages
     * @throws ParameterException if it is no constant or no finite number
     */
    static Formula read(String text, String where) {
        Formula value = parsed(text, where);
        if (!Constancy.isConstant(value)) {
            throw new ParameterException(
                    Reason.NOT_A_CONSTANT,
                    where + ": " + FormulaNames.shown(text.strip()) + " depends on z; give a constant such as 1/2,"
                            + " sqrt(2) or Pi/4");
        }
        requireFinite(value, where);
        return value;
    }

    private static Formula parsed(String text, String where) {
        if (text.isBlank()) {
            throw new ParameterException(
                    Reason.MALFORMED, where + ": a number is missing; give a constant such as 1/2, sqrt(2) or Pi/4");
        }
        try {
            return FormulaParser.parse(text);
        } catch (FormulaException e) {
            throw new ParameterException(
                    Reason.NOT_A_CONSTANT,
                    where + ": " + FormulaNames.shown(text.strip()) + " is not a constant (" + e.getMessage()
                            + "); give one such as 1/2, sqrt(2) or Pi/4");
        }
    }

    private static void requireFinite(Formula value, String where) {
        try {
            DomainCheck.check(value);
        } catch (FormulaException e) {
            throw new ParameterException(Reason.NOT_A_CONSTANT, where + ": " + e.getMessage());
        }
    }
}
