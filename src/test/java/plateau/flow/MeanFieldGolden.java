package plateau.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A case of golden/meanfield.json: residuals and learning times of the mean-field flow by SciPy's Radau at rtol 1e-11
 * (origin and generator beside the file).
 */
public record MeanFieldGolden(
        String name,
        LinkPair links,
        NeuronClasses classes,
        double epsilon,
        List<Double> times,
        List<double[]> residuals,
        Map<Integer, List<OptionalDouble>> learned) {

    @Override
    public String toString() {
        return name;
    }

    /** t90, t50, t10 of a degree of the case. */
    public List<OptionalDouble> learnedAt(int degree) {
        return Objects.requireNonNull(learned.get(degree));
    }

    /** All cases of the file. */
    public static List<MeanFieldGolden> all() {
        try (InputStream in = MeanFieldGolden.class.getResourceAsStream("/golden/meanfield.json")) {
            List<MeanFieldGolden> cases = new ArrayList<>();
            for (JsonNode node :
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get("data")) {
                cases.add(of(node));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MeanFieldGolden of(JsonNode node) {
        double[] a0 = numbers(node.get("a0"));
        List<Double> times = new ArrayList<>();
        List<double[]> residuals = new ArrayList<>();
        for (int i = 0; i < node.get("t").size(); i++) {
            times.add(node.get("t").get(i).asDouble());
            residuals.add(numbers(node.get("residuals").get(i)));
        }
        Map<Integer, List<OptionalDouble>> learned = new TreeMap<>();
        node.get("times").properties().forEach(entry -> {
            List<OptionalDouble> levels = new ArrayList<>();
            entry.getValue()
                    .forEach(t -> levels.add(t.isNull() ? OptionalDouble.empty() : OptionalDouble.of(t.asDouble())));
            learned.put(Integer.parseInt(entry.getKey()), levels);
        });
        return new MeanFieldGolden(
                node.get("name").asText(),
                LinkPair.ofCoefficients(numbers(node.get("phi")), numbers(node.get("sigma"))),
                NeuronClasses.of(numbers(node.get("weights")), a0, new double[a0.length]),
                node.get("eps").asDouble(),
                times,
                residuals,
                learned);
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }
}
