package plateau.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a simulation's folder: report, table, JSON, order parameters and figure. */
public final class SimulationFiles {
    private SimulationFiles() {}

    /**
     * Contents by name, the report first.
     *
     * @throws ReportException if the figure cannot be drawn on this machine
     */
    public static Map<String, byte[]> of(Simulation simulation, Provenance provenance) throws ReportException {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try {
            contents.put(PredictionFiles.REPORT, utf8(new SimulationReport(simulation, provenance).html()));
            SimulationFigure figure = new SimulationFigure(simulation);
            if (figure.drawable()) {
                contents.put(PredictionFiles.RISK, figure.risk().svg());
                contents.put("risk.png", figure.risk().png());
            }
        } catch (LinkageError | InternalError e) {
            throw ReportException.noFigures(e);
        }
        contents.put("table.txt", utf8(new SimulationTable(simulation, PredictionTable.DEFAULT_WIDTH).text()));
        contents.put("simulation.json", utf8(new SimulationJson(simulation).text()));
        contents.put("order-parameters.csv", utf8(new SimulationCsv(simulation).text()));
        return contents;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
