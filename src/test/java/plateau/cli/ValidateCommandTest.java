package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ValidateCommandTest {
    private static final String EXPERIMENT =
            """
            name = "tiny"
            title = "Tiny | title"
            lesson = "It teaches nothing."
            [problem]
            phi = [1, 1]
            sigma = [1, 1]
            init = "uniform:-1:1"
            classes = 2
            epsilon = 0.1
            times = [0.1, 1.0]
            [coefficients]
            [width]
            widths = [40, 80, 160]
            """;

    private static final String SGD =
            """
            [sgd]
            width = 2
            dimension = 10
            scaled-steps = [0.01, 0.02, 0.04]
            seeds = [4, 4, 4]
            half-width = 1e-6
            """;

    @TempDir
    private Path temporary = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int plateau(String... args) {
        return Plateau.execute(new PrintWriter(out), new PrintWriter(err), args);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(temporary.resolve(name), text).toString();
    }

    @Test
    void agreementEndsWithZeroAndATable() throws Exception {
        int status = plateau("validate", file("tiny.toml", EXPERIMENT));
        assertThat(status).as(out + "" + err).isZero();
        assertThat(out.toString())
                .contains("tiny: agrees", "+ order in m", "invariants: agrees", "agree.")
                .doesNotContain("disagree");
    }

    @Test
    void disagreementEndsWithThreeAndNamesASuspect() throws Exception {
        int status = plateau("validate", file("tiny.toml", EXPERIMENT + SGD), "--rung", "sgd");
        assertThat(status).isEqualTo(3);
        assertThat(out.toString()).contains("- widest half-width", "likely noise", "disagree.");
    }

    @Test
    void jsonStandsAloneAndHasNoNumbersThatAreNone() throws Exception {
        int status = plateau("validate", file("tiny.toml", EXPERIMENT), "--json", "--seed", "3");
        assertThat(status).isZero();
        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.get("verdict").asText()).isEqualTo("agrees");
        assertThat(root.get("comparisons")).isNotEmpty().allSatisfy(c -> {
            assertThat(c.get("name").isTextual()).isTrue();
            assertThat(c.get("measured").isNumber()).isTrue();
            assertThat(c.get("allowed").isNumber()).isTrue();
            assertThat(c.get("agrees").booleanValue()).isTrue();
        });
        assertThat(root.get("experiments").get(0).get("seed").longValue()).isEqualTo(3);
    }

    @Test
    void aFolderHoldsPageFiguresDataAndTheTableOfVerdicts() throws Exception {
        Path folder = temporary.resolve("out");
        String tiny = file("tiny.toml", EXPERIMENT);
        assertThat(plateau("validate", tiny, "--out", folder.toString())).isZero();
        assertThat(folder.resolve("tiny.md"))
                .content()
                .contains("plateau validate " + tiny, "![", "**Verdict: agrees.**", "| comparison |");
        assertThat(folder.resolve("tiny.html"))
                .content()
                .contains("Agrees: ", "plateau validate " + tiny, "<td>size</td><td class=\"prose\">whole</td>");
        assertThat(out.toString()).contains("Report  " + folder.resolve("tiny.html"));
        assertThat(folder.resolve("tiny.svg")).content().startsWith("<?xml");
        assertThat(folder.resolve("tiny.png")).isNotEmptyFile();
        assertThat(new ObjectMapper()
                        .readTree(folder.resolve("tiny.json").toFile())
                        .get("figures"))
                .isNotEmpty();

        String other = file("other.toml", EXPERIMENT.replace("\"tiny\"", "\"other\""));
        Files.writeString(
                folder.resolve("README.md"), "# Mine\n" + Files.readString(folder.resolve("README.md")) + "My end.\n");
        assertThat(plateau("validate", other, "--out", folder.toString())).isZero();
        assertThat(folder.resolve("README.md"))
                .content()
                .startsWith("# Mine\n")
                .contains("| [tiny](tiny.md) |", "| [other](other.md) |")
                .endsWith("My end.\n");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(List.of(), "no experiment is given"),
                Arguments.of(List.of("none.toml"), "no such file"),
                Arguments.of(List.of("GOOD", "--rung", "sdg"), "did you mean sgd"),
                Arguments.of(List.of("GOOD", "--rung", "sgd"), "nothing to validate"),
                Arguments.of(List.of("GOOD", "--seed", "-1"), "--seed"),
                Arguments.of(List.of("GOOD", "--out", ""), "--out"),
                Arguments.of(List.of("GOOD", "--out", "/proc/x"), "--out"),
                Arguments.of(List.of("GOOD", "GOOD"), "two experiments of the name tiny"),
                Arguments.of(List.of("GOOD", "--quik"), "--quick"),
                Arguments.of(List.of("BAD"), "bad.toml:5: problem.fie: there is no such key"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedInOneSentence(List<String> args, String said) throws Exception {
        String good = file("good.toml", EXPERIMENT);
        String bad = file("bad.toml", EXPERIMENT.replace("phi =", "fie = 1\nphi ="));
        List<String> words = Stream.concat(
                        Stream.of("validate"),
                        args.stream().map(a -> a.equals("GOOD") ? good : a.equals("BAD") ? bad : a))
                .toList();
        assertThat(plateau(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).startsWith("plateau: ").contains(said).doesNotContain("Exception");
    }
}
