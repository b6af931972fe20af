package plateau.report;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import plateau.sweep.SweepResult;

/** The files of a sweep's folder, beside its journal. */
public final class SweepFiles {
    /** The table of all cells. */
    public static final String CSV = "sweep.csv";

    private static final int WIDTH = 100;

    private SweepFiles() {}

    /** Contents by name; each is made by a thread of its own if there are several. */
    public static Map<String, byte[]> of(SweepResult sweep) {
        Map<String, Function<SweepResult, String>> writers = Map.of(
                CSV, SweepCsv::text, "sweep.json", SweepJson::text, "table.txt", result -> new SweepTable(result, WIDTH)
                        .text());
        return writers.entrySet().parallelStream()
                .collect(Collectors.toConcurrentMap(
                        Map.Entry::getKey,
                        writer -> writer.getValue().apply(sweep).getBytes(StandardCharsets.UTF_8)));
    }
}
