package plateau.explorer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Asks a server as its page does. */
final class Page {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;

    Page(ExplorerServer server) {
        this.address = server.address();
    }

    /** A problem that is quick, with other fields added or replaced: name, value, name, value. */
    static Map<String, String> problem(String... more) {
        Map<String, String> fields = new TreeMap<>(
                Map.of("target", "z + z^2/2", "activation", "relu(z + 1/2)", "epsilon", "1e-3", "degree", "4"));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    HttpRequest.Builder request(String path, Map<String, String> fields) {
        String query = query(fields);
        return HttpRequest.newBuilder(address.resolve(path + (query.isEmpty() ? "" : "?" + query)))
                .timeout(PATIENCE);
    }

    HttpResponse<String> get(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return client.send(request(path, fields).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return client.send(
                request(path, fields).POST(HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> ask(String path, Map<String, String> fields) {
        return client.sendAsync(request(path, fields).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The lines of an overlay, as they come. */
    HttpResponse<java.util.stream.Stream<String>> overlay(Map<String, String> fields)
            throws IOException, InterruptedException {
        return client.send(
                request("/api/overlay", fields)
                        .header("Accept", "text/event-stream")
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
