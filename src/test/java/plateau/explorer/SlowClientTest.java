package plateau.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send or read slowly, or not at all, do not keep others waiting. */
@Timeout(60)
class SlowClientTest {
    private static final int CLIENTS = 120;

    @Test
    void doNotBlockOthers() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try (ExplorerServer server = ExplorerServer.start(0, ExplorerLimits.defaults(), "test")) {
            Page page = new Page(server);
            page.get("/api/explore", Page.problem());
            for (int i = 0; i < CLIENTS; i++) {
                Socket socket = new Socket("127.0.0.1", server.address().getPort());
                slow.add(socket);
                socket.getOutputStream().write(begun(i % 3).getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(page.ask("/api/explore", Page.problem("epsilon", "1e-5"))
                            .get(20, TimeUnit.SECONDS)
                            .statusCode())
                    .isEqualTo(200);
            assertThat(page.ask("/", Map.of()).get(20, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /** A request line without an end, a body that does not come, and an answer that is not read. */
    private static String begun(int kind) {
        return switch (kind) {
            case 0 -> "GET /api/explore?target=z";
            case 1 -> "POST /api/overlay/stop?id=a HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 4000\r\n\r\nx";
            default -> "GET /uPlot.iife.min.js HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(50);
        };
    }
}
