package plateau.hermite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.hipparchus.special.Erf;
import plateau.link.LinkFunction;

/** The reference values of golden/hermite.json, and its functions as plain Java. */
final class GoldenHermite {
    private GoldenHermite() {}

    record Entry(double norm2, double[] coefficients) {}

    static Map<String, Entry> entries() {
        try (InputStream in = GoldenHermite.class.getResourceAsStream("/golden/hermite.json")) {
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> e :
                    new ObjectMapper().readTree(in).get("data").properties()) {
                JsonNode list = e.getValue().get("coefficients");
                double[] c = new double[list.size()];
                for (int k = 0; k < c.length; k++) {
                    c[k] = Double.parseDouble(list.get(k).asText());
                }
                entries.put(
                        e.getKey(),
                        new Entry(Double.parseDouble(e.getValue().get("norm2").asText()), c));
            }
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<String, LinkFunction> functions() {
        Map<String, LinkFunction> f = new LinkedHashMap<>();
        f.put("relu(z)", TestLink.of(z -> Math.max(z, 0), 0));
        f.put("relu(z+1/2)", TestLink.of(z -> Math.max(z + 0.5, 0), -0.5));
        f.put("tanh(z)", TestLink.of(Math::tanh));
        f.put("erf(z/sqrt(2))", TestLink.of(z -> Erf.erf(z / Math.sqrt(2))));
        f.put("sigmoid(z)", TestLink.of(z -> 1 / (1 + Math.exp(-z))));
        f.put("gelu(z)", TestLink.of(z -> z * Erf.erfc(-z / Math.sqrt(2)) / 2));
        f.put("softplus(z)", TestLink.of(z -> Math.log1p(Math.exp(z))));
        f.put("elu(z)", TestLink.of(z -> z > 0 ? z : Math.expm1(z), 0));
        f.put("swish(z)", TestLink.of(z -> z / (1 + Math.exp(-z))));
        f.put("exp(z)", TestLink.of(Math::exp));
        f.put("sin(z)", TestLink.of(Math::sin));
        f.put("cos(2z+1)", TestLink.of(z -> Math.cos(2 * z + 1)));
        f.put("abs(z)", TestLink.of(Math::abs, 0));
        f.put("step(z)", TestLink.of(z -> z > 0 ? 1 : 0, 0));
        f.put("z^4-3z+1", TestLink.of(z -> z * z * z * z - 3 * z + 1));
        f.put("exp(-z^2/2)", TestLink.of(z -> Math.exp(-z * z / 2)));
        return f;
    }
}
