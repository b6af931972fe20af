package plateau.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import plateau.timescale.Prediction;
import plateau.timescale.Run;

/** The files of a prediction's folder: report, tables and figures. */
public final class PredictionFiles {
    /** The page that shows everything. */
    public static final String REPORT = "report.html";

    /** The figure of the risk. */
    public static final String RISK = "risk.svg";

    private PredictionFiles() {}

    /**
     * Contents by name, the report first.
     *
     * @throws ReportException if the figures cannot be drawn on this machine
     */
    public static Map<String, byte[]> of(Prediction prediction, Provenance provenance, Background background)
            throws ReportException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try {
            contents.put(REPORT, utf8(new Report(prediction, provenance, background).html()));
            figures(contents, new CurveFigures(prediction));
        } catch (LinkageError | InternalError e) {
            throw ReportException.noFigures(e);
        }
        contents.put("table.txt", utf8(new PredictionTable(prediction, PredictionTable.DEFAULT_WIDTH).text()));
        contents.put("prediction.json", utf8(new PredictionJson(prediction).text()));
        contents.put("times.csv", utf8(CurveCsv.times(prediction)));
        contents.put("curves.csv", utf8(CurveCsv.text(prediction)));
        return contents;
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
}
