package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plateau.timescale.Prediction;

class OutputFilesTest {
    @TempDir
    private Path temporary = Path.of("");

    private static Stream<String> names(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList().stream();
        }
    }

    @Test
    void aFolderHoldsReportTablesAndFigures() throws Exception {
        Prediction prediction = SamplePrediction.allOnes(1e-2, 1e-3);
        Path folder = temporary.resolve("a/b");
        Provenance provenance = new Provenance("plateau", "0.1", "17", Map.of());
        assertThat(OutputFiles.in(folder).write(PredictionFiles.of(prediction, provenance, Background.NONE)))
                .allMatch(Files::isRegularFile)
                .contains(folder.resolve("report.html"), folder.resolve("risk.svg"));
        assertThat(names(folder))
                .containsExactly(
                        "curves.csv",
                        "prediction.json",
                        "report.html",
                        "residuals-1e-2.png",
                        "residuals-1e-2.svg",
                        "residuals-1e-3.png",
                        "residuals-1e-3.svg",
                        "risk.png",
                        "risk.svg",
                        "table.txt",
                        "times.csv");
    }

    @Test
    void ifOneFileCannotBeWrittenNoneIs() throws Exception {
        Files.createDirectories(temporary.resolve("second/inside"));
        OutputFiles files = OutputFiles.in(temporary);
        Map<String, byte[]> contents = new LinkedHashMap<>();
        contents.put("first", new byte[1]);
        contents.put("second", new byte[1]);
        assertThatThrownBy(() -> files.write(contents))
                .isInstanceOf(ReportException.class)
                .hasMessageContaining("nothing was written");
        assertThat(names(temporary)).containsExactly("second");
    }

    @Test
    void aFolderMadeForNothingIsRemoved() throws Exception {
        OutputFiles folder = OutputFiles.in(temporary.resolve("a/b"));
        assertThat(temporary.resolve("a/b")).isDirectory();
        folder.discard();
        assertThat(temporary.resolve("a")).doesNotExist();
    }

    @Test
    void placesThatCannotBeWrittenAreRefusedAtOnce() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        assertThatThrownBy(() -> OutputFiles.in(file)).hasMessageContaining("is a file");
        assertThatThrownBy(() -> OutputFiles.in(file.resolve("x"))).isInstanceOf(ReportException.class);
        assertThatThrownBy(() -> OutputFiles.beside(temporary.resolve("no/x.csv")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> OutputFiles.beside(temporary)).hasMessageContaining("not a regular file");
        assertThat(file).hasContent("mine");
    }
}
