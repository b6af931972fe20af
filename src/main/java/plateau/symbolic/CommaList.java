package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import plateau.symbolic.ParameterException.Reason;

/** Cuts a list at the commas that stand outside parentheses: {@code b=max(1,2), w=2}. */
final class CommaList {
    private static final int MAX_LENGTH = 4000;

    private CommaList() {}

    /**
     * The parts, none of them blank.
     *
     * @param what one part, for messages
     */
    static List<String> split(String text, String what) {
        if (text.length() > MAX_LENGTH) {
            throw new ParameterException(
                    Reason.MALFORMED,
                    "the list has " + text.length() + " characters; at most " + MAX_LENGTH + " are read, shorten it");
        }
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth <= 0) {
                parts.add(text.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(text.substring(from));
        if (parts.stream().anyMatch(String::isBlank)) {
            throw new ParameterException(
                    Reason.MALFORMED,
                    "in \"" + FormulaNames.shown(text) + "\" an " + what + " is missing before or after a comma, or"
                            + " altogether; complete or remove it");
        }
        return parts;
    }
}
