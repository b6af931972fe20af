package plateau.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.FormulaLink;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;

/** Every answer of the server, asked for as the page does. */
class ExplorerServerTest {
    private static ExplorerServer server;
    private static Page page;

    @BeforeAll
    static void start() {
        server = ExplorerServer.start(0, ExplorerLimits.defaults(), "test");
        page = new Page(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void listensOnTheLoopbackAddressOnly() {
        assertThat(server.address().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.address().getPort()).isPositive();
    }

    @Test
    void answersWhatThePredictorAnswers() throws Exception {
        HttpResponse<String> response = page.get("/api/explore", Page.problem());
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse("z + z^2/2")),
                HermiteExpansion.of(FormulaLink.parse("relu(z + 1/2)")),
                4);
        PredictionRequest request = PredictionRequest.of(links, InitialLaw.parse("uniform:-1:1"), List.of(1e-3));
        Prediction expected = Predictor.predict(request.withRtol(Explorations.PAGE_RTOL), Progress.SILENT);

        JsonNode answer = Page.json(response);
        assertTimes(answer.at("/prediction"), expected);
        assertThat(answer.at("/tolerance/shown").asDouble()).isEqualTo(1e-6);
        assertTimes(
                Page.json(page.get("/api/document/prediction.json", Page.problem())),
                Predictor.predict(request, Progress.SILENT));
        assertThat(answer.at("/answer/0").asText()).contains("0 → 1 → 2");
        JsonNode risk = answer.at("/curve/risk");
        assertThat(risk.size()).isEqualTo(answer.at("/curve/t").size()).isGreaterThan(100);
        assertThat(risk.get(0).asDouble())
                .isCloseTo(expected.runs().get(0).curve().risk(0), within(1e-6));
        assertThat(answer.at("/curve/energies")).hasSize(3);
        assertThat(response.headers().firstValue("Server-Timing").orElseThrow())
                .matches("expand;dur=[0-9.]+, solve;dur=[0-9.]+, write;dur=[0-9.]+, total;dur=[0-9.]+");
    }

    private static void assertTimes(JsonNode answer, Prediction expected) {
        JsonNode times = answer.at("/runs/0/times");
        assertThat(times).hasSize(3);
        for (JsonNode time : times) {
            double t50 = expected.runs()
                    .get(0)
                    .timesOf(time.get("degree").asInt())
                    .orElseThrow()
                    .t50()
                    .orElseThrow();
            assertThat(time.get("t50").asDouble()).isEqualTo(t50);
        }
    }

    @Test
    void readsListsOfCoefficients() throws Exception {
        Map<String, String> fields =
                Map.of("phi", "0,1,0.5", "sigma", "1,1,1", "epsilon", "1e-3", "init", "rademacher");
        JsonNode answer = Page.json(page.get("/api/explore", fields));
        assertThat(answer.at("/prediction/degrees/2/phi").asDouble()).isEqualTo(0.5);
        assertThat(answer.at("/prediction/classes").asInt()).isEqualTo(2);
    }

    @Test
    void saysWhatItLeftOutToBeQuick() throws Exception {
        JsonNode chosen =
                Page.json(page.get("/api/explore", Map.of("target", "relu", "activation", "relu", "epsilon", "1e-3")));
        assertThat(chosen.at("/notes/0").asText())
                .contains("Only degrees up to 4")
                .contains("predict keeps up to 20");
        JsonNode asked = Page.json(page.get(
                "/api/explore", Map.of("target", "relu", "activation", "relu", "epsilon", "1e-3", "degree", "4")));
        assertThat(asked.at("/notes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "target|z^2/2 - relu(z)|\\frac{1}{2}\\,z^{2} - \\operatorname{relu}(z)",
                "activation|tanh|\\tanh(z)",
                "phi|0, -1, 0.5, 1e-7|-h_1(z) + \\frac{1}{2}\\,h_2(z) + 1\\cdot 10^{-7}\\,h_3(z)",
                "sigma|1, 1|1 + h_1(z)",
                "target|log(z)|\\ln(z)"
            })
    void setsWhatIsTyped(String field, String text, String tex) throws Exception {
        HttpResponse<String> response = page.get("/api/formula", Map.of(field, text));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Page.json(response).get("tex").asText()).isEqualTo(tex);
    }

