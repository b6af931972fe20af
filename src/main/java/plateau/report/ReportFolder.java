package plateau.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plateau.timescale.Prediction;
import plateau.timescale.Run;

/** The folder of a prediction: report, tables and figures, written all or not at all. */
public final class ReportFolder {
    /** The page that shows everything. */
    public static final String REPORT = "report.html";

    /** The figure of the risk. */
    public static final String RISK = "risk.svg";

    private final OutputFiles files;

    private ReportFolder(OutputFiles files) {
        this.files = files;
    }

    /**
     * The folder at a path, made if it is missing; that it can be written is tried here.
     *
     * @throws ReportException if it cannot be written
     */
    public static ReportFolder at(Path folder) throws ReportException {
        return new ReportFolder(OutputFiles.in(folder));
    }

    /**
     * Writes everything.
     *
     * @return the paths written, report and risk figure first
     * @throws ReportException if something cannot be drawn or written; then nothing is
     */
    public List<Path> write(Prediction prediction, Provenance provenance) throws ReportException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try {
            contents.put(REPORT, utf8(new Report(prediction, provenance).html()));
            figures(contents, new CurveFigures(prediction));
        } catch (LinkageError | InternalError e) {
            throw ReportException.noFigures(e);
        }
        contents.put("table.txt", utf8(new PredictionTable(prediction, PredictionTable.DEFAULT_WIDTH).text()));
        contents.put("prediction.json", utf8(new PredictionJson(prediction).text()));
        contents.put("times.csv", utf8(CurveCsv.times(prediction)));
        contents.put("curves.csv", utf8(CurveCsv.text(prediction)));
        return files.write(contents);
    }

    private static void figures(Map<String, byte[]> contents, CurveFigures figures) {
        if (!figures.drawable()) {
            return;
        }
        put(contents, "risk", figures.risk());
        for (Run run : figures.runs()) {
            put(contents, "residuals-" + Notation.epsilon(run.epsilon()), figures.residuals(run));
        }
    }

    private static void put(Map<String, byte[]> contents, String name, Figure figure) {
        contents.put(name + ".svg", figure.svg());
        contents.put(name + ".png", figure.png());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Removes what was made for nothing: the folder, if it was made here and is empty. */
    public void discard() {
        files.discard();
    }
}
