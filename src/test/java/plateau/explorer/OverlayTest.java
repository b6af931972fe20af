package plateau.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The streams of overlays: what they say, that they can be stopped, and that their number is bounded. */
@Timeout(120)
class OverlayTest {
    private ExplorerServer server = ExplorerServer.start(0, ExplorerLimits.defaults(), "test");
    private Page page = new Page(server);

    @BeforeEach
    void checkNothingIsAtWork() throws Exception {
        assertThat(overlaysAtWork()).isZero();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private record Event(String name, JsonNode data) {}

    private static List<Event> events(Stream<String> lines) {
        List<Event> events = new ArrayList<>();
        String name = "";
        Iterator<String> all = lines.iterator();
        while (all.hasNext()) {
            String line = all.next();
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                events.add(new Event(name, Page.json(line.substring(6))));
            }
        }
        return events;
    }

    private List<Event> run(Map<String, String> fields) throws Exception {
        return events(page.overlay(fields).body());
    }

    private int overlaysAtWork() throws Exception {
        return Page.json(page.get("/api/status", Map.of())).get("overlays").asInt();
    }

    @ParameterizedTest
    @CsvSource({"flow", "sgd"})
    void sendsItsPointsInOrder(String model) throws Exception {
        List<Event> events =
                run(Page.problem("model", model, "id", "one", "width", "20", "epsilon", "0.1", "until", "1"));
        assertThat(events.get(0).name()).isEqualTo("begin");
        assertThat(events.get(0).data().get("width").asInt()).isEqualTo(20);
        assertThat(events.get(events.size() - 1).name()).isEqualTo("end");
        List<JsonNode> points = events.stream()
                .filter(e -> e.name().equals("point"))
                .map(Event::data)
                .toList();
        assertThat(points).hasSizeGreaterThan(20);
        double t = 0;
        for (JsonNode point : points) {
            assertThat(point.get("t").asDouble()).isGreaterThan(t);
            t = point.get("t").asDouble();
            assertThat(point.get("risk").asDouble()).isPositive();
            assertThat(point.get("a").size()).isEqualTo(point.get("s").size()).isBetween(1, 40);
        }
        double first = points.get(0).get("risk").asDouble();
        assertThat(points.get(points.size() - 1).get("risk").asDouble()).isLessThan(0.8 * first);
        assertThat(overlaysAtWork()).isZero();
    }

    /** The flow of many neurons is near the prediction, which is its limit. */
    @Test
    void theFlowComesNearThePrediction() throws Exception {
        List<Event> events = run(Page.problem("id", "near", "width", "400", "epsilon", "1e-2", "until", "0.5"));
        JsonNode curve = Page.json(page.get("/api/explore", Page.problem("epsilon", "1e-2")))
                .get("curve");
        int compared = 0;
        for (Event event : events) {
            if (event.name().equals("point") && event.data().get("t").asDouble() > 1e-3) {
                double t = event.data().get("t").asDouble();
                int i = 0;
                while (i < curve.get("t").size() - 2 && curve.get("t").get(i).asDouble() < t) {
                    i++;
                }
                double low = curve.get("risk").get(i + 1).asDouble();
                double high = curve.get("risk").get(Math.max(0, i - 2)).asDouble();
                assertThat(event.data().get("risk").asDouble()).isBetween(0.9 * low - 0.02, 1.1 * high + 0.02);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(30);
    }

    @ParameterizedTest
    @CsvSource({"flow,1e-9", "sgd,1e-4"})
    void canBeStopped(String model, String epsilon) throws Exception {
        Map<String, String> fields = Page.problem(
                "model",
                model,
                "id",
                "long",
                "width",
                model.equals("flow") ? "400" : "200",
                "epsilon",
                epsilon,
                "classes",
                "100");
        Iterator<String> lines = page.overlay(fields).body().iterator();
        while (!lines.next().startsWith("event: point")) {
            assertThat(lines.hasNext()).isTrue();
        }
        JsonNode said = Page.json(page.post("/api/overlay/stop", Map.of("id", "long")));
        assertThat(said.get("stopped").asBoolean()).isTrue();
        List<String> rest = new ArrayList<>();
        lines.forEachRemaining(rest::add);
        assertThat(String.join("\n", rest)).contains("event: end").contains("Stopped; the points so far are kept.");
        assertThat(Page.json(page.post("/api/overlay/stop", Map.of("id", "long")))
                        .get("stopped")
                        .asBoolean())
                .isFalse();
    }

    /** A page that goes away takes its overlay with it. */
    @Test
    void endsWithItsPage() throws Exception {
        Map<String, String> fields = Page.problem("model", "sgd", "id", "left", "width", "200", "epsilon", "1e-4");
        Stream<String> lines = page.overlay(fields).body();
        assertThat(lines.iterator().next()).startsWith("event: begin");
        lines.close();
        long latest = System.nanoTime() + 30_000_000_000L;
        while (overlaysAtWork() > 0 && System.nanoTime() < latest) {
            Thread.sleep(50);
        }
        assertThat(overlaysAtWork()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width|201|width|1 to 200",
                "width|0|width|1 to 200",
                "seed|-1|seed|whole number",
                "until|-1|until|out of range",
                "step|2|step|out of range",
                "model|network|model|flow, sgd",
                "epsilon|1e-12|epsilon|times what is run here",
                "target|foo(z)|target|foo",
                "activation|step|activation|jump",
                "init|atoms:1@0.5,2@0.5|width|cannot fill"
            })
    void refusesInWords(String name, String value, String field, String said) throws Exception {
        Map<String, String> fields = Page.problem("model", "sgd", "id", "no", name, value);
        if (name.equals("init")) {
            fields.put("width", "1");
        }
        List<Event> events = run(fields);
        Event last = events.get(events.size() - 1);
        assertThat(last.name()).isEqualTo("refused");
        JsonNode error = last.data().get("error");
        assertThat(error.get("message").asText()).contains(said);
        if (!name.equals("activation")) {
            assertThat(error.get("field").asText()).isEqualTo(field);
        }
    }

    @Test
    void needsAnIdentifier() throws Exception {
        assertThat(run(Page.problem("model", "flow"))
                        .get(0)
                        .data()
                        .at("/error/field")
                        .asText())
                .isEqualTo("id");
    }
}
