package plateau.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.FormulaLink;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;
import plateau.timescale.Method;
import plateau.timescale.PredictionRequest;
import plateau.timescale.Predictor;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/**
 * Programs say what the derivation says. The Java program is compiled and run here; Python and C are run over the whole gallery
 * by {@code .ci/gallery.py}; Julia, which Debian does not have, is read as closely as a test can.
 */
class CodeWritersTest {
    private static final ProgramOrigin ORIGIN = new ProgramOrigin("plateau derive --target 'x'", "plateau 1.2.3");
    private static final InitialLaw LAW = InitialLaw.parse("uniform:-1:1");
    private static final Set<String> JULIA_KNOWS = Set.of(
            "using",
            "OrdinaryDiffEq",
            "Printf",
            "const",
            "function",
            "return",
            "for",
            "in",
            "if",
            "elseif",
            "else",
            "end",
            "true",
            "false",
            "nothing",
            "continue",
            "view",
            "sum",
            "evalpoly",
            "vcat",
            "zeros",
            "Dict",
            "zip",
            "haskey",
            "isempty",
            "get",
            "length",
            "terminate",
            "VectorContinuousCallback",
            "ODEProblem",
            "solve",
            "Rodas5P",
            "save_everystep",
            "ARGS",
            "parse",
            "Float64",
            "printf",
            "callback",
            "out",
            "integrator");

    private static Derivation derivation(String target, String activation) {
        LinkPair links = LinkPair.of(
                HermiteExpansion.of(FormulaLink.parse(target)), HermiteExpansion.of(FormulaLink.parse(activation)));
        return Derivation.of(links, LAW, 20);
    }

