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

/** Every wrong request ends with status 2, one sentence that names option and remedy, and nothing written. */
class SimulateRefusalTest {
    private static final String UNIT_START = "{\"a0\": [1, 2], \"U0\": [[1, 0, 0], [0, 1, 0]], \"ustar\": [0, 0, 1]}";

    @TempDir
    private Path temporary = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static Arguments option(String said, String... options) {
        return Arguments.of(said, List.of(options));
    }

    static Stream<Arguments> models() {
        return Stream.of(
                option("--model", "--model", "netwrok"),
                option("--model", "--model", ""),
                option("--training", "--training", "adam"),
                option("only a network", "--training", "sgd"),
                option("only a network", "--training", "sgd", "--model", "mean-field"),
                option("one value", "--epsilon", "1e-2,1e-3"),
                option("--epsilon", "--epsilon", "0"),
                option("--epsilon", "--epsilon", "NaN"),
                option("--step", "--step", "1e-4"),
                option("--batch", "--batch", "2", "--model", "network"),
                option("--label-noise", "--label-noise", "0.1"),
                option("--no-projection", "--no-projection"),
                option("--held-out", "--held-out", "10"),
                option("--precision", "--precision", "float"),
                option("--precision", "--model", "network", "--training", "sgd", "--precision", "half"),
                option("--checkpoint", "--checkpoint", "x"),
                option("--rtol", "--model", "network", "--training", "sgd", "--rtol", "1e-6"),
                option("--rtol", "--rtol", "1"),
                option("jumps at z = 0.0", "--activation", "step", "--model", "network"),
                option("more than once", "--seed", "1", "--seed", "2"),
                option("--multiplicity?", "--multiplicty", "1,2"));
    }

    static Stream<Arguments> starts() {
        return Stream.of(
                option("--width", "--width", "0"),
                option("--width", "--width", "-3"),
                option("--width", "--width", "1.5"),
                option("--width", "--width", "99999999999"),
                option("--width 30000000", "--width", "30000000"),
                option("--width 3000000", "--width", "3000000", "--model", "network", "--dimension", "1000000"),
                option("infinitely many", "--model", "mean-field", "--width", "10"),
                option("2 atoms", "--init", "rademacher", "--width", "1"),
                option("--init", "--init", "bogus"),
                option("--classes", "--classes", "0"),
                option("30 classes", "--classes", "30", "--width", "20"),
                option("--classes 2000000", "--classes", "2000000", "--model", "overlap-classes", "--width", "3000000"),
                option("--dimension", "--dimension", "0"),
                option("--dimension", "--dimension", "2.5"),
                option("--dimension", "--dimension", "3", "--model", "mean-field"),
                option("d = ∞", "--dimension", "30", "--model", "overlap-classes"),
                option("--multiplicity", "--multiplicity", "1,2"),
                option("--multiplicity 0", "--model", "overlap-classes", "--multiplicity", "1,0"),
                option("--multiplicity", "--model", "overlap-classes", "--multiplicity", "1,,2"),
                option(
                        "as many numbers",
                        "--model",
                        "overlap-classes",
                        "--multiplicity",
                        "1,2",
                        "--init",
                        "constant:1"),
                option("as many numbers", "--model", "overlap-classes", "--multiplicity", "1,2", "--classes", "3"),
                option("3 neurons", "--model", "overlap-classes", "--multiplicity", "1,2", "--width", "4"),
                option("--multiplicity", "--model", "overlap-classes", "--multiplicity", "999999999,999999999"),
                option("--seed", "--seed", "-1"),
                option("--seed", "--seed", "1,,2", "--dimension", "5"),
                option("twice", "--seed", "1,1", "--dimension", "5"),
                option("nothing is random", "--seed", "1,2"),
                option("nothing is random", "--seed", "1,2", "--model", "mean-field", "--dimension", "100"));
    }

