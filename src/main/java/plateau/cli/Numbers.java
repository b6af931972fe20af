package plateau.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the numbers of options; every number is finite and in its range, or refused in one sentence. */
final class Numbers {
    private static final int LONGEST_NUMBER = 60;

    private Numbers() {}

    /** A finite number. */
    static double number(String option, String text) {
        double value = parse(option, text);
        if (!Double.isFinite(value)) {
            throw new BadRequestException(option, text, "give a finite number, as in 0.5 or 1e-4");
        }
        return value;
    }

    private static double parse(String option, String text) {
        String stripped = text.strip();
        // Java's own forms "1d", "0x1p3" are no numbers of ours.
        if (stripped.length() <= LONGEST_NUMBER && stripped.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            return Double.parseDouble(stripped);
        }
        throw new BadRequestException(option, text, "give a number, as in 0.5 or 1e-4");
    }

    /** A number in [low, high]; absent if the option is. */
    static OptionalDouble inRange(String option, @Nullable String text, double low, double high, String range) {
        if (text == null) {
            return OptionalDouble.empty();
        }
        double value = number(option, text);
        if (!(value >= low && value <= high)) {
            throw new BadRequestException(option, text, "give " + range);
        }
        return OptionalDouble.of(value);
    }

    /** A whole number in [low, high]; absent if the option is. */
    static OptionalInt whole(String option, @Nullable String text, int low, int high) {
        if (text == null) {
            return OptionalInt.empty();
        }
        String stripped = text.strip();
        boolean digits = stripped.matches("[+-]?\\d{1,9}");
        if (!digits || Integer.parseInt(stripped) < low || Integer.parseInt(stripped) > high) {
            throw new BadRequestException(option, text, "give a whole number from " + low + " to " + high);
        }
        return OptionalInt.of(Integer.parseInt(stripped));
    }

    /** A list of numbers, separated by commas. */
    static List<Double> list(String option, String text, int most) {
        if (text.isBlank()) {
            throw new BadRequestException(
                    option, text, "the list is empty: give numbers separated by commas, as in 1,0.5");
        }
        String[] parts = text.split(",", most + 2);
        if (parts.length > most) {
            throw new BadRequestException(option, text, "the list is too long: give at most " + most + " numbers");
        }
        List<Double> values = new ArrayList<>();
        for (String part : parts) {
            if (part.isBlank()) {
                throw new BadRequestException(option, text, "a number is missing between two commas or at an end");
            }
            values.add(number(option, part.strip()));
        }
        return values;
    }

    /** A list of different numbers in [low, high]. */
    static List<Double> differentInRange(String option, String text, int most, double low, double high, String range) {
        List<Double> values = list(option, text, most);
        Set<Double> seen = new HashSet<>();
        String[] parts = text.split(",", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!(values.get(i) >= low && values.get(i) <= high)) {
                throw new BadRequestException(option, parts[i].strip(), "give " + range);
            }
            if (!seen.add(values.get(i))) {
                throw new BadRequestException(option, parts[i].strip(), "this value is there twice, give each once");
            }
        }
        return values;
    }
}
