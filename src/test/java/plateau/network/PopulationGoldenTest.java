package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The population flow in weight space against SciPy, every state of every case. */
class PopulationGoldenTest {
    private static final double TOLERANCE = 1e-8;

    static List<JsonNode> cases() throws IOException {
        try (InputStream in = PopulationGoldenTest.class.getResourceAsStream("/golden/network.json")) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(Objects.requireNonNull(in)).get("data").forEach(cases::add);
            assertThat(cases).hasSize(3);
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStateAgrees(JsonNode golden) {
        NetworkProblem problem = new NetworkProblem(
                PopulationLinks.hermite(numbers(golden.get("phi"))),
                PopulationLinks.hermite(numbers(golden.get("sigma"))),
                golden.get("eps").asDouble());
        NetworkStart start =
                NetworkStart.of(numbers(golden.get("a0")), flattened(golden.get("U0")), numbers(golden.get("ustar")));
        NetworkRun run =
                PopulationTraining.run(problem, start, numbers(golden.get("t")), 1e-11, TrainingObserver.SILENT);
        assertThat(run.outcome()).isEqualTo(NetworkRun.Outcome.END_REACHED);
        assertThat(run.states()).hasSameSizeAs(golden.get("states"));
        for (int i = 0; i < run.states().size(); i++) {
            NetworkState state = run.states().get(i);
            JsonNode expected = golden.get("states").get(i);
            assertThat(state.time()).isEqualTo(golden.get("t").get(i).asDouble());
            assertThat(state.risk().orElseThrow())
                    .isCloseTo(expected.get("risk").asDouble(), within(TOLERANCE));
            assertThat(state.a()).containsExactly(numbers(expected.get("a")), within(TOLERANCE));
            assertThat(state.s()).containsExactly(numbers(expected.get("s")), within(TOLERANCE));
            assertThat(state.r()).containsExactly(flattened(expected.get("r")), within(TOLERANCE));
        }
    }

    private static double[] numbers(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static double[] flattened(JsonNode rows) {
        List<Double> values = new ArrayList<>();
        rows.forEach(row -> row.forEach(value -> values.add(value.asDouble())));
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
