package plateau.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import plateau.report.CurveCsv;
import plateau.report.OutputFiles;
import plateau.report.Provenance;
import plateau.report.ReportException;
import plateau.report.ReportFolder;
import plateau.timescale.Prediction;
import plateau.timescale.PredictionRequest;

/** The places that a result is written to besides the terminal; tried before anything is computed. */
final class Destinations implements AutoCloseable {
    private final @Nullable ReportFolder folder;
    private final @Nullable Path csv;
    private final @Nullable OutputFiles besideCsv;
    private final String command;

    private Destinations(
            @Nullable ReportFolder folder, @Nullable Path csv, @Nullable OutputFiles besideCsv, String command) {
        this.folder = folder;
        this.csv = csv;
        this.besideCsv = besideCsv;
        this.command = command;
    }

    /** The places named by the options; refuses those that cannot be written. */
    static Destinations of(PredictOptions.Output output, CommandSpec spec) {
        Path csv = path("--csv", output.csv);
        Path out = path("--out", output.out);
        OutputFiles besideCsv = csv == null ? null : tried("--csv", () -> OutputFiles.beside(csv));
        ReportFolder folder = out == null ? null : tried("--out", () -> ReportFolder.at(out));
        return new Destinations(folder, csv, besideCsv, ShellWords.join(spec));
    }

    /** Something that can be unwritable. */
    private interface Place<T> {
        T open() throws ReportException;
    }

    private static <T> T tried(String option, Place<T> place) {
        try {
            return place.open();
        } catch (ReportException e) {
            throw new BadRequestException(option + ": " + e.getMessage());
        }
    }

    private static @Nullable Path path(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (text.isBlank()) {
            throw new BadRequestException(option, text, "give the name of a place to write");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new BadRequestException(option, text, "this is no path (" + e.getReason() + ")");
        }
    }

    /** Writes everything and names the paths on {@code out}, or on {@code err} beside a JSON document. */
    void write(Prediction prediction, PredictionRequest request, Console console, boolean json) throws ReportException {
        PrintWriter names = json ? console.err() : console.out();
        if (csv != null && besideCsv != null) {
            byte[] curves = CurveCsv.text(prediction).getBytes(StandardCharsets.UTF_8);
            besideCsv.write(Map.of(String.valueOf(csv.getFileName()), curves));
            names.println("\nCurves  " + csv);
        }
        if (folder != null) {
            List<Path> written = folder.write(prediction, provenance(request));
            names.println();
            name(names, "Report", written, ReportFolder.REPORT);
            name(names, "Plot  ", written, ReportFolder.RISK);
        }
        names.flush();
    }

    private static void name(PrintWriter names, String title, List<Path> written, String file) {
        written.stream().filter(p -> p.endsWith(file)).forEach(p -> names.println(title + "  " + p));
    }

    private Provenance provenance(PredictionRequest request) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("relative tolerance", Double.toString(request.rtol()));
        settings.put(
                "end time", request.until().isPresent() ? "" + request.until().getAsDouble() : "when all is learned");
        settings.put(
                "dimension d",
                request.dimension().isPresent() ? "" + request.dimension().getAsDouble() : "infinite");
        return new Provenance(
                command,
                VersionText.version(),
                System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")",
                settings);
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.discard();
        }
    }
}
