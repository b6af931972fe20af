package plateau.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a result comes from, so that anyone can make it again.
 *
 * @param command the command line that reproduces it
 * @param version the version of Plateau
 * @param javaVersion the Java that ran it
 * @param settings what was set, by name, in the order to show
 */
public record Provenance(String command, String version, String javaVersion, Map<String, String> settings) {
    public Provenance {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Of a result that this Java has made. */
    public static Provenance here(String command, String version, Map<String, String> settings) {
        String java = System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")";
        return new Provenance(command, version, java, settings);
    }
}
