package plateau.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The versions of the libraries that a number depends on, as their own jars say. */
final class PartVersions {
    private static final Map<String, String> PARTS = parts();

    private PartVersions() {}

    private static Map<String, String> parts() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("Symja", "org.matheclipse/matheclipse-core");
        parts.put("Hipparchus", "org.hipparchus/hipparchus-core");
        parts.put("OpenBLAS", "org.bytedeco/openblas");
        parts.put("Commons RNG", "org.apache.commons/commons-rng-simple");
        return parts;
    }

    /** Version by name, of those that are there. */
    static Map<String, String> all() {
        Map<String, String> versions = new LinkedHashMap<>();
        PARTS.forEach((name, artifact) -> version(artifact).ifPresent(v -> versions.put(name, v)));
        return versions;
    }

    private static Optional<String> version(String artifact) {
        String resource = "/META-INF/maven/" + artifact + "/pom.properties";
        try (InputStream stream = PartVersions.class.getResourceAsStream(resource)) {
            if (stream == null) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            properties.load(stream);
            return Optional.ofNullable(properties.getProperty("version"));
        } catch (IOException e) {
            throw new UncheckedIOException("the jar's own file " + resource + " cannot be read", e);
        }
    }
}
