package plateau.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads a law of a(0) from the command line's forms. */
final class InitialLawParser {
    private static final int MAXIMAL_ATOMS = 10_000;

    private InitialLawParser() {}

    static InitialLaw parse(String text) {
        String[] parts = text.strip().split(":", -1);
        String kind = parts[0].strip().toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "uniform" -> new InitialLaw.Uniform(number(text, parts, 1, 2), number(text, parts, 2, 2));
            case "normal" -> new InitialLaw.Normal(number(text, parts, 1, 2), number(text, parts, 2, 2));
            case "constant" -> InitialLaw.Atoms.constant(number(text, parts, 1, 1));
            case "rademacher" -> {
                requireCount(text, parts, 0);
                yield InitialLaw.Atoms.rademacher();
            }
            case "atoms" -> {
                requireCount(text, parts, 1);
                yield atoms(text, parts[1]);
            }
            default -> throw new InitialLawException(
                    "\"" + shorten(text) + "\" is no law of a(0): give " + InitialLaw.FORMS);
        };
    }

    private static InitialLaw atoms(String text, String list) {
        String[] atoms = list.split(",", -1);
        if (atoms.length > MAXIMAL_ATOMS) {
            throw new InitialLawException("a law of " + atoms.length + " atoms: at most " + MAXIMAL_ATOMS);
        }
        List<Double> values = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String atom : atoms) {
            String[] pair = atom.split("@", -1);
            if (pair.length != 2) {
                throw new InitialLawException(
                        "\"" + shorten(atom) + "\" is no atom: give value@weight, as in atoms:-0.5@0.3,0.2@0.7");
            }
            values.add(parseNumber(text, pair[0]));
            weights.add(parseNumber(text, pair[1]));
        }
        return InitialLaw.Atoms.of(values, weights);
    }

    private static double number(String text, String[] parts, int index, int count) {
        requireCount(text, parts, count);
        return parseNumber(text, parts[index]);
    }

    private static void requireCount(String text, String[] parts, int count) {
        if (parts.length != count + 1) {
            throw new InitialLawException("\"" + shorten(text) + "\" has " + (parts.length - 1) + " parameter(s), "
                    + parts[0] + " takes " + count + ": give " + InitialLaw.FORMS);
        }
    }

    private static double parseNumber(String text, String number) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw new InitialLawException(
                    "\"" + shorten(number) + "\" in \"" + shorten(text) + "\" is no number: give " + InitialLaw.FORMS);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
