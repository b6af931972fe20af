package plateau.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;
import plateau.validation.Curve;
import plateau.validation.Panel;
import plateau.validation.RungResult;
import plateau.validation.Verdict;

/**
 * A validation as one JSON document for scripts. What is absent or not finite is {@code null}; the keys do not change.
 */
public final class ValidationJson {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<CaseResult> results;

    /** The document of some experiments. */
    public ValidationJson(List<CaseResult> results) {
        this.results = List.copyOf(results);
    }

    /** Agrees if there is an experiment and all agree. */
    public static Verdict verdict(List<CaseResult> results) {
        boolean all = !results.isEmpty() && results.stream().allMatch(r -> r.verdict() == Verdict.AGREES);
        return all ? Verdict.AGREES : Verdict.DISAGREES;
    }

    /** The document as text that ends with a line end. */
    public String text() {
        return write(tree());
    }

    /** The same with the data of the figures. */
    String textWithFigures() {
        ObjectNode root = tree();
        ArrayNode figures = root.putArray("figures");
        results.stream().flatMap(r -> r.panels().stream()).forEach(panel -> figures.add(panel(panel)));
        return write(root);
    }

    private static String write(ObjectNode root) {
        try {
            return MAPPER.writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain nodes can always be written", e);
        }
    }

    private ObjectNode tree() {
        ObjectNode root = NODES.objectNode();
        root.put("verdict", verdict(results).label());
        root.put("interrupted", results.stream().anyMatch(CaseResult::interrupted));
        ArrayNode comparisons = root.putArray("comparisons");
        for (CaseResult result : results) {
            for (RungResult rung : result.rungs()) {
                rung.comparisons().forEach(c -> comparisons.add(comparison(result, rung, c)));
            }
        }
        ArrayNode experiments = root.putArray("experiments");
        results.forEach(result -> experiments.add(experiment(result)));
        return root;
    }

    private static ObjectNode comparison(CaseResult result, RungResult rung, Comparison comparison) {
        ObjectNode node = NODES.objectNode();
        node.put("experiment", result.experiment().name());
        node.put("rung", rung.rung());
        node.put("name", comparison.name());
        put(node, "measured", comparison.measured());
        put(node, "allowed", comparison.allowed());
        node.put("agrees", comparison.agrees());
        node.put("value", comparison.value());
        node.put("reason", comparison.reason());
        node.put("suspect", comparison.suspect().map(s -> s.sentence()).orElse(null));
        return node;
    }

    private static ObjectNode experiment(CaseResult result) {
        ObjectNode node = NODES.objectNode();
        node.put("name", result.experiment().name());
        node.put("title", result.experiment().title());
        node.put("lesson", result.experiment().lesson());
        node.put("verdict", result.verdict().label());
        node.put("interrupted", result.interrupted());
        node.put("seed", result.experiment().problem().seed());
        put(node, "seconds", result.seconds());
        ArrayNode rungs = node.putArray("rungs");
        for (RungResult rung : result.rungs()) {
            ObjectNode entry = rungs.addObject();
            entry.put("name", rung.rung());
            entry.put("question", rung.question());
            entry.put("verdict", rung.verdict().label());
            put(entry, "seconds", rung.seconds());
            ArrayNode notes = entry.putArray("notes");
            rung.notes().forEach(notes::add);
        }
        return node;
    }

    private static ObjectNode panel(Panel panel) {
        ObjectNode node = NODES.objectNode();
        node.put("name", panel.key());
        node.put("title", panel.title());
        node.put("x", panel.x());
        node.put("y", panel.y());
        ArrayNode curves = node.putArray("curves");
        for (Curve curve : panel.curves()) {
            ObjectNode entry = curves.addObject();
            entry.put("name", curve.name());
            array(entry, "x", curve.points().stream().map(Curve.Point::x));
            array(entry, "y", curve.points().stream().map(Curve.Point::y));
            boolean intervals = curve.points().stream().anyMatch(p -> p.low() < p.high());
            if (intervals) {
                array(entry, "low", curve.points().stream().map(Curve.Point::low));
                array(entry, "high", curve.points().stream().map(Curve.Point::high));
            }
        }
        return node;
    }

    private static void array(ObjectNode node, String key, Stream<Double> values) {
        ArrayNode array = node.putArray(key);
        values.forEach(value -> {
            if (Double.isFinite(value)) {
                array.add(value);
            } else {
                array.addNull();
            }
        });
    }

    /** JSON has no NaN and no infinity: they would break every reader. */
    private static void put(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
