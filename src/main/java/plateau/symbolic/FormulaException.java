package plateau.symbolic;

import java.util.OptionalInt;

/**
 * A formula that cannot be used: its text is malformed or too large, or it is not defined on the whole real line.
 *
 * <p>The message is one sentence that names the culprit and what would be right.
 */
public final class FormulaException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int NOWHERE = -1;

    private final int position;

    private FormulaException(int position, String message) {
        super(message);
        this.position = position;
    }

    /** A complaint about the character at the 0-based offset {@code position} of the text. */
    public static FormulaException at(int position, String message) {
        if (position < 0) {
            throw new IllegalArgumentException("the position is " + position + "; it counts from 0");
        }
        return new FormulaException(position, message);
    }

    /** A complaint about the formula as a whole. */
    public static FormulaException of(String message) {
        return new FormulaException(NOWHERE, message);
    }

    /** The 0-based offset of the culprit in the text, empty if the complaint is about the formula as a whole. */
    public OptionalInt position() {
        return position == NOWHERE ? OptionalInt.empty() : OptionalInt.of(position);
    }

    /** The same complaint with a place, unless it has one already. */
    FormulaException locatedAt(int offset) {
        return position == NOWHERE ? at(offset, messageText()) : this;
    }

    private String messageText() {
        String message = getMessage();
        return message == null ? "" : message;
    }
}
