package plateau.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import plateau.network.NetworkException;
import plateau.network.NetworkStart;

/** Reads the file of {@code --start}: JSON with {@code a0}, {@code U0} and {@code ustar}; other keys are left alone. */
final class StartFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A tree of JSON takes many times the bytes of its text. */
    private static final int MEMORY_PER_BYTE = 12;

    private static final String SHAPE =
            "give an object with \"a0\": [m numbers], \"U0\": [m rows of d numbers] and" + " \"ustar\": [d numbers]";

    private final String file;

    private StartFile(String file) {
        this.file = file;
    }

    /**
     * The start in a file.
     *
     * @throws BadRequestException if there is none, or it is no start: the culprit (key, row, entry) is named
     */
    static NetworkStart read(String file) {
        return new StartFile(file).start();
    }

    private NetworkStart start() {
        JsonNode root = tree();
        if (!root.isObject()) {
            throw wrong("the document is no object: " + SHAPE);
        }
        double[] a = numbers(field(root, "a0"), "a0", -1);
        double[] ustar = numbers(field(root, "ustar"), "ustar", -1);
        double[] u = rows(field(root, "U0"), a.length, ustar.length);
        try {
            return NetworkStart.of(a, u, ustar);
        } catch (NetworkException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private JsonNode tree() {
        Path path = Destinations.path("--start", file);
        if (path == null || !Files.exists(path)) {
            throw wrong("there is no such file: give a JSON file with a0, U0 and ustar");
        }
        if (!Files.isRegularFile(path)) {
            throw wrong("this is not a regular file: give a JSON file with a0, U0 and ustar");
        }
        try {
            requireMemory(Files.size(path));
            return MAPPER.readTree(Files.readAllBytes(path));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw wrong("this is not JSON" + where + ": " + SHAPE);
        } catch (IOException e) {
            throw wrong("the file cannot be read: check its permissions");
        }
    }

    private void requireMemory(long bytes) {
        double needed = (double) bytes * MEMORY_PER_BYTE;
        double there = Runtime.getRuntime().maxMemory();
        if (needed > there) {
            throw wrong(String.format(
                    Locale.ROOT,
                    "reading it needs about %.1f GB and %.1f GB are there: give a smaller start or more memory (java -Xmx)",
                    needed * 1e-9,
                    there * 1e-9));
        }
    }

    private JsonNode field(JsonNode root, String key) {
        JsonNode value = root.get(key);
        if (value == null) {
            throw wrong("the key \"" + key + "\" is missing: " + SHAPE);
        }
        return value;
    }

    private double[] rows(JsonNode node, int m, int d) {
        if (!node.isArray()) {
            throw wrong("U0 is no array: " + SHAPE);
        }
        if (node.size() != m) {
            throw wrong("U0 has " + node.size() + " rows for the " + m + " weights of a0: give one row for each");
        }
        if ((long) m * d > Integer.MAX_VALUE - 8) {
            throw wrong("U0 is too large: give fewer than 2^31 entries");
        }
        double[] u = new double[m * d];
        for (int i = 0; i < m; i++) {
            System.arraycopy(numbers(node.get(i), "row " + i + " of U0", d), 0, u, i * d, d);
        }
        return u;
    }

    /** A list of finite numbers; {@code length} −1 if any will do. */
    private double[] numbers(JsonNode node, String name, int length) {
        if (!node.isArray() || node.isEmpty()) {
            throw wrong(name + (node.isArray() ? " is empty: " : " is no array: ") + SHAPE);
        }
        if (length >= 0 && node.size() != length) {
            throw wrong(
                    name + " has " + node.size() + " entries for the " + length + " of ustar: give every row as many");
        }
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            if (!node.get(i).isNumber() || !Double.isFinite(node.get(i).doubleValue())) {
                throw wrong("entry " + i + " of " + name + " is "
                        + BadRequestException.shorten(node.get(i).toString()) + ": give a finite number");
            }
            values[i] = node.get(i).doubleValue();
        }
        return values;
    }

    private BadRequestException wrong(String complaint) {
        return new BadRequestException("--start", file, complaint);
    }
}
