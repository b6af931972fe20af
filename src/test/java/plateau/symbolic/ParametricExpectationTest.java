package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.symbolic.ParameterException.Reason;
import plateau.symbolic.ParametricExpectation.Closed;
import plateau.symbolic.ParametricExpectation.NeedsAssumption;
import plateau.symbolic.ParametricExpectation.Result;

class ParametricExpectationTest {
    private static Formula formula(String text) {
        return FormulaParser.parse(text, ParameterNames.any(Set.of()));
    }

    private static Assumptions assumptions(String text) {
        return text.isEmpty() ? Assumptions.none() : Assumptions.parse(List.of(text));
    }

    private static Result result(String text, String assumptions, int degree) {
        return ParametricExpectation.coefficients(formula(text), assumptions(assumptions), degree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "relu(z+b) | \"\" | 0 | b erf(b/√2)/2 + b/2 + exp(−b²/2)/√(2 π)",
                "relu(z+b) | \"\" | 1 | erf(b/√2)/2 + 1/2",
                "relu(z+b) | \"\" | 4 | (b² − 1) exp(−b²/2)/(4 √(3 π))",
                "step(z-c) | \"\" | 2 | c exp(−c²/2)/(2 √π)",
                "erf(a z+b) | \"\" | 1 | 2 a exp(−b²/(1 + 2 a²))/(√π √(1 + 2 a²))",
                "exp(-z^2/(2 w^2)) | w>0 | 2 | −w/(√2 (1 + w²)^(3/2))",
                "exp(-z^2/(2 w^2)) | w<0 | 0 | −w/√(1 + w²)",
                "c1 z + c3 He(3) | \"\" | 3 | √6 c₃",
                "max(z, c z) | 0<c<1 | 0 | (1 − c)/√(2 π)",
                "sin(w z) | \"\" | 3 | −w³ exp(−w²/2)/√6",
                "exp(w z^2) | w<1/4 | 0 | 1/√(1 − 2 w)",
                "gelu(a z) | \"\" | 1 | a/2",
            })
    void giveTheKnownFormsAsAPersonWritesThem(String text, String assumed, int degree, String expected) {
        Closed closed = (Closed) result(text, assumed, degree);
        assertThat(new UnicodeNotation().write(closed.coefficients().get(degree).expression()))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "relu(w z) | \"\" | false | give --assume \"w>0\" or --assume \"w<0\"",
                "max(z, c z) | c>0 | false | give --assume \"c<1\" or --assume \"c>1\"",
                "abs(z - w)*relu(z) | \"\" | false | give --assume \"w>0\" or --assume \"w<0\"",
                "exp(w z^2) | w<1/2 | true | give --assume \"w<1/4\" or --assume \"w<0\"",
                "exp(w z^2) | w>1 | true | assume more of the parameters",
            })
    void whatTheAssumptionsLeaveOpenIsNamed(String text, String assumed, boolean link, String remedy) {
        NeedsAssumption needs = (NeedsAssumption) result(text, assumed, 3);
        assertThat(needs.remedy()).isEqualTo(remedy.replace("\"\"", "\""));
        assertThat(needs.aboutTheLink()).isEqualTo(link);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "z/w | \"\" | w is not 0 | \"w>0\"",
                "z/w | w>=0 | w is not 0 | \"w>0\"",
                "log(z^2+w) | w<0 | z^2 + w is positive | instead give --assume",
                "sqrt(w)*z | \"\" | w is not negative | \"w>0\"",
                "1/(z^2+w) | w>=0 | z^2 + w is not 0 | \"w>0\"",
                "exp(-z^2/(2 w^2)) | \"\" | 2*w^2 is not 0 | \"w>0\"",
                "z/(w^2-2) | w>0 | w^2 - 2 is not 0 | assume more",
                "z^p | \"\" | z is positive | every z and every value",
            })
    void assumptionsThatContradictTheDomainAreRefused(String text, String assumed, String part, String remedy) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> ParametricDomain.check(formula(text), assumptions(assumed)))
                .withMessageContaining("is defined only where")
                .withMessageContaining(part)
                .withMessageContaining(remedy.replace("\"\"", "\""))
                .matches(e -> e.reason() == Reason.CONTRADICTS_LINK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"log(z^2+w) | w>0 | 0", "z/w | w<0 | 0", "sqrt(w)*z | w>=0 | 0", "z/(w^2-w+1) | \"\" | 1"})
    void whatIsDefinedIsLetThroughWithARemarkWhereItWasNotProved(String text, String assumed, int remarks) {
        assertThat(ParametricDomain.check(formula(text), assumptions(assumed))).hasSize(remarks);
    }

    /** Nothing hangs or fails in a way that is not foreseen, whatever the formula. */
    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void everyFormulaEndsInAnAnswer(@ForAll("formulas") Formula formula) {
        Assumptions positive = Assumptions.parse(List.of("w>0"));
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            try {
                ParametricDomain.check(formula, positive.on(ParameterValues.parametersOf(formula)));
                assertThat(ParametricExpectation.coefficients(formula, positive, 3))
                        .isNotNull();
            } catch (ParameterException | FormulaException refused) {
                assertThat(refused).hasMessageNotContaining("Exception");
            }
        });
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return RandomFormulas.parametric();
    }
}