    static Stream<Arguments> runs() {
        return Stream.of(
                option("--times", "--times", ""),
                option("--times", "--times", "0"),
                option("--times", "--times", "0,-1"),
                option("rising", "--times", "0,2,1"),
                option("rising", "--times", "0,1,1"),
                option("--times", "--times", "0,Infinity"),
                option("give one of them", "--times", "0,1", "--until", "2"),
                option("--until", "--until", "0"),
                option("--until", "--until", "-1"),
                option("--step", "--model", "network", "--training", "sgd", "--step", "0"),
                option("--step", "--model", "network", "--training", "sgd", "--step", "-1e-3"),
                option("--step", "--model", "network", "--training", "sgd", "--step", "1e-30"),
                option("--batch", "--model", "network", "--training", "sgd", "--batch", "0"),
                option("--label-noise", "--model", "network", "--training", "sgd", "--label-noise", "-1"),
                option("--held-out", "--model", "network", "--training", "sgd", "--held-out", "-1"),
                option("--checkpoint", "--model", "network", "--training", "sgd", "--checkpoint", ""),
                option("--out", "--out", "/proc/x"),
                option("--csv", "--csv", "/no/such/directory/x.csv"));
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("", "is no object"),
                Arguments.of("hello", "not JSON (line 1"),
                Arguments.of("{\"a0\": [1]", "not JSON"),
                Arguments.of("[1, 2]", "is no object"),
                Arguments.of("{\"a0\": [1], \"U0\": [[1]]}", "\"ustar\" is missing"),
                Arguments.of("{\"a0\": 1, \"U0\": [[1]], \"ustar\": [1]}", "a0 is no array"),
                Arguments.of("{\"a0\": [], \"U0\": [], \"ustar\": [1]}", "a0 is empty"),
                Arguments.of("{\"a0\": [1, 1], \"U0\": [[1, 0]], \"ustar\": [0, 1]}", "1 rows for the 2 weights"),
                Arguments.of("{\"a0\": [1, 1], \"U0\": [[1, 0], [1]], \"ustar\": [0, 1]}", "row 1 of U0 has 1 entries"),
                Arguments.of("{\"a0\": [1], \"U0\": [[1, \"x\"]], \"ustar\": [0, 1]}", "entry 1 of row 0 of U0"),
                Arguments.of("{\"a0\": [NaN], \"U0\": [[1, 0]], \"ustar\": [0, 1]}", "not JSON"),
                Arguments.of("{\"a0\": [1e999], \"U0\": [[1, 0]], \"ustar\": [0, 1]}", "entry 0 of a0"),
                Arguments.of("{\"a0\": [1, 1], \"U0\": [[1, 0], [1, 1]], \"ustar\": [0, 1]}", "row 1 of U0"),
                Arguments.of("{\"a0\": [1], \"U0\": [[1, 0]], \"ustar\": [0, 0]}", "u* is zero"),
                Arguments.of("{\"a0\": [1], \"U0\": [[1, 0]], \"ustar\": [0, 2]}", "u* has length 2"));
    }

    private int simulate(List<String> options) {
        List<String> args = new ArrayList<>(List.of("simulate"));
        if (!options.contains("--activation")) {
            args.addAll(List.of("--sigma", "1,1,1"));
        }
        args.addAll(List.of("--phi", "1,1,1"));
        args.addAll(options);
        return Plateau.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    private void assertRefused(List<String> options, String said) {
        int status = simulate(options);
        assertThat(status).as(err.toString()).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        List<String> lines = err.toString().lines().toList();
        assertThat(lines.get(0)).startsWith("plateau: ").contains(said).hasSizeLessThan(400);
        assertThat(lines.get(lines.size() - 1)).isEqualTo("Try 'plateau simulate --help'.");
        assertThat(err.toString()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource({"models", "starts", "runs"})
    void isRefusedInOneSentence(String said, List<String> options) {
        assertRefused(options, said);
    }

    @ParameterizedTest
    @MethodSource("files")
    void aWrongStartIsRefusedWithItsPlace(String content, String said) throws Exception {
        Path file = Files.writeString(temporary.resolve("start.json"), content);
        assertRefused(List.of("--start", file.toString()), said);
    }

    @Test
    void aMissingStartIsRefused() {
        assertRefused(List.of("--start", temporary.resolve("none").toString()), "there is no such file");
        err.getBuffer().setLength(0);
        assertRefused(List.of("--start", temporary.toString()), "not a regular file");
    }

    @Test
    void whatContradictsTheStartIsRefused() throws Exception {
        String file =
                Files.writeString(temporary.resolve("start.json"), UNIT_START).toString();
        for (List<String> options : List.of(
                List.of("--width", "3"),
                List.of("--dimension", "7"),
                List.of("--init", "rademacher"),
                List.of("--classes", "2"),
                List.of("--model", "mean-field"),
                List.of("--seed", "1,2"))) {
            err.getBuffer().setLength(0);
            List<String> all = new ArrayList<>(List.of("--start", file));
            all.addAll(options);
            assertRefused(all, options.get(0).equals("--model") ? "--start" : options.get(0));
        }
    }

    @Test
    void aWrongRequestLeavesNoFolderBehind() {
        Path folder = temporary.resolve("new");
        assertRefused(List.of("--width", "0", "--out", folder.toString()), "--width");
        assertThat(folder).doesNotExist();
    }
}
