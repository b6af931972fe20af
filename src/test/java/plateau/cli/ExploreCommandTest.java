package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sun.misc.Signal;

@Timeout(60)
class ExploreCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Plateau.execute(new PrintWriter(out), new PrintWriter(err), args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port|x",
                "--port|-1",
                "--port|65536",
                "--port|80.5",
                "--port|''",
                "--no-open|yes",
                "--host|0.0.0.0"
            })
    void refusesWrongOptions(String option, String value) {
        assertThat(run("explore", option, value)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("plateau: ").contains("Try 'plateau explore --help'.");
    }

    @Test
    void refusesAPortThatIsGivenTwice() {
        assertThat(run("explore", "--port", "0", "--port", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--port");
    }

    @Test
    void namesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(run("explore", "--no-open", "--port", "" + taken.getLocalPort()))
                    .isEqualTo(2);
            assertThat(err.toString()).contains("--port: port " + taken.getLocalPort() + " is in use");
        }
    }

    @Test
    void hasHelpWithExamples() {
        assertThat(run("explore", "--help")).isZero();
        assertThat(out.toString()).contains("--port", "--no-open", "Examples:", "Ctrl-C stops it");
    }

    /** Ctrl-C is how a server ends: status 0, and nothing listens any more. */
    @Test
    void servesUntilItIsInterrupted() throws Exception {
        Interrupts.assumeHeard();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> run("explore", "--no-open"));
        while (!out.toString().contains("\n") && !status.isDone()) {
            Thread.sleep(20);
        }
        URI page = URI.create(out.toString().strip());
        assertThat(page.getHost()).isEqualTo("127.0.0.1");
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.body()).contains("<title>Plateau explorer</title>");
        Signal.raise(new Signal("INT"));
        assertThat(status.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        new ServerSocket(page.getPort(), 1, InetAddress.getByName("127.0.0.1")).close();
        assertThat(List.of(err.toString().strip().split("\n"))).last().isEqualTo("Stopping.");
    }
}
