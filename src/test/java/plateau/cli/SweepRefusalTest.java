package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wrong request ends with status 2, one sentence that names the option, nothing on standard output. */
class SweepRefusalTest {
    @TempDir
    private Path temporary = Path.of("");

    private static Arguments option(String said, String... options) {
        List<String> args = new ArrayList<>(List.of("--phi", "1,1", "--sigma", "1,1"));
        args.addAll(List.of(options));
        return Arguments.of(args, said);
    }

    private static Arguments alone(String said, String... options) {
        return Arguments.of(List.of(options), said);
    }

    static Stream<Arguments> options() {
        return Stream.of(
                alone("target is missing"),
                alone("activation is missing", "--phi", "1,1"),
                alone("--target", "--target", "log(z)", "--activation", "relu"),
                alone("nothing to learn", "--target", "3", "--activation", "relu"),
                alone("can learn nothing", "--phi", "1,1", "--sigma", "0,0"),
                alone("--phi", "--phi", "1,x", "--sigma", "1,1"),
                alone("--sigma", "--phi", "1,1", "--sigma", "1,,1"),
                alone("--activation", "--phi", "1,1", "--activation", "nope"),
                alone("target is there twice", "--phi", "1,1", "--phi", "1,1.0", "--sigma", "1,1"),
                alone("activation is there twice", "--phi", "1,1", "--activation", "relu", "--activation", "relu"),
                option("--init", "--init", "bogus"),
                option("law is there twice", "--init", "rademacher", "--init", "rademacher"),
                option("--epsilon", "--epsilon", ""),
                option("--epsilon", "--epsilon", "0"),
                option("--epsilon", "--epsilon", "1e9"),
                option("--epsilon NaN", "--epsilon", "NaN"),
                option("twice", "--epsilon", "1e-3,0.001"),
                option("FROM:TO:N", "--epsilon", "1e-2:1e-3"),
                option("both ends", "--epsilon", "-1:1e-3:5"),
                option("--epsilon 1", "--epsilon", "1e-2:1e-3:1"),
                option("more than once", "--epsilon", "1e-3", "--epsilon", "1e-4"),
                option("--classes", "--classes", "0"),
                option("--classes 2000000", "--classes", "2000000", "--dimension", "1e6"),
                option("--degree", "--degree", "-1"),
                option("--dimension", "--dimension", "1"),
                option("--dimension", "--dimension", "3"),
                option("--until", "--until", "0"),
                option("--rtol", "--rtol", "1"),
                option("--set", "--set", "b=1"),
                option("--set", "--set", "b"),
                option("--threads 0", "--threads", "0"),
                option("--threads many", "--threads", "many"),
                option("--model nope", "--model", "nope"),
                option("--training", "--model", "network", "--training", "adam"),
                option("--training sgd", "--model", "overlap", "--training", "sgd"),
                option("belongs to simulations", "--training", "sgd"),
                option("belongs to simulations", "--width", "5"),
                option("belongs to simulations", "--seed", "1"),
                option("belongs to simulations", "--step", "0.1"),
                option("belongs to simulations", "--batch", "2"),
                option("belongs to predictions", "--model", "overlap", "--reference"),
                option("--width", "--model", "overlap", "--width", "0"),
                option("--width", "--model", "mean-field", "--width", "5"),
                option("--seed", "--model", "overlap", "--seed", "1,2"),
                option("--seed x", "--model", "overlap", "--dimension", "50", "--seed", "x"),
                option("--step", "--model", "overlap", "--step", "0.1"),
                option("--step", "--model", "network", "--training", "sgd", "--step", "0"),
                option("--batch", "--model", "network", "--training", "sgd", "--batch", "0"),
                option("--until", "--model", "overlap", "--until", "0"),
                option("--rtol", "--model", "overlap", "--rtol", "1"),
                option("--out", "--out", ""),
                option("--out", "--out", "/proc/x"),
                option("--reference?", "--refrence"),
                option("FILE no-such.toml", "no-such.toml"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nepsilom = 1e-2\n", "did you mean epsilon?"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nepsilon = [\n", "no TOML"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nepsilon = true\n", "epsilon: the value is true"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nepsilon = [1e9]\n", "--epsilon 1E+9"),
                Arguments.of("phi = 1\nsigma = [1, 1]\n", "phi: the value is 1"),
                Arguments.of("phi = [[1, \"a\"]]\nsigma = [1, 1]\n", "phi: the value is"),
                Arguments.of("target = [1]\nsigma = [1, 1]\n", "target: the value is"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nclasses = \"many\"\n", "classes: the value is"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nreference = 1\n", "true or false"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nset = {}\n", "set: the value is"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nmodel = 3\n", "model: the value is 3"),
                Arguments.of("phi = [1, 1]\nsigma = [1, 1]\nmodel = \"overlap\"\nseed = [1, 2]\n", "--seed"),
                Arguments.of("phi = [1, nan]\nsigma = [1, 1]\n", "NaN"));
    }

    @ParameterizedTest
    @MethodSource("options")
    void anOptionIsRefusedInOneSentence(List<String> options, String said) {
        assertThat(refused(options)).contains(said);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aFileIsRefusedByItsName(String text, String said) throws Exception {
        Path file = temporary.resolve("bad.toml");
        Files.writeString(file, text);
        assertThat(refused(List.of(file.toString())))
                .startsWith("plateau: " + file)
                .contains(said);
    }

    @Test
    void anOptionBesideAFileIsNotBlamedOnTheFile() throws Exception {
        Path file = temporary.resolve("good.toml");
        Files.writeString(file, "phi = [1, 1]\nsigma = [1, 1]\n");
        assertThat(refused(List.of(file.toString(), "--epsilon", "0"))).startsWith("plateau: --epsilon 0");
    }

    private String refused(List<String> options) {
        List<String> args = new ArrayList<>(List.of("sweep"));
        args.addAll(options);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Plateau.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
        assertThat(status).as(err.toString()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");
        List<String> lines = err.toString().lines().toList();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("Try 'plateau sweep --help'.");
        return lines.get(0);
    }
}
