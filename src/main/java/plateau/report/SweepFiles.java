package plateau.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import plateau.sweep.SweepResult;

/** The files of a sweep's folder, beside its journal. */
public final class SweepFiles {
    /** The table of all cells. */
    public static final String CSV = "sweep.csv";

    private static final int WIDTH = 100;

    private SweepFiles() {}

    /** Contents by name. */
    public static Map<String, byte[]> of(SweepResult sweep) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put(CSV, SweepCsv.text(sweep).getBytes(StandardCharsets.UTF_8));
        contents.put("sweep.json", SweepJson.text(sweep).getBytes(StandardCharsets.UTF_8));
        contents.put("table.txt", new SweepTable(sweep, WIDTH).text().getBytes(StandardCharsets.UTF_8));
        return contents;
    }
}
