package plateau.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused: wrong and hostile requests, other hosts and other origins, each with the reason in one sentence. */
class RefusalTest {
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

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("target", "", "target", "missing"),
                Arguments.of("target", "z^2 + foo(z)", "target", "foo"),
                Arguments.of("target", "(z", "target", "never closed"),
                Arguments.of("target", "log(z)", "target", "log(z)"),
                Arguments.of("target", "exp(z^2)", "target", "exp(z^2)"),
                Arguments.of("target", "1/z", "target", "1/z"),
                Arguments.of("target", "3", "target", "constant"),
                Arguments.of("target", "9^9^9", "target", "9^"),
                Arguments.of("target", "-".repeat(400) + "z", "target", ""),
                Arguments.of("target", "z+".repeat(1000) + "z", "target", "at most 500"),
                Arguments.of("target", "<<\"/etc/passwd\"", "target", ""),
                Arguments.of("target", "Import(\"/etc/passwd\")", "target", ""),
                Arguments.of("target", "URLFetch(\"http://example.org\")", "target", ""),
                Arguments.of("target", "file:/etc/passwd", "target", ""),
                Arguments.of("target", "@/etc/passwd", "target", ""),
                Arguments.of("target", "c z", "target", "c"),
                Arguments.of("activation", "0", "activation", "learn nothing"),
                Arguments.of("activation", "nope", "activation", "nope"),
                Arguments.of("init", "file:/etc/passwd", "init", "no law"),
                Arguments.of("init", "uniform:1:-1", "init", "interval"),
                Arguments.of("init", "atoms:" + "1@0.1,".repeat(900) + "1@0.1", "init", "2000"),
                Arguments.of("classes", "401", "classes", "1 to 400"),
                Arguments.of("classes", "-1", "classes", "1 to 400"),
                Arguments.of("classes", "2e1", "classes", "whole number"),
                Arguments.of("degree", "61", "degree", "0 to 60"),
                Arguments.of("degree", "0x10", "degree", "whole number"),
                Arguments.of("epsilon", "", "epsilon", "missing"),
                Arguments.of("epsilon", "0", "epsilon", "1.0E-30"),
                Arguments.of("epsilon", "NaN", "epsilon", "finite number"),
                Arguments.of("epsilon", "1e999", "epsilon", "finite number"),
                Arguments.of("page", "../x", "page", "letters, digits"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesFieldAndReason(String name, String value, String field, String said) throws Exception {
        HttpResponse<String> response = page.get("/api/explore", Page.problem(name, value));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonNode error = Page.json(response).get("error");
        assertThat(error.get("field").asText()).isEqualTo(field);
        assertThat(error.get("message").asText()).contains(said).doesNotContain("Exception", "\n\tat ");
    }

    @Test
    void showsWhereInTheTextAFormulaIsWrong() throws Exception {
        JsonNode error = Page.json(page.get("/api/explore", Page.problem("target", "z^2 + foo(z)")))
                .get("error");
        assertThat(error.get("position").asInt()).isEqualTo(6);
    }

    @Test
    void refusesAFieldThatIsGivenTwice() throws Exception {
        HttpResponse<String> response = page.get(
                "/api/explore?epsilon=1e-2&epsilon=1e-3&" + Page.query(Map.of("target", "z", "activation", "z")),
                Map.of());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("given 2 times");
    }

    /** Extreme but well-formed: answered or refused, never a fault of the program. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uniform:-1e300:1e300|z|z",
                "constant:0|z|z",
                "constant:1e-300|z + z^2|relu",
                "normal:0:1e-300|z|tanh(z)",
                "uniform:-1:1|1e-200 z|relu",
                "uniform:-1:1|1e150 z|1e150 z",
                "uniform:-1:1|z|1e70 z",
                "atoms:1e308@0.5,-1e308@0.5|z|z"
            })
    void survivesExtremes(String law, String target, String activation) throws Exception {
        HttpResponse<String> response = page.get(
                "/api/explore",
                Page.problem("init", law, "target", target, "activation", activation, "epsilon", "1e-2"));
        assertThat(response.statusCode()).as(response.body()).isIn(200, 400, 504);
        assertThat(response.body()).doesNotContain("NaN", "Infinity\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: evil.example|X: y",
                "Host: 127.0.0.1.evil.example|X: y",
                "Host: localhost.evil.example:80|X: y",
                "Host: 192.168.0.1|X: y",
                "Host: 127.0.0.1@evil.example|X: y",
                "Host: 127.0.0.1|Origin: http://evil.example",
                "Host: 127.0.0.1|Origin: null",
                "Host: 127.0.0.1|Origin: https://127.0.0.1",
                "Host: 127.0.0.1|Sec-Fetch-Site: cross-site",
                "Host: 127.0.0.1|Sec-Fetch-Site: same-site"
            })
    void refusesOtherHostsAndOrigins(String host, String more) throws Exception {
        String said = raw("GET /api/status HTTP/1.1", host, more);
        assertThat(said).matches("(?s)HTTP/1.1 (403|400) .*").doesNotContain("\"overlays\"");
        assertThat(raw("POST /api/overlay/stop?id=1 HTTP/1.1", host, more)).matches("(?s)HTTP/1.1 (403|400) .*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Host: 127.0.0.1|X: y",
                "Host: localhost:9999|X: y",
                "Host: LOCALHOST|X: y",
                "Host: [::1]:80|X: y",
                "Host: localhost:9999|Origin: http://localhost:9999",
                "Host: 127.0.0.1|Sec-Fetch-Site: same-origin",
                "Host: 127.0.0.1|Sec-Fetch-Site: none"
            })
    void admitsItsOwn(String host, String more) throws Exception {
        assertThat(raw("GET /api/status HTTP/1.1", host, more)).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void opensThePageFromALinkAnywhere() throws Exception {
        assertThat(raw("GET / HTTP/1.1", "Host: 127.0.0.1", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate"))
                .startsWith("HTTP/1.1 200 ");
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/api/explore", "PUT,/", "POST,/api/explore", "TRACE,/", "OPTIONS,/api/explore"})
    void knowsNoOtherMethods(String method, String path) throws Exception {
        assertThat(raw(method + " " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Length: 0"))
                .matches("(?s)HTTP/1.1 (404|405|403|400) .*");
    }

    @Test
    void boundsWhatIsSent() throws Exception {
        assertThat(raw("GET /api/status?x=" + "y".repeat(40_000) + " HTTP/1.1", "Host: 127.0.0.1", "X: y"))
                .matches("(?s)HTTP/1.1 (414|431) .*");
        assertThat(raw("GET /api/status HTTP/1.1", "Host: 127.0.0.1", "X: " + "y".repeat(40_000)))
                .startsWith("HTTP/1.1 431 ");
        assertThat(raw("GET /api/explore?target=%zz HTTP/1.1", "Host: 127.0.0.1", "X: y"))
                .startsWith("HTTP/1.1 400 ");
    }

    /** What the server says to raw lines of a request. */
    private static String raw(String... lines) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(20_000);
            String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
