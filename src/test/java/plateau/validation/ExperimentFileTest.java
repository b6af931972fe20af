package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFileTest {
    private static final String GOOD =
            """
            name = "good"
            title = "A title"
            lesson = "A lesson."

            [problem]
            phi = [1, 1]
            sigma = [1, 1]
            init = "uniform:-1:1"
            classes = 4
            epsilon = 1e-2
            times = [0.1, 1.0]

            [width]
            widths = [40, 80, 160]

            [sgd]
            width = 4
            dimension = 100
            scaled-steps = [0.01, 0.02, 0.04]
            seeds = [8, 8, 8]
            half-width = 0.1

            [quick]
            skip = ["width"]

            [quick.sgd]
            seeds = [2, 2, 2]
            """;

    @TempDir
    private Path temporary = Path.of("");

    static Stream<Arguments> refusals() {
        return Stream.of(
                wrong("classes = 4", "clases = 4", 9, "problem.clases", "no such key", "did you mean classes?"),
                wrong("title = ", "tilte = ", 0, "title", "missing"),
                wrong("epsilon = 1e-2", "epsilon = \"small\"", 10, "problem.epsilon", "small", "from 1.0E-6 to 10"),
                wrong("epsilon = 1e-2", "epsilon = 0", 10, "problem.epsilon", "value is 0", "from 1.0E-6 to 10"),
                wrong("epsilon = 1e-2", "epsilon = nan", 10, "problem.epsilon", "1.0E-6 to 10"),
                wrong("epsilon = 1e-2", "", 5, "problem.epsilon", "missing"),
                wrong("times = [0.1, 1.0]", "times = [1.0, 0.1]", 11, "problem.times", "rise"),
                wrong("times = [0.1, 1.0]", "times = 1", 11, "problem.times", "list"),
                wrong("times = [0.1, 1.0]", "times = []", 11, "problem.times", "at least 1"),
                wrong("init = \"uniform:-1:1\"", "init = \"bogus\"", 8, "problem.init", "bogus", "rademacher"),
                wrong("phi = [1, 1]", "target = \"z +\"", 6, "problem.target", ""),
                wrong("phi = [1, 1]", "phi = [1, 1]\ntarget = \"z\"", 7, "problem.target", "either"),
                wrong("phi = [1, 1]", "", 5, "problem.target", "missing", "phi"),
                wrong("phi = [1, 1]", "target = \"log(z)\"", 6, "problem.target", "log"),
                wrong("name = \"good\"", "name = \"../bad\"", 1, "name", "../bad", "small letters"),
                wrong("name = \"good\"", "name = 3", 1, "name", "value is 3"),
                wrong("[width]", "[widht]", 13, "widht", "no such key", "did you mean width?"),
                wrong("widths = [40, 80, 160]", "widths = [40, 80]", 14, "width.widths", "at least 3"),
                wrong("widths = [40, 80, 160]", "widths = [40, 81, 160]", 14, "width.widths", "multiple of 4"),
                wrong("widths = [40, 80, 160]", "widths = [40, 8.5, 160]", 14, "width.widths", "whole"),
                wrong("width = 4\n", "width = 5\n", 17, "sgd.width", "multiple of 4"),
                wrong("seeds = [8, 8, 8]", "seeds = [8, 8]", 20, "sgd.seeds", "at least 3"),
                wrong("seeds = [8, 8, 8]", "seeds = [8, 8, 1]", 20, "sgd.seeds", "from 2"),
                wrong("scaled-steps = [0.01", "scaled-steps = [0.9, 0.01", 19, "sgd.scaled-steps", "rise"),
                wrong("dimension = 100", "dimension = 2", 19, "sgd.scaled-steps", "second layer"),
                wrong("half-width = 0.1", "half-width = true", 21, "sgd.half-width", "true"),
                wrong("half-width = 0.1", "half-width = 0.1\norder = 3", 22, "sgd.order", "from 1 to 2"),
                wrong("skip = [\"width\"]", "skip = [\"widht\"]", 24, "quick.skip", "did you mean width?"),
                wrong("seeds = [2, 2, 2]", "sedes = [2, 2, 2]", 27, "quick.sgd.sedes", "did you mean seeds?"),
                wrong("[quick.sgd]", "[quick.sdg]", 26, "quick.sdg", "did you mean sgd?"),
                wrong("[problem]", "[problem", 5, "this is no TOML", ""));
    }

    private static Arguments wrong(String from, String to, int line, String... said) {
        return Arguments.of(from, to, line, List.of(said));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedWithFileLineKeyAndRemedy(String from, String to, int line, List<String> said) {
        assertThat(GOOD).contains(from);
        String text = GOOD.replace(from, to);
        assertThatThrownBy(() -> ExperimentFile.parse("x.toml", text, false))
                .isInstanceOf(ExperimentException.class)
                .message()
                .startsWith("x.toml:" + (line == 0 ? "" : line + ":"))
                .contains(said);
    }

    @Test
    void aGoodFileIsRead() throws Exception {
        ValidationCase read = ExperimentFile.parse("x.toml", GOOD, false);
        assertThat(read.name()).isEqualTo("good");
        assertThat(read.problem().times()).containsExactly(0.1, 1.0);
        assertThat(read.rungs()).extracting(Rung::name).containsExactly("width", "sgd");
        assertThat(read.problem().seed()).isEqualTo(1);
        assertThat(read.withSeed(7).problem().seed()).isEqualTo(7);
        assertThat(read.only(List.of("sgd")).rungs()).extracting(Rung::name).containsExactly("sgd");
    }

    @Test
    void quickReplacesAndSkips() throws Exception {
        ValidationCase read = ExperimentFile.parse("x.toml", GOOD, true);
        assertThat(read.rungs()).hasSize(1);
        assertThat(((SgdRung) read.rungs().get(0)).seeds()).containsExactly(2, 2, 2);
        assertThat(((SgdRung) read.rungs().get(0)).width()).isEqualTo(4);
    }

    @Test
    void withoutARungThereIsNothingToDo() {
        String text = GOOD.substring(0, GOOD.indexOf("[width]"));
        assertThatThrownBy(() -> ExperimentFile.parse("x.toml", text, false)).hasMessageContaining("no rung");
    }

    @Test
    void whatCannotBeReadIsNamed() throws Exception {
        assertThatThrownBy(() -> ExperimentFile.read(temporary.resolve("none.toml"), false))
                .hasMessageContaining("none.toml")
                .hasMessageContaining("no such file");
        assertThatThrownBy(() -> ExperimentFile.read(temporary, false)).isInstanceOf(ExperimentException.class);
        Path binary = Files.write(temporary.resolve("b.toml"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
        assertThatThrownBy(() -> ExperimentFile.read(binary, false)).hasMessageContaining("UTF-8");
    }

    static Stream<Path> experiments() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("validation"))) {
            return files.filter(f -> f.toString().endsWith(".toml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("experiments")
    void everyExperimentOfTheFolderCanBeRead(Path file) throws Exception {
        ValidationCase read = ExperimentFile.read(file, true);
        assertThat(file.getFileName()).hasToString(read.name() + ".toml");
        assertThat(read.rungs()).isNotEmpty();
    }
}
