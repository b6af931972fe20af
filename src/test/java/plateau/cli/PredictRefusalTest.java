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

/** Every wrong request ends with status 2, one sentence, nothing on standard output and nothing written. */
class PredictRefusalTest {
    @TempDir
    private Path temporary = Path.of("");

    private static Arguments target(String formula, String said) {
        return Arguments.of(List.of("--target", formula, "--activation", "relu"), said);
    }

    private static Arguments option(String said, String... options) {
        List<String> args = new ArrayList<>(List.of("--phi", "1,1,1", "--sigma", "1,1,1"));
        args.addAll(List.of(options));
        return Arguments.of(args, said);
    }

    private static Arguments lists(String phi, String sigma, String said) {
        return Arguments.of(List.of("--phi", phi, "--sigma", sigma), said);
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                target("", "--target"),
                target("   ", "--target"),
                target("(z", "never closed"),
                target("z)", "closes nothing"),
                target("foo(z)", "foo"),
                target("-".repeat(10_000) + "z", "--target"),
                target("z+".repeat(50_000) + "z", "--target"),
                target("9^9^9", "9^387420489"),
                target("log(z)", "log(z)"),
                target("exp(z^2)", "exp(z^2)"),
                target("1/z", "1/z"),
                target("NaN", "NaN"),
                target("3", "nothing to learn beyond degree 0"),
                target("relu(z)<script>", "--target"),
                Arguments.of(List.of("--target", "z^2", "--activation", "nope"), "--activation"),
                Arguments.of(List.of("--target", "z^2", "--activation", "0"), "can learn nothing"));
    }

    static Stream<Arguments> problems() {
        return Stream.of(
                Arguments.of(List.of(), "target is missing"),
                Arguments.of(List.of("--phi", "1,1"), "activation is missing"),
                Arguments.of(List.of("--target", "z", "--phi", "1", "--sigma", "1,1"), "not both"),
                Arguments.of(List.of("--phi", "1", "--activation", "z", "--sigma", "1,1"), "not both"),
                lists("", "1,1", "--phi"),
                lists("1,NaN", "1,1", "NaN"),
                lists("1,inf", "1,1", "--phi"),
                lists("1,,1", "1,1", "missing"),
                lists("1,1", "1,x", "--sigma"),
                lists("1e200,1", "1,1", "--phi"),
                lists("5", "1,1", "nothing to learn beyond degree 0"),
                lists("1,1", "0,0", "can learn nothing"),
                lists("1,".repeat(300) + "1", "1,1", "at most"));
    }

    static Stream<Arguments> options() {
        return Stream.of(
                option("--epsilon stands after --: put it in front of that", "--", "--epsilon"),
                option("--epsilon", "--epsilon", "0"),
                option("--epsilon", "--epsilon", "-1e-3"),
                option("--epsilon", "--epsilon", "NaN"),
                option("--epsilon", "--epsilon", "1e9"),
                option("--epsilon", "--epsilon", ""),
                option("twice", "--epsilon", "1e-3,0.001"),
                option("--epsilon", "--epsilon", "1e-3,"),
                option("more than once", "--epsilon", "1e-3", "--epsilon", "1e-4"),
                option("more than once", "--epsilon=1e-3", "--epsilon=1e-4"),
                option("--init", "--init", "atoms:1@-0.5,0@1.5"),
                option("--init", "--init", "atoms:1@0.5,0@0.2"),
                option("--init", "--init", "normal:0:NaN"),
                option("--init", "--init", "bogus"),
                option("--init", "--init", ""),
                option("--classes", "--classes", "0"),
                option("--classes", "--classes", "-3"),
                option("--classes", "--classes", "99999999999"),
                option("--classes", "--classes", "2000000", "--dimension", "1e6"),
                option("--classes", "--classes", "twenty"),
                option("--degree", "--degree", "-1"),
                option("--degree", "--degree", "100000"),
                option("--until", "--until", "0"),
                option("--until", "--until", "-1"),
                option("--until", "--until", "Infinity"),
                option("--rtol", "--rtol", "1"),
                option("--rtol", "--rtol", "1e-20"),
                option("--dimension", "--dimension", "0"),
                option("--dimension", "--dimension", "3"),
                option("--out", "--out", "/proc/x"),
                option("--out", "--out", ""),
                option("--out", "--out", "a\0b"),
                option("--csv", "--csv", "/no/such/directory/x.csv"),
                option("--epsilon?", "--espilon", "1e-3"),
                option("stray", "stray"),
                option("--epsilon", "--epsilon"));
    }

    @ParameterizedTest
    @MethodSource({"formulas", "problems", "options"})
    void isRefusedInOneSentence(List<String> options, String said) {
        List<String> args = new ArrayList<>(List.of("predict"));
        args.addAll(options);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();

        int status = Plateau.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));

        assertThat(status).as(err.toString()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        List<String> lines = err.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("plateau: ").contains(said).hasSizeLessThan(400);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("Try 'plateau predict --help'.");
        assertThat(err.toString())
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain("Usage:");
    }

    @Test
    void aFolderThatIsAFileIsRefusedAndKept() throws Exception {
        Path file = Files.writeString(temporary.resolve("file"), "mine");
        StringWriter err = new StringWriter();
        int status = Plateau.execute(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "predict",
                "--phi",
                "1,1",
                "--sigma",
                "1,1",
                "--out",
                file.toString());
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("--out").contains("is a file");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aWrongRequestLeavesNoFolderBehind() {
        Path folder = temporary.resolve("new");
        int status = Plateau.execute(
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                "predict",
                "--target",
                "(z",
                "--activation",
                "relu",
                "--out",
                folder.toString());
        assertThat(status).isEqualTo(2);
        assertThat(folder).doesNotExist();
    }

    @Test
    void theCaretStandsUnderTheCulprit() {
        StringWriter err = new StringWriter();
        Plateau.execute(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                "predict",
                "--target",
                "z + foo(z)",
                "--activation",
                "relu");
        assertThat(err.toString()).contains("\n  z + foo(z)\n      ^\n");
    }

    @Test
    void anUnknownCommandIsNamedWithTheClosest() {
        StringWriter err = new StringWriter();
        int status = Plateau.execute(new PrintWriter(new StringWriter()), new PrintWriter(err), "predcit");
        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).contains("predcit").contains("did you mean predict?");
    }
}
