package plateau.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A case of golden/network.json: a network in weight space under population gradient flow by SciPy's DOP853 at rtol 1e-11
 * (origin and generator beside the file).
 */
record NetworkGolden(
        String name, LinkPair links, OverlapStart start, double epsilon, double[] times, List<OrderParameters> states) {

    @Override
    public String toString() {
        return name;
    }

    static List<NetworkGolden> all() {
        try (InputStream in = NetworkGolden.class.getResourceAsStream("/golden/network.json")) {
            List<NetworkGolden> cases = new ArrayList<>();
            for (JsonNode node :
                    new ObjectMapper().readTree(Objects.requireNonNull(in)).get("data")) {
                cases.add(of(node));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NetworkGolden of(JsonNode node) {
        double[] times = numbers(node.get("t"));
        List<OrderParameters> states = new ArrayList<>();
        for (int i = 0; i < times.length; i++) {
            JsonNode state = node.get("states").get(i);
            states.add(OrderParameters.of(
                    times[i],
                    state.get("risk").asDouble(),
                    numbers(state.get("a")),
                    numbers(state.get("s")),
                    flat(rows(state.get("r")))));
        }
        return new NetworkGolden(
                node.get("name").asText(),
                LinkPair.ofCoefficients(numbers(node.get("phi")), numbers(node.get("sigma"))),
                start(numbers(node.get("a0")), rows(node.get("U0")), numbers(node.get("ustar"))),
                node.get("eps").asDouble(),
                times,
                states);
    }

    /** The Gram entries of vectors. */
    static OverlapStart start(double[] a, double[][] u, double[] ustar) {
        int m = a.length;
        double[] s = new double[m];
        double[] r = new double[m * m];
        for (int i = 0; i < m; i++) {
            s[i] = product(u[i], ustar);
            for (int j = 0; j < m; j++) {
                r[i * m + j] = product(u[i], u[j]);
            }
        }
        return OverlapStart.of(a, s, r);
    }

    private static double product(double[] x, double[] y) {
        double sum = 0;
        for (int k = 0; k < x.length; k++) {
            sum += x[k] * y[k];
        }
        return sum;
    }

    private static double[][] rows(JsonNode array) {
        double[][] rows = new double[array.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = numbers(array.get(i));
        }
        return rows;
    }

    private static double[] flat(double[][] rows) {
        double[] flat = new double[rows.length * rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows.length, rows.length);
        }
        return flat;
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }
}