    static Stream<CodeWriter> writers() {
        return Stream.of(
                new PythonWriter(ORIGIN), new JuliaWriter(ORIGIN), new JavaWriter(ORIGIN), new CWriter(ORIGIN));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void everyProgramNamesItsOriginItsEquationsAndItsCoefficients(CodeWriter writer) {
        String code = writer.write(derivation("h(1) + h(2)", "relu(z + 1/2)"));
        assertThat(code)
                .contains("Written by plateau 1.2.3:", "  plateau derive --target 'x'")
                .contains("target      phi(z) = h(1) + h(2)", "activation  sigma(z) = relu(z + 1/2)")
                .contains("normalised probabilists' Hermite polynomials")
                .contains("e_k = phi_k - sigma_k*mean(a*s^k)")
                .contains("epsilon*a_dot = sum(sigma_k*e_k*s^k, k, 0, K)")
                .contains("0.6914624612740131")
                .contains("1e-4");
        assertThat(code).doesNotContainPattern("@[A-Z_]{3,}@").endsWith("\n").matches("(?s)\\p{ASCII}*");
        assertThat(code.lines().count()).as("loops, not unrolled terms").isLessThan(400);
        assertBalanced(code);
    }

    @ParameterizedTest
    @MethodSource("writers")
    void theEquationsOfTheProgramAreThoseOfTheDerivation(CodeWriter writer) {
        FlowProgram program = FlowProgram.of(derivation("h(1)", "h(1) + z^2"));
        assertThat(writer.notation("c").write(program.residual()))
                .contains("phi")
                .contains("sigma");
        CodeNotation doubled = writer.notation("c");
        String once = writer.notation("c").write(program.aDot());
        assertThat(doubled.write(Expression.of(3).times(program.aDot())))
                .as("another equation, another program")
                .contains("3.0*")
                .isNotEqualTo(once);
    }

    @ParameterizedTest
    @MethodSource("writers")
    void whatNoProgramKnowsIsRefused(CodeWriter writer) {
        CodeNotation notation = writer.notation("c");
        assertThatThrownBy(() -> notation.write(Expression.symbol("kappa")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kappa");
        Expression oddSum = Quantities.sumOverDegrees(Expression.power(Quantities.S, Expression.of(3)));
        assertThatThrownBy(() -> notation.write(oddSum)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsLearnedWithoutDegreeOne() {
        FlowProgram program = FlowProgram.of(derivation("z^2", "relu"));
        assertThat(program.learnable()).containsExactly(0);
        assertThat(program.never()).containsExactly(2);
        assertThat(program.verdict()).hasValueSatisfying(v -> assertThat(v).contains("phi_1*sigma_1 = 0"));
        FlowProgram floor = FlowProgram.of(derivation("z + h(3)", "gelu"));
        assertThat(floor.never()).containsExactly(3);
        assertThat(floor.verdict()).hasValueSatisfying(v -> assertThat(v).contains("sigma_k = 0"));
        assertThat(FlowProgram.of(derivation("z", "relu")).verdict()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + z + h(2) + h(3) | 1 + z + h(2) + h(3)",
                "z^2 | relu",
                "2 | relu",
                "1 + z + h(2) + h(3) | gelu",
                "relu | relu"
            })
    void theJavaProgramGivesThePredictedTimes(String target, String activation, @TempDir Path folder) throws Exception {
        Derivation derivation = derivation(target, activation);
        double[] times = compiledAndRun(new JavaWriter(ORIGIN).write(derivation), folder);
        Run run = Predictor.predict(
                        PredictionRequest.of(derivation.links(), LAW, List.of(1e-4))
                                .withClasses(20)
                                .withMethod(Method.REFERENCE)
                                .withRtol(1e-10),
                        Progress.SILENT)
                .runs()
                .get(0);
        run.times().forEach(t -> {
            double time = times[t.degree()];
            assertThat(Double.isNaN(time))
                    .as("degree %d", t.degree())
                    .isEqualTo(t.t50().isEmpty());
            t.t50().ifPresent(expected -> assertThat(time).isCloseTo(expected, within(1e-6 * expected)));
        });
        assertThat(run.times()).isNotEmpty();
    }

    @Test
    void aProgramInParametersGivesTheTimesAtTheirValues(@TempDir Path folder) throws Exception {
        ParameterValues values = ParameterValues.parse(List.of("b=1/2, c=sqrt(2), w=3/4"));
        ParametricLinks links = parametric("c z + w^3*He(2)/(1 + w)", "relu(z + b) + gelu(c)*z");
        Derivation derivation = Derivation.of(links, LAW, 20);
        assertThat(derivation.hasPrograms()).isFalse();
        Derivation started = derivation.withDefaults(values);
        assertThat(started.hasPrograms()).isTrue();
        double[] times = compiledAndRun(new JavaWriter(ORIGIN).write(started), folder);
        PredictionRequest request = PredictionRequest.of(links.at(values), LAW, List.of(1e-4))
                .withClasses(20)
                .withMethod(Method.REFERENCE)
                .withRtol(1e-10);
        Run run = Predictor.predict(request, Progress.SILENT).runs().get(0);
        assertThat(run.times()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(t -> assertThat(times[t.degree()])
                .isCloseTo(t.t50().orElseThrow(), within(1e-6 * t.t50().orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void everyLanguageHasEveryFunctionOfAParameter(CodeWriter writer) {
        for (Expression.Function f : Expression.Function.values()) {
            boolean two = f == Expression.Function.MAX || f == Expression.Function.MIN;
            Expression w = Expression.symbol("w");
            Expression call = new Expression.Call(f, two ? List.of(w, Expression.ONE) : List.of(w));
            assertThat(writer.parameterNotation().write(call))
                    .as(f.name())
                    .contains("p_w")
                    .doesNotContainPattern("(?i)\\b(step|relu|sigmoid|softplus|elu|gelu|swish)\\(");
        }
        assertThatThrownBy(() -> writer.parameterNotation().write(Expression.symbol("sigma", 3)))
                .hasMessageContaining("no closed form");
    }

    @Test
    void functionsThatNoLanguageHasAreMadeOfThoseThatAllHave(@TempDir Path folder) throws Exception {
        List<Expression.Function> functions = List.of(Expression.Function.values());
        StringBuilder code = new StringBuilder(
                "public class Functions { public static double[] at(double p_w) {" + " return new double[] {");
        for (Expression.Function f : functions) {
            code.append(new JavaWriter(ORIGIN).parameterNotation().write(applied(f)))
                    .append(", ");
        }
        compile(code + "}; } }", "Functions", folder);
        try (URLClassLoader loader = loader(folder)) {
            for (double w : new double[] {-0.7, 0, 0.4}) {
                double[] found = (double[]) loader.loadClass("Functions")
                        .getMethod("at", double.class)
                        .invoke(null, w);
                for (int i = 0; i < found.length; i++) {
                    double expected = ExpressionValues.none().with("w", w).of(applied(functions.get(i)));
                    assertThat(found[i])
                            .as("%s(%s)", functions.get(i), w)
                            .isCloseTo(expected, within(1e-15 * (1 + Math.abs(expected))));
                }
            }
        }
    }

    /** A function at w, the logarithm at 1 + w. */
    private static Expression applied(Expression.Function f) {
        Expression w = Expression.symbol("w");
        Expression x = f == Expression.Function.LOG ? Expression.ONE.plus(w) : w;
        boolean two = f == Expression.Function.MAX || f == Expression.Function.MIN;
        return new Expression.Call(f, two ? List.of(x, Expression.of(1, 4)) : List.of(x));
    }

    private static ParametricLinks parametric(String target, String activation) {
        ParameterNames names = ParameterNames.any(Set.of());
        return ParametricLinks.of(
                FormulaParser.parse(target, names),
                FormulaParser.parse(activation, names),
                Assumptions.parse(List.of("w>0")),
                OptionalInt.of(6));
    }

    private static double[] compiledAndRun(String code, Path folder) throws Exception {
        compile(code, "Flow", folder);
        try (URLClassLoader loader = loader(folder)) {
            return (double[]) loader.loadClass("Flow")
                    .getMethod("learningTimes", double.class, double.class)
                    .invoke(null, 1e-4, 100.0);
        }
    }

    private static URLClassLoader loader(Path folder) throws Exception {
        return new URLClassLoader(new URL[] {folder.toUri().toURL()}, CodeWritersTest.class.getClassLoader());
    }

    private static void compile(String code, String name, Path folder) throws Exception {
        Path source = folder.resolve(name + ".java");
        Files.writeString(source, code);
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-Xlint:all,-path",
                        "-Werror",
                        "-proc:none",
                        "-d",
                        folder.toString(),
                        source.toString());
        assertThat(status).as("javac").isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"relu | relu", "z^2 | relu", "tanh(z) | relu(z + 1/2)", "z | z"})
    void juliaHasBalancedBlocksAndDefinesItsNames(String target, String activation) {
        String code =
                new JuliaWriter(ORIGIN).write(derivation(target, activation)).replaceAll("(?m)#.*$", "");
        String words = code.replaceAll("\"[^\"\n]*\"", "\"\"");
        assertThat(count(words, "(?m)^\\s*(function|for|if)\\b")).isEqualTo(count(words, "(?m)^\\s*end$"));
        Matcher defined = Pattern.compile("(?m)(?:^|[\\s(,;])(?:const )?([A-Za-z_]\\w*!?)\\s*(?:=|\\bin\\b|,|\\))"
                        + "|function ([a-z_!]+)(?=\\()|([a-z_]+!)\\(out")
                .matcher(words);
        Set<String> known = new HashSet<>(JULIA_KNOWS);
        while (defined.find()) {
            Stream.of(1, 2, 3)
                    .map(defined::group)
                    .filter(x -> x != null)
                    .map(x -> x.replace("!", ""))
                    .forEach(known::add);
        }
        Matcher used = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*").matcher(words);
        assertThat(used.results().map(r -> r.group()).distinct())
                .allSatisfy(name -> assertThat(known).as(name).contains(name));
    }

    @Test
    void aTemplateWantsAllItsParts() {
        CodeTemplate template = CodeTemplate.named("flow.c.txt");
        assertThatThrownBy(() -> template.fill(Map.of("DEGREE", "1"))).hasMessageContaining("HEADING");
        assertThatThrownBy(() -> CodeTemplate.named("flow.f90.txt")).hasMessageContaining("flow.f90");
        assertThatThrownBy(() -> new ProgramOrigin("a\nb", "v")).hasMessageContaining("one line");
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    private static void assertBalanced(String code) {
        String plain = code.replaceAll("(?m)(#|//) .*$", "").replaceAll("\"[^\"\n]*\"", "");
        Deque<Character> open = new ArrayDeque<>();
        for (char c : plain.toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                open.push(")]}".charAt("([{".indexOf(c)));
            } else if (")]}".indexOf(c) >= 0) {
                assertThat(open.pop()).isEqualTo(c);
            }
        }
        assertThat(open).isEmpty();
    }
}
