package plateau.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plateau.derivation.Derivation;
import plateau.validation.CaseResult;
import plateau.validation.Panel;

/**
 * A folder of experiments: for each its pages, its figures and its data, and the table of all verdicts in {@code README.md}. A
 * README that has no place for the table is left alone.
 */
public final class ValidationFolder {
    private static final String README = "README.md";

    private final OutputFiles files;
    private final Path folder;

    private ValidationFolder(OutputFiles files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * The folder at a path, made if it is missing; that it can be written is tried here.
     *
     * @throws ReportException if it cannot be written
     */
    public static ValidationFolder at(Path folder) throws ReportException {
        return new ValidationFolder(OutputFiles.in(folder), folder);
    }

    /**
     * Writes one experiment: {@code name.html}, {@code name.md}, {@code name.svg}, {@code name.png}, {@code name.json} and
     * more figures.
     *
     * @param derivation the reduced equations of its target and activation
     * @param provenance how it was made, and the command that makes it again
     * @return the paths written, the HTML page first
     * @throws ReportException if something cannot be drawn or written; then nothing is
     */
    public List<Path> write(CaseResult result, Derivation derivation, Provenance provenance) throws ReportException {
        String name = result.experiment().name();
        Map<String, byte[]> contents = new LinkedHashMap<>();
        try {
            contents.put(name + ".html", utf8(new ValidationReport(result, derivation, provenance).html()));
            for (Panel panel : result.panels()) {
                Figure figure = PanelPlot.figure(panel);
                contents.put(ValidationPage.fileName(result, panel) + ".svg", figure.svg());
                contents.put(ValidationPage.fileName(result, panel) + ".png", figure.png());
            }
        } catch (LinkageError | InternalError e) {
            throw ReportException.noFigures(e);
        }
        contents.put(name + ".md", utf8(new ValidationPage(result, provenance.command()).text()));
        contents.put(name + ".json", utf8(new ValidationJson(List.of(result)).textWithFigures()));
        return files.write(contents);
    }

    /**
     * Renews the table of all verdicts.
     *
     * @param commands the command of each result
     * @throws ReportException if it cannot be written
     */
    public void writeIndex(List<CaseResult> results, List<String> commands) throws ReportException {
        Path readme = folder.resolve(README);
        String text;
        try {
            text = Files.exists(readme) ? Files.readString(readme) : VerdictIndex.empty();
        } catch (IOException e) {
            throw new ReportException(readme + " cannot be read (" + e.getMessage() + ")", e);
        }
        if (VerdictIndex.hasPlace(text)) {
            files.write(Map.of(README, utf8(VerdictIndex.renewed(text, results, commands))));
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Removes what was made for nothing: the folder, if it was made here and is empty. */
    public void discard() {
        files.discard();
    }
}
