package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictCommandTest {
    @TempDir
    private Path temporary = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plateau(String... args) {
        return Plateau.execute(new PrintWriter(out), new PrintWriter(err), args);
    }

    @Test
    void aTableAnswersAndNamesReportAndPlot() {
        Path folder = temporary.resolve("result");
        int status = plateau(
                "predict", "--phi", "1,1,1", "--sigma", "1,1,1", "--epsilon", "1e-2,1e-3", "--out", folder.toString());
        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString())
                .startsWith("Degrees are learned in the order 0 → 1 → 2")
                .contains("Report  " + folder.resolve("report.html"))
                .contains("Plot    " + folder.resolve("risk.svg"));
        assertThat(folder.resolve("report.html")).content().contains("plateau predict --phi 1,1,1 --sigma 1,1,1");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonStandsAloneOnStandardOutput() throws Exception {
        Path csv = temporary.resolve("curves.csv");
        int status = plateau(
                "predict", "--phi", "1,1", "--sigma", "1,1", "--epsilon", "1e-3", "--json", "--csv", csv.toString());
        assertThat(status).isZero();
        JsonNode root = new ObjectMapper().readTree(out.toString());
        double t1 = root.get("runs").get(0).get("times").get(1).get("t50").doubleValue();
        assertThat(t1).isBetween(0.05, 0.1);
        assertThat(err.toString()).contains(csv.toString());
        assertThat(Files.readAllLines(csv).get(0)).isEqualTo("t,risk,e_0,e_1");
    }

    @Test
    void formulasAreReadByNameToo() throws Exception {
        int status = plateau(
                "predict", "--target", "-h(1)", "--activation", "relu", "--degree", "4", "--epsilon", "1e-2", "--json");
        assertThat(status).as(err.toString()).isZero();
        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.get("degrees").get(1).get("phi").doubleValue()).isEqualTo(-1);
        assertThat(root.get("degrees").get(1).get("sigma").doubleValue()).isEqualTo(0.5);
    }

    @Test
    void closedFormsAreShownAsFarAsTheyFit() {
        int status = plateau(
                "predict",
                "--target",
                "z^3 + z^2 - z",
                "--activation",
                "relu(z+1/2)",
                "--degree",
                "4",
                "--epsilon",
                "1e-2");
        assertThat(status).as(err.toString()).isZero();
        assertThat(out.toString()).contains("√6");
        assertThat(out.toString().lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
    }

    @Test
    void helpNamesEveryOptionAndTheExitStatus() {
        assertThat(plateau("predict", "--help")).isZero();
        assertThat(out.toString())
                .contains("--target", "--phi", "--activation", "--sigma", "--degree", "--init", "--classes")
                .contains("--dimension", "--epsilon", "--until", "--reference", "--rtol", "--json", "--out", "--csv")
                .contains("Examples:", "Exit status: 0 done;");
    }

    @Test
    void withoutACommandTheHelpIsShown() {
        assertThat(plateau()).isZero();
        assertThat(out.toString()).contains("predict");
    }

    @Test
    void theVersionIsShown() {
        assertThat(plateau("--version")).isZero();
        assertThat(out.toString()).startsWith("plateau ");
    }

    @Test
    void commandLinesCanBePastedAgain() {
        assertThat(ShellWords.quote("z^3 - 3*z")).isEqualTo("'z^3 - 3*z'");
        assertThat(ShellWords.quote("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWords.quote("1e-2,1e-4")).isEqualTo("1e-2,1e-4");
        assertThat(ShellWords.quote("")).isEqualTo("''");
    }

    @Test
    void spellingFindsTheNearestNameOnly() {
        assertThat(Spelling.distance("espilon", "epsilon")).isEqualTo(2);
        assertThat(Spelling.closest("--tagret", java.util.List.of("--target", "--out")))
                .contains("--target");
        assertThat(Spelling.closest("--nothing-like-it", java.util.List.of("--target")))
                .isEmpty();
    }
}
