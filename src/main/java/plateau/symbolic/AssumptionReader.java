package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plateau.symbolic.ParameterException.Reason;
import plateau.symbolic.ParameterRange.Bound;

/**
 * Reads one assumption, {@code w > 0}, {@code 1 >= c} or {@code 0 < c < 1}: a name compared with one constant, or between two.
 */
final class AssumptionReader {
    private static final Pattern RELATION = Pattern.compile("<=|>=|=<|=>|==|!=|<>|[<>=\u2264\u2265\u2260]");
    private static final String REMEDY = "; write it like w>0, a>=1 or 0<c<1";

    private final String text;
    private final List<String> sides = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();

    private AssumptionReader(String text) {
        this.text = text;
        Matcher relation = RELATION.matcher(text);
        int from = 0;
        while (relation.find()) {
            sides.add(text.substring(from, relation.start()).strip());
            relations.add(ascii(relation.group()));
            from = relation.end();
        }
        sides.add(text.substring(from).strip());
    }

    /** What is assumed of a parameter. */
    record Assumption(String name, ParameterRange range) {}

    /**
     * Reads {@code text}.
     *
     * @throws ParameterException if it is no assumption
     */
    static Assumption read(String text) {
        return new AssumptionReader(text.strip()).assumption();
    }

    private static String ascii(String relation) {
        return switch (relation) {
            case "\u2264", "=<" -> "<=";
            case "\u2265", "=>" -> ">=";
            case "==" -> "=";
            case "\u2260", "<>" -> "!=";
            default -> relation;
        };
    }

    private Assumption assumption() {
        if (relations.isEmpty() || relations.size() > 2) {
            throw malformed("compares nothing".repeat(relations.isEmpty() ? 1 : 0)
                    + "compares too much".repeat(relations.isEmpty() ? 0 : 1));
        }
        relations.forEach(this::requireOrder);
        int place = relations.size() == 2 ? 1 : placeOfName();
        String name = sides.get(place);
        ParameterNames.requireFree(name);
        ParameterRange range = ParameterRange.ANY;
        for (int i = 0; i < relations.size(); i++) {
            range = range.intersection(half(i, place));
        }
        requireOneDirection();
        if (range.isEmpty()) {
            throw new ParameterException(
                    Reason.CONTRADICTORY, quoted() + " holds for no number; give the smaller bound first, as in 0<c<1");
        }
        return new Assumption(name, range);
    }

    /** The half-line that comparison i allows. */
    private ParameterRange half(int i, int place) {
        boolean nameFirst = i == place;
        Formula value = ConstantReader.read(sides.get(nameFirst ? i + 1 : i), quoted());
        String relation = relations.get(i);
        Bound bound = new Bound(value, !relation.endsWith("="));
        boolean above = relation.startsWith(">") == nameFirst;
        return above
                ? new ParameterRange(Optional.of(bound), Optional.empty())
                : new ParameterRange(Optional.empty(), Optional.of(bound));
    }

    /** Which side of the only comparison is the parameter; a taken name such as Pi is a constant if the other side is free. */
    private int placeOfName() {
        boolean first = isName(sides.get(0));
        boolean second = isName(sides.get(1));
        return first && (!second || !FormulaNames.isTaken(sides.get(0))) ? 0 : 1;
    }

    private static boolean isName(String side) {
        return side.matches("[A-Za-z][A-Za-z0-9]*+");
    }

    private void requireOrder(String relation) {
        if (relation.equals("=")) {
            throw malformed("gives a value, which is --set's affair");
        }
        if (relation.equals("!=")) {
            throw malformed("leaves out a point, but an assumption is an interval");
        }
    }

    private void requireOneDirection() {
        if (relations.size() == 2
                && relations.get(0).charAt(0) != relations.get(1).charAt(0)) {
            throw malformed("compares in two directions");
        }
    }

    private ParameterException malformed(String complaint) {
        return new ParameterException(Reason.MALFORMED, quoted() + " " + complaint + REMEDY);
    }

    private String quoted() {
        return "the assumption \"" + FormulaNames.shown(text) + "\"";
    }
}
