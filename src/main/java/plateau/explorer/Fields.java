package plateau.explorer;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The fields of one request by name, each given at most once; every number is finite and in its range, or refused in one sentence. */
final class Fields {
    private static final String NUMBER = "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?";
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_SHOWN = 40;

    private final Map<String, String> values;

    Fields(Map<String, String> values) {
        this.values = values;
    }

    /** The text of a field, null if it is absent or blank. */
    @Nullable
    String text(String name) {
        String value = values.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    String text(String name, String otherwise) {
        String value = text(name);
        return value == null ? otherwise : value;
    }

    /** One of some words. */
    String word(String name, String otherwise, java.util.List<String> words) {
        String value = text(name, otherwise);
        if (!words.contains(value)) {
            throw RefusedException.wrong(
                    name, name + " " + shorten(value) + " is not there: give one of " + String.join(", ", words));
        }
        return value;
    }

    OptionalDouble number(String name, double low, double high) {
        String value = text(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        double number = parse(name, value);
        if (!(number >= low && number <= high)) {
            throw RefusedException.wrong(
                    name, name + " " + shorten(value) + " is out of range: give a number from " + low + " to " + high);
        }
        return OptionalDouble.of(number);
    }

    OptionalInt whole(String name, int low, int high) {
        String value = text(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        String digits = value.strip();
        if (!digits.matches("\\d{1,9}") || Integer.parseInt(digits) < low || Integer.parseInt(digits) > high) {
            throw RefusedException.wrong(
                    name, name + " " + shorten(value) + ": give a whole number from " + low + " to " + high);
        }
        return OptionalInt.of(Integer.parseInt(digits));
    }

    /** Numbers separated by commas. */
    static double[] list(String name, String text, int most) {
        String[] parts = text.split(",", most + 2);
        if (parts.length > most) {
            throw RefusedException.wrong(name, "the list is too long: give at most " + most + " numbers");
        }
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = parse(name, parts[i]);
        }
        return numbers;
    }

    private static double parse(String name, String text) {
        String stripped = text.strip();
        if (stripped.length() <= LONGEST_NUMBER && stripped.matches(NUMBER)) {
            double value = Double.parseDouble(stripped);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw RefusedException.wrong(name, name + " " + shorten(text) + ": give a finite number, as in 0.5 or 1e-4");
    }

    /** A value short enough for a message. */
    static String shorten(String value) {
        String clean = value.codePoints()
                .limit(LONGEST_SHOWN + 1)
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        int length = clean.codePointCount(0, clean.length());
        return "“"
                + (length > LONGEST_SHOWN
                        ? clean.substring(0, clean.offsetByCodePoints(0, LONGEST_SHOWN)) + "…"
                        : clean)
                + "”";
    }
}
