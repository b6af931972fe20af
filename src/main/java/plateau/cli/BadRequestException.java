package plateau.cli;

import java.io.Serial;

/**
 * The request is wrong. The first line of the message is one sentence that names the option, its value and what would be
 * right; more lines may point at the place.
 */
final class BadRequestException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int LONGEST_VALUE = 40;

    BadRequestException(String message) {
        super(message);
    }

    BadRequestException(String option, String value, String complaint) {
        super(option + " " + shorten(value) + ": " + complaint);
    }

    /** A value short enough for a message, with nothing in it that could upset a terminal. */
    static String shorten(String value) {
        String clean = value.codePoints()
                .limit(LONGEST_VALUE + 1)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean longer = clean.codePointCount(0, clean.length()) > LONGEST_VALUE;
        String head = longer ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST_VALUE)) + "…" : clean;
        return head.isEmpty() || head.indexOf(' ') >= 0 ? "\"" + head + "\"" : head;
    }
}
