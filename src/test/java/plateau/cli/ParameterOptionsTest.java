package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterOptionsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private static ParameterOptions.Parametric read(String target, String assume, String set) {
        ProblemOptions problem = new ProblemOptions();
        problem.target = target;
        problem.activation = "relu(z+b)";
        problem.set = set.isEmpty() ? null : List.of(set);
        ParameterOptions options = new ParameterOptions();
        options.assume = assume.isEmpty() ? null : List.of(assume);
        return options.read(problem);
    }

    @Test
    void bothFormulasShareTheirParameters() {
        ParameterOptions.Parametric problem = read("c z + b*He(2)", "c>0, b<2", "c=3");
        assertThat(problem.parameters()).containsExactly("b", "c");
        assertThat(problem.free()).containsExactly("b");
        assertThat(problem.assumptions()).hasToString("b < 2, c > 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "c z | w>0 | \"\" | --assume: the assumption w > 0 is on a parameter that no formula has; the parameters are b, c",
                "c z | c>0, c<-1 | \"\" | --assume: the assumptions c > 0 and c < -1 contradict each other",
                "c z | c | \"\" | --assume: the assumption \"\"c\"\" compares nothing",
                "c z | c>0 | c=-1 | --set: c=-1 is outside the assumption c > 0",
                "c z | \"\" | w=1 | --set: no formula has the parameter w",
                "c z | \"\" | \"c=1,c=2\" | --set: the parameter c is set twice",
                "c z | \"\" | c=z | --set: \"\"c=z\"\": z depends on z",
                "c z | \"\" | c | --set: \"\"c\"\" gives no value",
                "tnah(z) | \"\" | \"\" | --target: the name tnah is not known; did you mean tanh?",
            })
    void wrongRequestsNameTheOption(String target, String assume, String set, String said) {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> read(target, assume, set))
                .withMessageContaining(said.replace("\"\"", "\""));
    }

    private int predict(String... more) {
        List<String> args = new ArrayList<>(List.of("predict", "--epsilon", "1e-2", "--degree", "3", "--json"));
        args.addAll(List.of(more));
        return Plateau.execute(new PrintWriter(out), new PrintWriter(err), args.toArray(String[]::new));
    }

    @Test
    void afterSubstitutionAFormulaIsAnOrdinaryOne() {
        assertThat(predict("--target", "c z + z^2", "--activation", "relu(z+b)", "--set", "b=1/2, c=2"))
                .as(err.toString())
                .isZero();
        String substituted = out.toString();
        out.getBuffer().setLength(0);
        assertThat(predict("--target", "2*z + z^2", "--activation", "relu(z + 1/2)"))
                .isZero();
        assertThat(substituted.replaceAll("\\s", "")).isEqualTo(out.toString().replaceAll("\\s", ""));
    }

    @Test
    void setMayBeRepeated() {
        assertThat(predict("--target", "c*z", "--activation", "relu(z+b)", "--set", "b=1", "--set", "c=2"))
                .as(err.toString())
                .isZero();
        assertThat(predict("--target", "c*z", "--activation", "relu", "--set", "c=1", "--set", "c=2"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--set: the parameter c is set twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c*z | b=1 | --target: the name c is not known",
                "c*z | c=1,b=2 | --set: no formula has the parameter b; the parameters are c",
                "z/c | c=0 | divides by 0",
                "z | relu=1 | --set: the name relu has a meaning of its own",
                "c*z | c=1e400 | --set",
                "log(z^2+c) | c=-1 | --target",
            })
    void predictRefusesWhatItCannotSet(String target, String set, String said) {
        assertThat(predict("--target", target, "--activation", "relu", "--set", set))
                .isEqualTo(2);
        assertThat(err.toString()).contains(said);
        assertThat(out.toString()).isEmpty();
    }
}
