package plateau.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import plateau.report.OutputFiles;
import plateau.report.PredictionFiles;
import plateau.report.Provenance;
import plateau.report.ReportException;

/**
 * The places that a result is written to besides the terminal; tried before anything is computed. Paths are named on
 * {@code out}, or on {@code err} beside a JSON document.
 */
final class Destinations implements AutoCloseable {
    private final @Nullable OutputFiles folder;
    private final @Nullable Path csv;
    private final @Nullable OutputFiles besideCsv;
    private final String command;

    private Destinations(
            @Nullable OutputFiles folder, @Nullable Path csv, @Nullable OutputFiles besideCsv, String command) {
        this.folder = folder;
        this.csv = csv;
        this.besideCsv = besideCsv;
        this.command = command;
    }

    /** The places named by the options --out and --csv; refuses those that cannot be written. */
    static Destinations of(@Nullable String outOption, @Nullable String csvOption, CommandSpec spec) {
        Path csv = path("--csv", csvOption);
        Path out = path("--out", outOption);
        OutputFiles besideCsv = csv == null ? null : tried("--csv", () -> OutputFiles.beside(csv));
        OutputFiles folder = out == null ? null : tried("--out", () -> OutputFiles.in(out));
        return new Destinations(folder, csv, besideCsv, ShellWords.join(spec));
    }

    /** Something that can be unwritable. */
    private interface Place<T> {
        T open() throws ReportException;
    }

    /** Contents that are made only where they are wanted. */
    interface Contents<T> {
        T make() throws ReportException;
    }

    private static <T> T tried(String option, Place<T> place) {
        try {
            return place.open();
        } catch (ReportException e) {
            throw new BadRequestException(option + ": " + e.getMessage());
        }
    }

    /** The path that an option names; null if the option is absent. */
    static @Nullable Path path(String option, @Nullable String text) {
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

    /** Writes the table to the file of --csv. */
    void writeCsv(String title, Contents<String> table, PrintWriter names) throws ReportException {
        if (csv != null && besideCsv != null) {
            byte[] bytes = table.make().getBytes(StandardCharsets.UTF_8);
            besideCsv.write(Map.of(String.valueOf(csv.getFileName()), bytes));
            names.println("\n" + title + "  " + csv);
            names.flush();
        }
    }

    /** Writes all files to the folder of --out, or none. */
    void writeFolder(Contents<Map<String, byte[]>> files, PrintWriter names) throws ReportException {
        if (folder != null) {
            List<Path> written = folder.write(files.make());
            names.println();
            name(names, "Report", written, PredictionFiles.REPORT);
            name(names, "Plot  ", written, PredictionFiles.RISK);
            names.flush();
        }
    }

    private static void name(PrintWriter names, String title, List<Path> written, String file) {
        written.stream().filter(p -> p.endsWith(file)).forEach(p -> names.println(title + "  " + p));
    }

    /** How a result was made: this command line with what was set. */
    Provenance provenance(Map<String, String> settings) {
        return Provenance.here(command, VersionText.version(), settings);
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.discard();
        }
    }
}
