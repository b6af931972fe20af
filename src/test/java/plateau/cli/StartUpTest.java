package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a cold process loads: help, and predictions from coefficients, must do without Symja and without anything that draws. */
class StartUpTest {
    @TempDir
    private Path temporary = Path.of("");

    @Test
    void theHelpLoadsNeitherSymjaNorFigures() throws Exception {
        List<String> classes = loadedBy("--help");
        assertThat(classes).contains("picocli.CommandLine");
        assertThat(classes.stream().filter(StartUpTest::symbolicOrDrawn)).isEmpty();
    }

    @Test
    void aPredictionFromCoefficientsLoadsNeitherSymjaNorFiguresNorOtherCommands() throws Exception {
        List<String> classes = loadedBy("predict", "--phi", "1,1,1", "--sigma", "1,1,1", "--epsilon", "1e-2");
        assertThat(classes).contains("plateau.timescale.Predictor", "plateau.report.PredictionTable");
        assertThat(classes.stream().filter(StartUpTest::symbolicOrDrawn)).isEmpty();
        assertThat(classes.stream().filter(name -> name.matches("plateau[.]cli[.](Simulate|Validate|Sweep)Command")))
                .isEmpty();
    }

    @Test
    void aFormulaLoadsSymjaButNothingThatDraws() throws Exception {
        List<String> classes = loadedBy("predict", "--target", "z", "--activation", "exp(z)", "--epsilon", "1e-2");
        assertThat(classes).anyMatch(name -> name.startsWith("org.matheclipse."));
        assertThat(classes.stream().filter(StartUpTest::drawn)).isEmpty();
    }

    /** A formula in a file is seen before the file is read in earnest, so that the engine is there in time. */
    @Test
    void aSweepFileLoadsSymjaForItsFormulasOnly() throws Exception {
        String rest = "\nepsilon = \"1e-2\"\nclasses = 4\n";
        Path coefficients = Files.writeString(temporary.resolve("plain.toml"), "phi = [1, 1]\nsigma = [1, 1]" + rest);
        assertThat(SweepFile.mentionsFormula(coefficients.toString())).isFalse();
        assertThat(loadedBy("sweep", coefficients.toString()).stream().filter(StartUpTest::symbolicOrDrawn))
                .isEmpty();
        Path formulas =
                Files.writeString(temporary.resolve("formulas.toml"), "target = \"z\"\nactivation = \"exp(z)\"" + rest);
        assertThat(SweepFile.mentionsFormula(formulas.toString())).isTrue();
        assertThat(SweepFile.mentionsFormula(temporary.resolve("none.toml").toString()))
                .isFalse();
        assertThat(SweepFile.mentionsFormula(temporary.toString())).isFalse();
    }

    private static boolean symbolicOrDrawn(String name) {
        return name.startsWith("org.matheclipse.") || name.startsWith("org.apfloat.") || drawn(name);
    }

    private static boolean drawn(String name) {
        // Symja names this interface in a signature; it draws nothing.
        boolean named = name.equals("java.awt.image.RenderedImage");
        return name.startsWith("java.awt.") && !named
                || name.startsWith("javax.swing.")
                || name.startsWith("org.apache.batik.")
                || name.startsWith("org.knowm.");
    }

    /** The names of the classes that a process of its own loads for a command line. */
    private List<String> loadedBy(String... args) throws IOException, InterruptedException {
        Path log = temporary.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + log,
                "-cp",
                System.getProperty("java.class.path"),
                "plateau.cli.Plateau"));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("output.txt").toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends").isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(temporary.resolve("output.txt")))
                .isZero();
        return Files.readAllLines(log).stream()
                .map(line -> line.replaceFirst("^(\\[[^]]*])+ ", "").split(" ", 2)[0])
                .toList();
    }
}
