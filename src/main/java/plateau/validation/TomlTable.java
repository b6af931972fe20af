package plateau.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * A table of an experiment file, read key by key: every value has its type and its range, or is refused with file, line, key,
 * value and what is allowed. {@link #close} refuses keys that nobody asked for.
 */
final class TomlTable {
    private static final int FARTHEST = 3;

    private final ExperimentSource source;
    private final String path;
    private final ObjectNode node;
    /** Values of {@code [quick.…]} that stand in for those of {@code node}. */
    private final ObjectNode instead;

    private final Set<String> asked = new LinkedHashSet<>();

    TomlTable(ExperimentSource source, String path, ObjectNode node, ObjectNode instead) {
        this.source = source;
        this.path = path;
        this.node = node;
        this.instead = instead;
    }

    static TomlTable top(ExperimentSource source, ObjectNode node) {
        return new TomlTable(source, "", node, JsonNodeFactory.instance.objectNode());
    }

    boolean has(String key) {
        asked.add(key);
        return node.has(key) || instead.has(key);
    }

    /** A complaint about a key of this table. */
    ExperimentException complaint(String key, String said) {
        return source.complaint(instead.has(key) ? "quick." + path : path, key, said);
    }

    private ExperimentException wrong(String key, String allowed) {
        return complaint(key, "the value is " + ExperimentSource.shown(value(key)) + ": give " + allowed);
    }

    private JsonNode value(String key) {
        return instead.has(key) ? instead.path(key) : node.path(key);
    }

    private JsonNode required(String key, String allowed) throws ExperimentException {
        if (!has(key)) {
            throw complaint(key, "this key is missing: give " + allowed);
        }
        return value(key);
    }

    /** A text that is not blank. */
    String text(String key, String allowed) throws ExperimentException {
        JsonNode value = required(key, allowed);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong(key, allowed);
        }
        return value.textValue();
    }

    Optional<String> optionalText(String key, String allowed) throws ExperimentException {
        return has(key) ? Optional.of(text(key, allowed)) : Optional.empty();
    }

    /** A number in [low, high]. */
    double number(String key, double low, double high) throws ExperimentException {
        String allowed = "a number from " + brief(low) + " to " + brief(high);
        return inRange(key, required(key, allowed), low, high, allowed);
    }

    double number(String key, double low, double high, double otherwise) throws ExperimentException {
        return has(key) ? number(key, low, high) : otherwise;
    }

    private double inRange(String key, JsonNode value, double low, double high, String allowed)
            throws ExperimentException {
        if (!value.isNumber() || !(value.doubleValue() >= low && value.doubleValue() <= high)) {
            throw wrong(key, allowed);
        }
        return value.doubleValue();
    }

    /** A whole number in [low, high]. */
    int whole(String key, int low, int high) throws ExperimentException {
        String allowed = "a whole number from " + low + " to " + high;
        return wholeInRange(key, required(key, allowed), low, high, allowed);
    }

    int whole(String key, int low, int high, int otherwise) throws ExperimentException {
        return has(key) ? whole(key, low, high) : otherwise;
    }

    private int wholeInRange(String key, JsonNode value, int low, int high, String allowed) throws ExperimentException {
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < low
                || value.intValue() > high) {
            throw wrong(key, allowed);
        }
        return value.intValue();
    }

    /** {@code true} or {@code false}. */
    boolean flag(String key, boolean otherwise) throws ExperimentException {
        if (!has(key)) {
            return otherwise;
        }
        if (!value(key).isBoolean()) {
            throw wrong(key, "true or false");
        }
        return value(key).booleanValue();
    }

    /** A list of at least {@code fewest} numbers in [low, high]. */
    List<Double> numbers(String key, int fewest, double low, double high) throws ExperimentException {
        String allowed = "a list of at least " + fewest + " numbers from " + brief(low) + " to " + brief(high);
        List<Double> numbers = new ArrayList<>();
        for (JsonNode entry : list(key, fewest, allowed)) {
            numbers.add(inRange(key, entry, low, high, allowed));
        }
        return numbers;
    }

    /** A list of at least {@code fewest} numbers in [low, high], each larger than the one before. */
    List<Double> rising(String key, int fewest, double low, double high) throws ExperimentException {
        List<Double> numbers = numbers(key, fewest, low, high);
        for (int i = 1; i < numbers.size(); i++) {
            if (!(numbers.get(i) > numbers.get(i - 1))) {
                throw wrong(key, "numbers that rise");
            }
        }
        return numbers;
    }

    /** A list of at least {@code fewest} whole numbers in [low, high]. */
    List<Integer> wholes(String key, int fewest, int low, int high) throws ExperimentException {
        String allowed = "a list of at least " + fewest + " whole numbers from " + low + " to " + high;
        List<Integer> wholes = new ArrayList<>();
        for (JsonNode entry : list(key, fewest, allowed)) {
            wholes.add(wholeInRange(key, entry, low, high, allowed));
        }
        return wholes;
    }

    private JsonNode list(String key, int fewest, String allowed) throws ExperimentException {
        JsonNode value = required(key, allowed);
        if (!value.isArray() || value.size() < fewest) {
            throw wrong(key, allowed);
        }
        return value;
    }

    /** A table in this one. */
    TomlTable table(String key) throws ExperimentException {
        return table(key, JsonNodeFactory.instance.objectNode());
    }

    TomlTable table(String key, ObjectNode quick) throws ExperimentException {
        if (!has(key)) {
            throw complaint(key, "this table is missing: give [" + key + "]");
        }
        if (!(value(key) instanceof ObjectNode inner)) {
            throw wrong(key, "a table [" + key + "]");
        }
        return new TomlTable(source, path.isEmpty() ? key : path + "." + key, inner, quick);
    }

    /** The tables of {@code [quick]}, which stand in for others. */
    ObjectNode plainTable(String key) throws ExperimentException {
        return has(key) ? table(key).node : JsonNodeFactory.instance.objectNode();
    }

    /** Refuses every key that was not asked for. */
    void close() throws ExperimentException {
        refuseUnknown(node.fieldNames());
        refuseUnknown(instead.fieldNames());
    }

    private void refuseUnknown(Iterator<String> keys) throws ExperimentException {
        while (keys.hasNext()) {
            String key = keys.next();
            if (!asked.contains(key)) {
                throw complaint(key, "there is no such key" + suggestion(key, asked));
            }
        }
    }

    /** The closest of the known names, and all of them. */
    static String suggestion(String word, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(FARTHEST);
        String closest = known.stream()
                .filter(name -> distance.apply(word, name) >= 0)
                .min(Comparator.comparingInt(name -> distance.apply(word, name)))
                .map(name -> ", did you mean " + name + "?")
                .orElse("");
        return closest + " Allowed: " + String.join(", ", known);
    }

    private static String brief(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7 ? Long.toString((long) value) : "" + value;
    }
}
