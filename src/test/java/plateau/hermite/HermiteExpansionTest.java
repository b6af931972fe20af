package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.hermite.HermiteCoefficient.Origin;
import plateau.hermite.HermiteException.Reason;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.FormulaLink;

class HermiteExpansionTest {
    private static final Set<String> UNCLOSED = Set.of("tanh(z)", "sigmoid(z)", "softplus(z)", "swish(z)");

    private static HermiteExpansion expansion(String text, int degree) {
        return HermiteExpansion.of(FormulaLink.parse(text), degree);
    }

    @TestFactory
    List<DynamicTest> goldenFunctionsAreExactWhereTheyCanBe() {
        return GoldenHermite.entries().entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertGolden(e)))
                .toList();
    }

    private static void assertGolden(Map.Entry<String, GoldenHermite.Entry> golden) {
        HermiteExpansion f = expansion(golden.getKey(), 12);
        boolean exact = !UNCLOSED.contains(golden.getKey());
        assertThat(f.norm2()).isCloseTo(golden.getValue().norm2(), within(1e-12));
        for (HermiteCoefficient c : f.coefficients()) {
            assertThat(c.origin()).isEqualTo(exact ? Origin.EXACT : Origin.QUADRATURE);
            assertThat(c.value())
                    .as("degree %d", c.degree())
                    .isCloseTo(golden.getValue().coefficients()[c.degree()], within(exact ? 5e-16 : 1e-13));
        }
        assertThat(f.notes()).hasSize(exact ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu(z) | 2 | 1/(2*sqrt(pi)) | \\frac{1}{2 \\sqrt{\\pi}}",
                "relu(z) | 3 | 0 | 0",
                "relu(z+1/2) | 3 | -exp(-1/8)/(4*sqrt(3*pi)) | -\\frac{e^{-1/8}}{4 \\sqrt{3 \\pi}}",
                "z^4 | 4 | 2*sqrt(6) | 2 \\sqrt{6}",
                "cos(2*z+1) | 0 | exp(-2)*cos(1) | e^{-2} \\cos\\left(1\\right)",
                "erf(z/sqrt(2)) | 1 | 1/sqrt(pi) | \\frac{1}{\\sqrt{\\pi}}",
                "h(3)/3 + z | 3 | 1/3 | \\frac{1}{3}",
                "exp(-z^2/2) | 0 | 1/sqrt(2) | \\frac{1}{\\sqrt{2}}",
            })
    void writesClosedFormsAsAPersonWould(String formula, int degree, String text, String latex) {
        HermiteCoefficient c = expansion(formula, 4).coefficient(degree);
        assertThat(c.exact()).contains(text);
        assertThat(c.latex()).contains(latex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leaky-relu(0.1)",
                "relu(1/3 - 2*z)^2",
                "abs(z - 1)*exp(z/2)",
                "exp(-abs(z))",
                "z^3*sin(2*z - 1)*cos(z)",
                "exp(-z^2/3 + z)*cos(3*z)",
                "exp(z^2/8)",
                "max(z^2 - 1, z)",
                "min(1, max(-1, z))",
                "max(z, exp(z) - 2)",
                "step(z^3 - z)",
                "elu(2 - z)",
                "gelu(2*z - 1/3)",
                "z^2*erf(2*z + 1)*exp(-z/3)",
                "cos(Pi*z)",
                "erf(1 - z)",
                "piecewise(z < -1, 0, z < sqrt(2), z^2, z > 3, 2, 1)",
                "2^z",
                "z^2/exp(z)",
                "sign(z - Pi)",
                "max(0, exp(z) - 2)",
                "He(7) - Pi*z^2 + sqrt(2)*z",
                "gaussian",
                "relu(z)*exp(-z^2/2)",
                "0",
            })
    void closedFormsAgreeWithQuadrature(String formula) {
        if (formula.equals("max(z, exp(z) - 2)")) {
            assertThat(expansion(formula, 3).notes().get(0)).contains("not known as exact numbers");
            return;
        }
        HermiteExpansion f = expansion(formula, 16);
        assertThat(f.notes()).isEmpty();
        assertThat(f.coefficients()).allMatch(c -> c.origin() == Origin.EXACT);
        double scale = Math.sqrt(f.norm2());
        for (HermiteCoefficient c : f.coefficients()) {
            assertThat(c.value())
                    .as("%s, degree %d: %s", formula, c.degree(), c.exact())
                    .isCloseTo(c.quadrature().orElseThrow(), within(1e-13 * scale + 1e-300));
        }
        assertThat(f.tail()).isBetween(0.0, f.norm2());
    }

    @ParameterizedTest
    @CsvSource({"tanh(z), tanh", "softplus(z) + z^2, softplus", "erf(z)^2, erf", "sin(z)*step(z), kink"})
    void saysWhyThereIsNoClosedForm(String formula, String reason) {
        HermiteExpansion f = expansion(formula, 4);
        assertThat(f.notes()).singleElement().asString().contains(reason);
        assertThat(f.coefficients()).allMatch(c -> c.origin() == Origin.QUADRATURE);
    }

    @Test
    void closedFormsReachDegreeFortyAndTheRestIsNumericAndSaidSo() {
        HermiteExpansion f = expansion("gelu(z + 1/3)", 42);
        assertThat(f.coefficient(40).origin()).isEqualTo(Origin.EXACT);
        assertThat(f.coefficient(41).origin()).isEqualTo(Origin.QUADRATURE);
        assertThat(f.notes()).singleElement().asString().contains("41…42");
    }

    @Test
    void consecutiveTruncationsAgree() {
        HermiteExpansion long20 = expansion("relu(z+1/2)", 20);
        HermiteExpansion short12 = expansion("relu(z+1/2)", 12);
        assertThat(long20.truncate(12).values()).containsExactly(short12.values());
        assertThat(long20.truncate(12).tail()).isEqualTo(short12.tail());
        double previous = Double.POSITIVE_INFINITY;
        for (int k = 0; k <= 20; k++) {
            double tail = long20.truncate(k).tail();
            assertThat(tail).isPositive().isLessThanOrEqualTo(previous);
            previous = tail;
        }
    }

    @Test
    void aPolynomialHasNoTailAndKeepsItsDegree() {
        HermiteExpansion f = HermiteExpansion.of(FormulaLink.parse("He(30)/1000 + z"));
        assertThat(f.degree()).isEqualTo(30);
        assertThat(f.tail()).isZero();
        HermiteExpansion cubic = HermiteExpansion.of(FormulaLink.parse("z^3 - 3*z + z^2"));
        assertThat(cubic.degree()).isEqualTo(3);
        assertThat(cubic.values()).containsExactly(1, 0, Math.sqrt(2), Math.sqrt(6));
        assertThat(cubic.truncate(2).tail()).isCloseTo(6, within(1e-13));
    }

    @Test
    void theDegreeIsChosenFromTheTail() {
        HermiteExpansion sin = HermiteExpansion.of(FormulaLink.parse("sin(z)"));
        assertThat(sin.tail()).isLessThanOrEqualTo(1e-6 * sin.norm2());
        assertThat(sin.truncate(sin.degree() - 1).tail()).isGreaterThan(1e-6 * sin.norm2());
        HermiteExpansion relu = HermiteExpansion.of(FormulaLink.parse("relu"));
        assertThat(relu.degree()).isEqualTo(20);
        assertThat(Truncation.commonDegree(sin, relu)).isEqualTo(20);
        assertThat(sin.toDegree(20).degree()).isEqualTo(20);
        assertThat(sin.toDegree(20).coefficient(19).origin()).isEqualTo(Origin.EXACT);
    }

    @Test
    void givenCoefficientsAreKeptAsTheyAre() {
        HermiteExpansion f = HermiteExpansion.ofCoefficients(1, 0.5, 0, -2);
        assertThat(f.values()).containsExactly(1, 0.5, 0, -2);
        assertThat(f.norm2()).isEqualTo(5.25);
        assertThat(f.tail()).isZero();
        assertThat(f.formula()).isEqualTo("h(0) + 0.5*h(1) - 2*h(3)");
        assertThat(f.coefficient(3).origin()).isEqualTo(Origin.GIVEN);
        assertThat(f.toDegree(5).values()).containsExactly(1, 0.5, 0, -2, 0, 0);
        assertThat(f.link()).isEmpty();
    }

    @Test
    void refusesBadCoefficients() {
        for (double[] c : new double[][] {{}, {1, Double.NaN}, {Double.POSITIVE_INFINITY}, {1e200}}) {
            assertThatExceptionOfType(HermiteException.class)
                    .isThrownBy(() -> HermiteExpansion.ofCoefficients(c))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.BAD_ARGUMENT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp(z^2)", "exp(z^2/3)", "exp(z^2/4)", "exp(exp(z))"})
    void refusesFormulasOutsideTheSpace(String formula) {
        assertThatExceptionOfType(HermiteException.class)
                .isThrownBy(() -> expansion(formula, 5))
                .withMessageContaining(formula + " is not square-integrable under N(0,1): E f(G)² is infinite");
    }

    @Test
    void severalThreadsFindTheSame() throws Exception {
        List<String> formulas = List.of("relu(z+1/2)", "gelu(z)", "elu(z)", "cos(2*z+1)");
        List<HermiteExpansion> alone =
                formulas.stream().map(f -> expansion(f, 10)).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int round = 0; round < 3; round++) {
                List<Callable<HermiteExpansion>> tasks = formulas.stream()
                        .<Callable<HermiteExpansion>>map(f -> () -> expansion(f, 10))
                        .toList();
                List<Future<HermiteExpansion>> together = threads.invokeAll(tasks);
                for (int i = 0; i < formulas.size(); i++) {
                    assertThat(together.get(i).get()).isEqualTo(alone.get(i));
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"relu", "gelu", "elu", "erf(2*z + 1/3)", "relu(z + 1/2)", "exp(z/2)", "sin(2*z + 1)", "z^5 - z"})
    void aClosedFormIsTheSameAsATree(String formula) {
        for (HermiteCoefficient c :
                HermiteExpansion.of(FormulaLink.parse(formula), 12).coefficients()) {
            Expression tree = c.expression().orElseThrow();
            double value = ExpressionValues.none().of(tree);
            assertThat(value).as(c.exact().orElseThrow()).isCloseTo(c.value(), within(1e-11));
        }
    }
}
