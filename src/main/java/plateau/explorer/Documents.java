package plateau.explorer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import plateau.derivation.CWriter;
import plateau.derivation.Derivation;
import plateau.derivation.JavaWriter;
import plateau.derivation.JuliaWriter;
import plateau.derivation.LatexWriter;
import plateau.derivation.MarkdownWriter;
import plateau.derivation.ProgramOrigin;
import plateau.derivation.PythonWriter;
import plateau.flow.LinkPair;
import plateau.report.Background;
import plateau.report.CurveCsv;
import plateau.report.PredictionJson;
import plateau.report.Provenance;
import plateau.report.Report;
import plateau.timescale.ClassPaths;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;

/** What can be taken away: the report, tables, and the derivation as documents and programs. */
final class Documents {
    /**
     * One document.
     *
     * @param type its media type
     */
    record Document(String type, byte[] content) {}

    private static final String TEXT = "text/plain; charset=utf-8";

    /** What a document is made of: the same problem as the page shows. */
    record Source(Problem problem, LinkPair links, Prediction prediction, double epsilon) {}

    private final String version;
    private final Map<String, Function<Source, Document>> writers = new LinkedHashMap<>();

    Documents(String version) {
        this.version = version;
        writers.put("report.html", s -> new Document("text/html; charset=utf-8", report(s)));
        writers.put("curves.csv", s -> text("text/csv; charset=utf-8", CurveCsv.text(s.prediction())));
        writers.put("times.csv", s -> text("text/csv; charset=utf-8", CurveCsv.times(s.prediction())));
        writers.put("prediction.json", s -> text("application/json", new PredictionJson(s.prediction()).text()));
        writers.put(
                "derivation.tex",
                s -> text("application/x-tex", LatexWriter.article().write(derivation(s))));
        writers.put("derivation.md", s -> text("text/markdown; charset=utf-8", markdown(s)));
        writers.put("flow.py", s -> text(TEXT, new PythonWriter(origin(s, "python")).write(derivation(s))));
        writers.put("flow.jl", s -> text(TEXT, new JuliaWriter(origin(s, "julia")).write(derivation(s))));
        writers.put("Flow.java", s -> text(TEXT, new JavaWriter(origin(s, "java")).write(derivation(s))));
        writers.put("flow.c", s -> text(TEXT, new CWriter(origin(s, "c")).write(derivation(s))));
    }

    Set<String> names() {
        return writers.keySet();
    }

    /**
     * The document of that name.
     *
     * @throws RefusedException with status 404 if there is none
     */
    Function<Source, Document> writer(String name) {
        Function<Source, Document> writer = writers.get(name);
        if (writer == null) {
            throw RefusedException.of(404, "there is no such document: give one of " + String.join(", ", names()));
        }
        return writer;
    }

    private static Document text(String type, String text) {
        return new Document(type, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Derivation derivation(Source source) {
        return Derivation.of(
                source.links(), source.problem().law(), source.problem().classes());
    }

    private static String markdown(Source source) {
        String command = source.problem().command("derive", List.of("--format", "md"));
        return "`" + command + "`\n\n" + new MarkdownWriter().write(derivation(source));
    }

    private ProgramOrigin origin(Source source, String format) {
        return new ProgramOrigin(source.problem().command("derive", List.of("--format", format)), "plateau " + version);
    }

    private byte[] report(Source source) {
        String command = source.problem()
                .command("predict", List.of("--epsilon", Double.toString(source.epsilon()), "--out", "result"));
        Provenance provenance = Provenance.here(command, version, Map.of("made by", "plateau explore"));
        List<ClassPaths> paths = source.prediction().runs().stream()
                .map(run -> ClassPaths.of(
                        source.links(),
                        source.problem().law().classes(source.problem().classes()),
                        run,
                        Progress.SILENT))
                .toList();
        Background background = Background.of(derivation(source), paths);
        return new Report(source.prediction(), provenance, background).html().getBytes(StandardCharsets.UTF_8);
    }
}
