package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeriveCommandTest {
    private static final List<String> PROBLEM = List.of("derive", "--phi", "0,1,1", "--sigma", "1,1,1");

    private record Outcome(int status, String out, String err) {}

    private static Outcome run(String... more) {
        List<String> args = new ArrayList<>(PROBLEM);
        args.addAll(List.of(more));
        return runAll(args.toArray(String[]::new));
    }

    private static Outcome runAll(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Plateau.execute(new PrintWriter(out), new PrintWriter(err), args);
        return new Outcome(status, out.toString(), err.toString());
    }

    @Test
    void writesReadableTextByDefault() {
        Outcome outcome = run();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains("ε ȧ = e₀ + e₁ s + e₂ s²")
                .contains("U(r) = 1 + r + r²")
                .contains("Stage from degree 1 to degree 2");
        assertThat(outcome.out().lines().mapToInt(String::length).max().orElse(0))
                .isLessThanOrEqualTo(100);
    }

    @Test
    void writesTheJsonOfTheManual() throws IOException {
        JsonNode root = new ObjectMapper().readTree(run("--json").out());
        List<String> keys = new ArrayList<>();
        root.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly("convention", "target", "activation", "U", "V", "equations", "riskFloor", "warnings");
        assertThat(root.at("/target/norm2").asDouble()).isEqualTo(2);
        assertThat(root.at("/target/coefficients/1/value").asDouble()).isEqualTo(1);
        assertThat(root.at("/activation/tail").asDouble()).isZero();
        assertThat(root.at("/U/closedForm").asText()).isEqualTo("1 + r + r^2");
        assertThat(root.at("/V/series/2").asDouble()).isEqualTo(1);
        assertThat(root.at("/equations").get("modes.a").get("latex").asText()).contains("\\varepsilon \\dot{a}");
        assertThat(root.at("/riskFloor").asDouble()).isZero();
    }

    @Test
    void writesMarkdownAndLatex() {
        assertThat(run("--format", "md").out()).contains("\n```math\n").doesNotContain("null");
        String article = run("--format", "latex").out();
        assertThat(article).startsWith("\\documentclass").endsWith("\\end{document}\n");
        String fragment = run("--format", "latex", "--fragment").out();
        assertThat(fragment).doesNotContain("\\documentclass").contains("\\section{The links}");
        assertThat(fragment).as("no sign that plain LaTeX does not know").matches("(?s)\\p{ASCII}*");
    }

    @Test
    void showsWhatIsAskedFor() {
        String text = run("--show", "U,V,flow").out();
        assertThat(text).contains("[U]", "[V]", "[mean-field]").doesNotContain("[links]");
        assertThat(run("--stage", "2").out()).contains("[stage-2]").doesNotContain("[stage-1]");
    }

    @Test
    void writesAFileOnceUnlessForced(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("flow.md");
        assertThat(run("--format", "md", "--out", file.toString()).status()).isZero();
        String first = Files.readString(file);
        assertThat(first).startsWith("# Reduced dynamics");
        Outcome again = run("--format", "text", "--out", file.toString());
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("--force").contains("exists");
        assertThat(Files.readString(file)).isEqualTo(first);
        assertThat(run("--out", file.toString(), "--force").status()).isZero();
        assertThat(Files.readString(file)).startsWith("Reduced dynamics");
    }

    @Test
    void writesEveryViewToAFolder(@TempDir Path parent) throws IOException {
        Path folder = parent.resolve("new");
        Outcome outcome = run("--format", "all", "--out", folder.toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("Written to");
        assertThat(folder.toFile().list())
                .containsExactlyInAnyOrder(
                        "README.md", "derivation.tex", "derivation.json", "flow.py", "flow.jl", "Flow.java", "flow.c");
        assertThat(Files.readString(folder.resolve("README.md")))
                .startsWith(
                        "`plateau derive --phi 0,1,1 --sigma 1,1,1 --format all --out " + folder + "`\n\n# Reduced");
        assertThat(Files.readString(folder.resolve("derivation.json")))
                .isEqualTo(run("--json").out());
        Outcome again = run("--format", "all", "--out", folder.toString());
        assertThat(again.status()).isEqualTo(2);
        assertThat(again.err()).contains("--force");
        assertThat(run("--format", "all", "--out", folder.toString(), "--force").status())
                .isZero();
    }

    @Test
    void parametersWithoutValuesGiveDocumentsButNoPrograms(@TempDir Path folder) {
        List<String> links = List.of("derive", "--target", "c z", "--activation", "erf(z)");
        List<String> all = new ArrayList<>(links);
        all.addAll(List.of("--format", "all", "--out", folder.toString()));
        assertThat(runAll(all.toArray(String[]::new)).status()).isZero();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("README.md", "derivation.tex", "derivation.json");
        List<String> program = new ArrayList<>(links);
        program.addAll(List.of("--format", "c"));
        Outcome refused = runAll(program.toArray(String[]::new));
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err()).contains("--set");
    }

    @Test
    void parametersWithDefaultsStayParametersOfThePrograms(@TempDir Path folder) throws IOException {
        Outcome outcome = runAll(
                "derive",
                "--target",
                "c z",
                "--activation",
                "erf(w z)",
                "--assume",
                "w>0",
                "--default",
                "c=1/2, w=2",
                "--format",
                "all",
                "--out",
                folder.toString());
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(Files.readString(folder.resolve("flow.c")))
                .contains("parameters  c = 1/2, w = 2; assumed w > 0")
                .contains("static const double p_w = 2.0;", "phi[1] = p_c;", "set_coefficients();");
        assertThat(Files.readString(folder.resolve("flow.py"))).contains("\np_c = 0.5\n");
        assertThat(Files.readString(folder.resolve("README.md"))).contains("c, w; assumed: w > 0");
    }

    @Test
    void aProgramNamesItsCommandLine() {
        assertThat(run("--format", "python").out())
                .contains("#   plateau derive --phi 0,1,1 --sigma 1,1,1 --format python\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--format;mdx | did you mean md",
                "--format;word | give text, md, latex, json, python, julia, java, c, all",
                "--format;pyton | did you mean python",
                "--format;python;--show;U | leave --show out",
                "--format;all;--stage;2 | leave --stage out",
                "--format;all | name it by --out",
                "--format;all;--fragment | leave it out",
                "--format;all;--json | leave it out",
                "--format;c;--fragment | --format latex",
                "--format;all;--out;/dev/null | is a file",
                "--show;U,W | W is no step",
                "--show;linear | no such step",
                "--show; | is no step",
                "--stage;7 | give one of 1, 2",
                "--stage;x | whole number",
                "--show;U;--stage;2 | give one of the two",
                "--fragment | --format latex",
                "--json;--format;md | give one",
                "--out;/nonexistent/x.md | folder",
                "--out;/tmp | folder",
                "--force | --out",
                "--init;uniform | uniform",
                "--classes;0 | whole number from 1",
                "--format;md;--format;md | more than once"
            })
    void refusesWithARemedy(String arguments, String remedy) {
        Outcome outcome = run(arguments.split(";", -1));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(remedy).contains("plateau derive --help");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void keepsParametersAsSymbolsUntilTheyAreSet() {
        String symbols = runAll("derive", "--target", "c1 z + c3 He(3)", "--activation", "relu(z + b)", "--stage", "3")
                .out();
        assertThat(symbols)
                .contains("E[A S] = c₁/(erf(b/√2)/2 + 1/2)")
                .contains("Degree 3 is learnable where b c₃ ≠ 0");
        String set = runAll("derive", "--target", "c z", "--activation", "z", "--assume", "c>0", "--set", "c=2")
                .out();
        assertThat(set)
                .isEqualTo(
                        runAll("derive", "--target", "2*z", "--activation", "z").out());
    }

    @Test
    void saysWhereThereIsNoClosedForm() {
        Outcome outcome = runAll("derive", "--target", "tanh(beta z)", "--activation", "relu");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.out().replaceAll("\\s+", " "))
                .contains("no closed form in the parameters")
                .contains("--set beta=…")
                .doesNotContain("[stage-1]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sqrt(w)*z | --assume;w<0 | sqrt(w)",
                "erf(w z) | --assume;w>0,w<0 | contradict",
                "erf(w z) | --assume;q>0 | no formula has",
                "erf(w z) | --set;q=1 | no formula has the parameter q",
                "erf(w z) | --assume;w>0;--set;w=-1 | outside the assumption w > 0",
                "erf(w z) | --set;w=z | w=z",
                "erf(w z) | --default;w=1 | --format text writes none: leave it out",
                "erf(w z) | --default;w=1;--format;md | --format md writes none",
                "erf(w z) | --default;q=1;--format;c | --default: no formula has the parameter q",
                "erf(w z) | --default;w;--format;c | --default: \"w\" gives no value",
                "erf(w z) | --default;w=2;--set;w=1;--format;c | --default: no formula has the parameter w",
                "erf(w z) | --assume;w>0;--default;w=-1;--format;c | outside the assumption w > 0",
                "erf(w z) + b z | --default;w=1;--format;c | give the parameters b, w values by --set",
                "tanh(w z) | --default;w=1;--format;c | no closed form in the parameters w",
                "tanh(w z) | --default;w=1;--format;all;--out;/tmp/plateau-none | no closed form in the parameters w",
                "erf(w z) | --format;word | give text, md, latex, json",
                "erf(w z) | --out;/tmp | folder",
                "erf(w z) | --degree;x | whole number",
                "s z | --assume;s>0 | the parameter s has the name of a quantity of the equations",
                "phi1 z | --assume;phi1>0 | the parameter phi1 has the name of",
                "lambda z | --assume;lambda>0 | the parameter lambda has the name of"
            })
    void refusesBadParameters(String target, String arguments, String remedy) {
        List<String> args = new ArrayList<>(List.of("derive", "--target", target, "--activation", "relu"));
        args.addAll(List.of(arguments.split(";", -1)));
        Outcome outcome = runAll(args.toArray(String[]::new));
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.err()).contains(remedy).contains("plateau derive --help");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aDocumentInParametersIsNotOverwritten(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("flow.md"), "mine");
        Outcome outcome = runAll("derive", "--target", "erf(w z)", "--activation", "relu", "--out", file.toString());
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--force");
        assertThat(Files.readString(file)).isEqualTo("mine");
    }

    @Test
    void helpHasExamples() {
        assertThat(runAll("derive", "--help").out()).contains("--show", "Examples:", "--fragment");
    }
}
