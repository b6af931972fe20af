package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;
import plateau.symbolic.UnicodeNotation;

class ParametricKernelTest {
    private static ParametricExpansion expansion(String text, String assumed) {
        Assumptions assumptions = assumed.isEmpty() ? Assumptions.none() : Assumptions.parse(List.of(assumed));
        return ParametricExpansion.of(FormulaParser.parse(text, ParameterNames.any(Set.of())), assumptions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "relu(z+b) | \"\" | b=-1/3",
                "erf(w z) | \"\" | w=4/3",
                "erf(w z+b) | \"\" | w=-2/3,b=1/5",
                "exp(-z^2/(2 w^2)) | w>0 | w=3/2",
                "sin(w z) | \"\" | w=5/4",
                "cos(w z+b) | \"\" | w=5/4,b=1/3",
                "exp(w z+b) | \"\" | w=1/2,b=-1",
                "max(z, c z) | 0<c<1 | c=1/7",
                "leaky-relu(c) | \"\" | c=-2",
                "relu(w z) | w<0 | w=-3/2",
                "step(z-c) | \"\" | c=1/4",
                "c*erf(z)+b*z | \"\" | c=2,b=-1/3",
                "c1 z + c3 He(3) | \"\" | c1=2,c3=1/5",
            })
    void closedFormsAgreeWithTheNumericKernel(String text, String assumed, String set) {
        ParametricExpansion sigma = expansion(text, assumed);
        ParametricKernel kernel = ParametricKernel.of(sigma);
        ParameterValues values = ParameterValues.parse(List.of(set));
        CorrelationKernel.ClosedForm numeric = CorrelationKernel.of(
                        HermiteExpansion.of(sigma.linkAt(values), sigma.degree()))
                .closedForm()
                .orElseThrow();
        for (double r : new double[] {-0.9, -0.3, 0, 0.4, 0.95}) {
            ExpressionValues at = sigma.environment(values).with("r", r);
            double value = numeric.value().applyAsDouble(r);
            assertThat(at.of(kernel.closedForm().orElseThrow()))
                    .isCloseTo(value, within(1e-12 * (1 + Math.abs(value))));
            double slope = numeric.derivative().applyAsDouble(r);
            assertThat(at.of(kernel.closedDerivative().orElseThrow()))
                    .isCloseTo(slope, within(1e-12 * (1 + Math.abs(slope))));
        }
    }

    @Test
    void theSaadSollaPairHasItsArcsine() {
        ParametricKernel v = ParametricKernel.of(expansion("erf(v z)", ""), expansion("erf(w z)", ""));
        double expected = 2 / Math.PI * Math.asin(2 * 0.5 * 2 * 0.3 / Math.sqrt((1 + 0.5) * (1 + 8)));
        ExpressionValues at =
                ExpressionValues.none().with("v", 0.5).with("w", 2).with("s", 0.3);
        assertThat(at.of(v.closedForm().orElseThrow())).isCloseTo(expected, within(1e-15));
    }

    @Test
    void aPolynomialMakesTheSeriesWhole() {
        ParametricKernel v = ParametricKernel.of(expansion("c1 z + c3 He(3)", ""), expansion("relu(z+b)", ""));
        assertThat(v.isWholeSeries()).isTrue();
        assertThat(v.closedForm().map(new UnicodeNotation()::write))
                .hasValue("c₁ (erf(b/√2)/2 + 1/2) s − c₃ b s³ exp(−b²/2)/√(2 π)");
    }

    @Test
    void anUnknownShapeLeavesTheSeries() {
        ParametricKernel u = ParametricKernel.of(expansion("gelu(w z)", ""));
        assertThat(u.closedForm()).isEmpty();
        assertThat(u.series()).isPresent();
        assertThat(ParametricKernel.of(expansion("tanh(w z)", "")).series()).isEmpty();
    }

    @Test
    void anAtomThatFlipsItsCaseInsideTheAssumptionsHasNoClosedForm() {
        assertThat(ParametricKernel.of(expansion("abs(w z + 1)", "")).closedForm())
                .isEmpty();
        assertThat(ParametricKernel.of(expansion("abs(w z + 1)", "w>0")).closedForm())
                .isPresent();
    }

    @Test
    void aParameterMustNotBearTheNameOfTheVariable() {
        ParametricExpansion sigma = expansion("erf(r z)", "");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> ParametricKernel.of(sigma))
                .withMessageContaining("the parameter r has the name of");
    }

    @Test
    void theNormOfErfComesFromItsKernel() {
        Expression norm2 = expansion("erf(w z)", "").norm2().orElseThrow();
        assertThat(new UnicodeNotation().write(norm2)).isEqualTo("2 asin(2 w²/(1 + 2 w²))/π");
    }
}
