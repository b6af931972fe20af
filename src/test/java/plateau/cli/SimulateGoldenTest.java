package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden state of a network of finite width, through the command line, by two models that share no formula. */
class SimulateGoldenTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final double TOLERANCE = 1e-8;

    @TempDir
    private Path temporary = Path.of("");

    static Stream<Arguments> cases() throws Exception {
        JsonNode golden = MAPPER.readTree(Files.readString(Path.of("src/test/resources/golden/network.json")));
        return StreamSupport.stream(golden.get("data").spliterator(), false)
                .flatMap(c -> Stream.of("overlap", "network").map(model -> Arguments.of(model, c)));
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("cases")
    void statesAreTheGoldenOnes(String model, JsonNode golden) throws Exception {
        Path start = Files.writeString(temporary.resolve("start.json"), golden.toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Plateau.execute(
                new PrintWriter(out),
                new PrintWriter(err),
                "simulate",
                "--model",
                model,
                "--phi",
                list(golden.get("phi")),
                "--sigma",
                list(golden.get("sigma")),
                "--epsilon",
                golden.get("eps").asText(),
                "--start",
                start.toString(),
                "--times",
                list(golden.get("t")),
                "--rtol",
                "1e-11",
                "--json");
        assertThat(status).as(err.toString()).isZero();
        JsonNode found = MAPPER.readTree(out.toString());
        assertThat(found.get("termination").asText()).isEqualTo("end-reached");
        assertThat(found.get("width")).isEqualTo(golden.get("m"));
        assertThat(found.get("dimension").intValue()).isEqualTo(golden.get("d").intValue());
        assertThat(found.get("states")).hasSameSizeAs(golden.get("states"));
        for (int i = 0; i < golden.get("states").size(); i++) {
            JsonNode expected = golden.get("states").get(i);
            JsonNode state = found.get("states").get(i);
            assertThat(state.get("t").doubleValue())
                    .isEqualTo(golden.get("t").get(i).doubleValue());
            for (String key : List.of("risk", "a", "s", "r")) {
                assertClose(state.get(key), expected.get(key), key + " of state " + i);
            }
        }
    }

    private static void assertClose(JsonNode found, JsonNode expected, String what) {
        if (expected.isNumber()) {
            assertThat(found.doubleValue()).as(what).isCloseTo(expected.doubleValue(), within(TOLERANCE));
            return;
        }
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertClose(found.get(i), expected.get(i), what);
        }
    }

    private static String list(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }
}
