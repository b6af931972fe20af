package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.symbolic.Assumptions;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaParser;
import plateau.symbolic.LatexNotation;
import plateau.symbolic.ParameterException;
import plateau.symbolic.ParameterException.Reason;
import plateau.symbolic.ParameterNames;
import plateau.symbolic.ParameterValues;

class ParametricExpansionTest {
    private static Formula formula(String text) {
        return FormulaParser.parse(text, ParameterNames.any(Set.of()));
    }

    private static ParametricExpansion expansion(String text, String assumed, int degree) {
        Assumptions assumptions = assumed.isEmpty() ? Assumptions.none() : Assumptions.parse(List.of(assumed));
        return ParametricExpansion.of(formula(text), assumptions, degree);
    }

    /** Random thirds of hundredths inside, not those at which the code tests itself. */
    private static ParameterValues inside(ParametricExpansion f, SplittableRandom random) {
        Map<String, BigFraction> values = new TreeMap<>();
        for (String name : f.parameters()) {
            double low =
                    f.assumptions().of(name).low().map(b -> b.approximately()).orElse(-2.0);
            double high =
                    f.assumptions().of(name).high().map(b -> b.approximately()).orElse(Math.max(low, 0) + 2);
            double x = low + (high - low) * random.nextDouble(0.02, 0.98);
            values.put(name, new BigFraction(Math.round(x * 3000), 3000));
        }
        return ParameterValues.of(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "relu(z+b) | \"\"",
                "relu(w z+b) | w>0.3",
                "relu(w z+b) | w<-0.3",
                "step(z-c) | \"\"",
                "erf(a z+b) | \"\"",
                "exp(-z^2/(2 w^2)) | w>0",
                "c1 z + c3 He(3) | \"\"",
                "(c0 + c1 z)^3 | \"\"",
                "max(z, c z) | 0<c<1",
                "leaky-relu(c) | \"\"",
                "sin(w z) | \"\"",
                "cos(w z+t) | \"\"",
                "exp(w z+b) | \"\"",
                "gelu(a z+b) | \"\"",
                "elu(z+b) | \"\"",
                "abs(z^2-w) | w>0",
                "z^2*exp(-w z^2) | w>0",
                "exp(w z^2) | -1<w<0.2",
                "sin(w z)*exp(-c z^2) | c>0",
                "piecewise(z<c, 0, z-c) | \"\"",
                "relu(z-b)*relu(z+b) | b>0",
                "erf((z-b)/w) | w>0.5",
            })
    void closedFormsAgreeWithTheNumericExpansionAtRandomValues(String text, String assumed) {
        ParametricExpansion f = expansion(text, assumed, 6);
        assertThat(f.isClosed()).as(f.notes().toString()).isTrue();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 6; i++) {
            ParameterValues values = inside(f, random);
            HermiteExpansion numeric = HermiteExpansion.numeric(f.linkAt(values), 6);
            ExpressionValues environment = f.environment(values);
            double scale = 1 + Math.sqrt(numeric.norm2());
            for (int k = 0; k <= 6; k++) {
                assertThat(environment.of(f.coefficient(k).orElseThrow()))
                        .as(text + " with " + values + ", degree " + k)
                        .isCloseTo(numeric.coefficient(k).value(), within(1e-12 * scale));
            }
            f.norm2().ifPresent(norm2 -> assertThat(environment.of(norm2))
                    .as(text + " with " + values + ", norm")
                    .isCloseTo(numeric.norm2(), within(1e-12 * scale * scale)));
        }
    }

    @Property(tries = 12)
    void randomPolynomialsWithSymbolicCoefficientsAreWhole(
            @ForAll @IntRange(min = 0, max = 5) int i,
            @ForAll @IntRange(min = 0, max = 5) int j,
            @ForAll @IntRange(min = -3, max = 3) int shift) {
        ParametricExpansion f = ParametricExpansion.of(
                formula("c1*(z - " + shift + ")^" + (i + 1) + " + c2*He(" + (j + 1) + ")"), Assumptions.none());
        assertThat(f.polynomialDegree()).hasValue(Math.max(i, j) + 1);
        ParameterValues values = ParameterValues.parse(List.of("c1=2/3,c2=-5/7"));
        HermiteExpansion numeric = f.at(values);
        double norm2 = 0;
        for (int k = 0; k <= f.degree(); k++) {
            double value = f.environment(values).of(f.coefficient(k).orElseThrow());
            assertThat(value).isCloseTo(numeric.coefficient(k).value(), within(1e-11 * (1 + Math.abs(value))));
            norm2 += value * value;
        }
        assertThat(f.environment(values).of(f.norm2().orElseThrow())).isCloseTo(norm2, within(1e-11 * (1 + norm2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp(-z^2/(2 w^2)) | w>0 | 2 | -\\frac{w}{\\sqrt{2} (1 + w^{2})^{3/2}}",
                "c1 z + c3 He(3) | c1>0 | 3 | \\sqrt{6} c_3",
                "erf(beta z) | beta>0 | 3 | -\\frac{2\\,\\sqrt{6} \\beta^{3}}{3\\,\\sqrt{\\pi} (1 + 2\\,\\beta^{2})^{3/2}}",
            })
    void coefficientsAreWrittenInLatex(String text, String assumed, int degree, String latex) {
        assertThat(expansion(text, assumed, degree).coefficient(degree).map(new LatexNotation()::write))
                .hasValue(latex);
    }

    @Test
    void theNumericExpansionIsThatOfTheSubstitutedFormula() {
        ParametricExpansion f = expansion("relu(z+b)", "b<1", 5);
        assertThat(f.at(ParameterValues.parse(List.of("b=1/2"))).values())
                .containsExactly(HermiteExpansion.of(plateau.symbolic.FormulaLink.parse("relu(z+1/2)"), 5)
                        .values());
    }

    @Test
    void whatHasNoClosedFormSaysSoAndStillGivesNumbers() {
        ParametricExpansion f = expansion("tanh(beta z)", "beta>0", 4);
        assertThat(f.isClosed()).isFalse();
        assertThat(f.notes()).singleElement().asString().contains("tanh of z has no closed-form");
        assertThat(f.at(ParameterValues.parse(List.of("beta=2"))).coefficient(1).value())
                .isCloseTo(
                        HermiteExpansion.numeric(plateau.symbolic.FormulaLink.parse("tanh(2*z)"), 4)
                                .coefficient(1)
                                .value(),
                        within(1e-15));
    }

    @Test
    void anOpenSignIsATypedAnswer() {
        ParametricExpansion f = expansion("relu(w z)", "", 4);
        assertThat(f.needs())
                .hasValueSatisfying(needs -> assertThat(needs.suggestions()).containsExactly("w>0", "w<0"));
        assertThat(f.at(ParameterValues.parse(List.of("w=-2"))).coefficient(1).value())
                .isCloseTo(-1, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "exp(w z^2) | w<1/2 | --assume \"w<1/4\"",
                "exp(w z^4) | \"\" | --assume \"w<0\"",
                "exp(z^2/3) + b | \"\" | not square-integrable",
                "b/w + z | w>=0 | --assume \"w>0\"",
            })
    void assumptionsThatAllowWhatIsNoLinkAreRefused(String text, String assumed, String said) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> expansion(text, assumed, 4))
                .withMessageContaining(said.replace("\"\"", "\""))
                .matches(e -> e.reason() == Reason.CONTRADICTS_LINK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b=2", "w=1", "c=1"})
    void valuesAreNeededForAllParametersAndInsideTheAssumptions(String values) {
        ParametricExpansion f = expansion("w z + relu(z+b)", "b<1", 3);
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> f.at(ParameterValues.parse(List.of(values + ",d=0"))));
    }
}
