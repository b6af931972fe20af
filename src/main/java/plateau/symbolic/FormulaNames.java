package plateau.symbolic;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plateau.symbolic.Formula.Function;

/** The names of the grammar and, for a name it does not know, what was probably meant. */
final class FormulaNames {
    static final String LEAKY_RELU = "leaky-relu";
    static final String GAUSSIAN = "gaussian";
    static final String IDENTITY = "identity";
    static final String HERMITE = "He";
    static final String NORMALISED_HERMITE = "h";
    static final String PIECEWISE = "piecewise";

    private static final Map<String, Function> FUNCTIONS = new TreeMap<>();
    private static final Map<Function, String> TEXTS = new EnumMap<>(Function.class);
    /** Other houses' names of functions that exist here. */
    private static final Map<String, String> SYNONYMS = Map.ofEntries(
            Map.entry("ln", "log"),
            Map.entry("silu", "swish"),
            Map.entry("sgn", "sign"),
            Map.entry("heaviside", "step"),
            Map.entry("unitstep", "step"),
            Map.entry("theta", "step"),
            Map.entry("logistic", "sigmoid"),
            Map.entry("expit", "sigmoid"),
            Map.entry("ramp", "relu"),
            Map.entry("hermiteh", "He"),
            Map.entry("lrelu", LEAKY_RELU));

    static {
        for (Function function : Function.values()) {
            String text = function.name().toLowerCase(Locale.ROOT);
            FUNCTIONS.put(text, function);
            TEXTS.put(function, text);
        }
    }

    private FormulaNames() {}

    static Optional<Function> function(String name) {
        return Optional.ofNullable(FUNCTIONS.get(name.toLowerCase(Locale.ROOT)));
    }

    static String text(Function function) {
        return TEXTS.getOrDefault(function, function.name());
    }

    static boolean isBinary(Function function) {
        return function == Function.MAX || function == Function.MIN;
    }

    /** The second half of a complaint about {@code name}: the known name it resembles, or all of them. */
    static String suggestion(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String synonym = SYNONYMS.get(lower);
        if (synonym != null) {
            return "write " + synonym;
        }
        return known().stream()
                .filter(candidate -> isNear(lower, candidate))
                .min(Comparator.comparingInt(candidate -> distance(lower, candidate.toLowerCase(Locale.ROOT))))
                .map(nearest -> "did you mean " + nearest + "?")
                .orElseGet(() -> "known names are z, " + String.join(", ", known()));
    }

    /** Whether the grammar gives {@code name} a meaning, in whatever case it is written. */
    static boolean isTaken(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("z")
                || lower.equals("nan")
                || lower.startsWith("inf")
                || lower.equals("leaky_relu")
                || lower.equals("leakyrelu")
                || known().stream().anyMatch(lower::equalsIgnoreCase);
    }

    /** Whether {@code name} is probably a slip, or another house's name, of a name of the grammar. */
    static boolean resemblesAKnownName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SYNONYMS.containsKey(lower) || known().stream().anyMatch(candidate -> isNear(lower, candidate));
    }

    private static boolean isNear(String lower, String candidate) {
        return distance(lower, candidate.toLowerCase(Locale.ROOT)) <= 1 + candidate.length() / 4;
    }

    /** A name short enough for a message. */
    static String shown(String name) {
        String head = name.length() <= 30 ? name : name.substring(0, 30) + "...";
        return head.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static List<String> known() {
        List<String> names = FUNCTIONS.keySet().stream().collect(Collectors.toList());
        names.addAll(List.of(GAUSSIAN, IDENTITY, LEAKY_RELU, PIECEWISE, HERMITE, NORMALISED_HERMITE, "Pi", "E"));
        return names;
    }

    /** Levenshtein's distance; names much longer than any known one are far by their length alone. */
    private static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 5) {
            return 100;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substitution, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
