package plateau.explorer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the parts of one answer took at the server, for the header {@code Server-Timing}; of one thread at a time. */
final class Stopwatch {
    private final long began = System.nanoTime();
    private final Map<String, Long> parts = new LinkedHashMap<>();
    private long lap = began;

    /** The part since the last lap. */
    void lap(String part) {
        long now = System.nanoTime();
        parts.merge(part, now - lap, Long::sum);
        lap = now;
    }

    /** All parts in milliseconds, and the whole since the stopwatch was made. */
    String header() {
        parts.put("total", System.nanoTime() - began);
        return parts.entrySet().stream()
                .map(part -> String.format(Locale.ROOT, "%s;dur=%.3f", part.getKey(), part.getValue() * 1e-6))
                .collect(Collectors.joining(", "));
    }
}