    @Test
    void setsNoFormulaThatItCannotReadOrWrite() throws Exception {
        assertThat(Page.json(page.get("/api/formula", Map.of("target", "piecewise(z < 0, 0, z)")))
                        .get("tex")
                        .isNull())
                .isTrue();
        HttpResponse<String> wrong = page.get("/api/formula", Map.of("activation", "z + foo(z)"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(Page.json(wrong).at("/error/field").asText()).isEqualTo("activation");
        assertThat(Page.json(wrong).at("/error/position").asInt()).isEqualTo(4);
        assertThat(page.get("/api/formula", Map.of()).statusCode()).isEqualTo(400);
    }

    @Test
    void portraysTheClasses() throws Exception {
        JsonNode portrait = Page.json(page.get("/api/portrait", Page.problem("init", "rademacher")));
        int points = portrait.get("t").size();
        assertThat(portrait.get("classes")).hasSize(2);
        for (JsonNode one : portrait.get("classes")) {
            assertThat(one.get("a").size()).isEqualTo(points);
            assertThat(one.get("s").get(0).asDouble()).isCloseTo(0, within(1e-2));
            for (JsonNode s : one.get("s")) {
                assertThat(Math.abs(s.asDouble())).isLessThanOrEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "report.html|<!DOCTYPE html>",
                "curves.csv|t,risk,e_0",
                "times.csv|epsilon,degree,phi,sigma,t90,t50,t10",
                "prediction.json|{",
                "derivation.tex|\\documentclass",
                "derivation.md|`plateau derive --target 'z + z^2/2'",
                "flow.py|plateau derive",
                "flow.jl|plateau derive",
                "Flow.java|plateau derive",
                "flow.c|plateau derive"
            })
    void givesDocumentsToTakeAway(String name, String said) throws Exception {
        HttpResponse<String> response = page.get("/api/document/" + name, Page.problem());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).containsIgnoringCase(said);
        assertThat(response.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"" + name + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/document/passwd",
                "/api/document/..%2f..%2fetc%2fpasswd",
                "/pom.xml",
                "/plateau/explorer/index.html",
                "/api/nothing"
            })
    void hasNothingElse(String path) throws Exception {
        assertThat(page.get(path, Page.problem()).statusCode()).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/explorer.js",
                "/state.js",
                "/explorer.css",
                "/icon.svg",
                "/katex.min.css",
                "/fonts/KaTeX_Main-Regular.woff2"
            })
    void servesThePage(String path) throws Exception {
        HttpResponse<String> response = page.get(path, Map.of());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isNotBlank();
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @Test
    void hasNoInlineScriptOrStyle() throws Exception {
        String html = page.get("/", Map.of()).body();
        assertThat(html).doesNotContainPattern("<script>|<style|\\son[a-z]+=|javascript:|style=");
    }

    /** The page has the pairs of the folder derivations that have no parameters, as the first line of each says. */
    @Test
    void showsTheGallery() throws Exception {
        List<String> commands = new ArrayList<>();
        for (JsonNode pair : Page.json(page.get("/api/gallery", Map.of())).get("pairs")) {
            assertThat(pair.get("teaches").asText()).isNotBlank();
            Path readme = Path.of("derivations", pair.get("name").asText(), "README.md");
            if (Files.exists(readme)) {
                String first = Files.readAllLines(readme).get(0).replace("'", "");
                assertThat(first)
                        .contains("--target " + pair.get("target").asText() + " --activation "
                                + pair.get("activation").asText() + " --");
                commands.add(pair.get("name").asText());
            }
        }
        try (Stream<Path> folders = Files.list(Path.of("derivations"))) {
            List<String> folderNames = folders.filter(Files::isDirectory)
                    .map(f -> f.getFileName().toString())
                    .filter(name -> !name.equals("symbolic"))
                    .toList();
            assertThat(commands).containsExactlyInAnyOrderElementsOf(folderNames);
        }
    }

    @Test
    void tellsWhatIsAtWork() throws Exception {
        JsonNode status = Page.json(page.get("/api/status", Map.of()));
        assertThat(status.get("overlays").asInt()).isZero();
        assertThat(status.get("abandoned").asInt()).isZero();
    }

    @Test
    void namesAPortThatIsTaken() {
        assertThatThrownBy(() -> ExplorerServer.start(server.address().getPort(), ExplorerLimits.defaults(), "test"))
                .isInstanceOf(PortInUseException.class)
                .hasMessageContaining("port " + server.address().getPort());
    }

    @Test
    void stopsListening() throws Exception {
        ExplorerServer other = ExplorerServer.start(0, ExplorerLimits.defaults(), "test");
        Page itsPage = new Page(other);
        assertThat(itsPage.get("/", Map.of()).statusCode()).isEqualTo(200);
        other.close();
        assertThatThrownBy(() -> itsPage.get("/", Map.of())).isInstanceOf(java.io.IOException.class);
    }
}
