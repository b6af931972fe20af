package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.symbolic.ParameterException.Reason;

class ParameterGrammarTest {
    private static Formula parse(String text, String... declared) {
        return FormulaParser.parse(text, ParameterNames.any(Set.of(declared)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "relu(z+b) | relu(z + b)",
                "exp(-z^2/(2 w^2)) | exp(-z^2/(2*w^2))",
                "c1 z + c3 He(3) | c1*z + c3*He(3)",
                "2 a b z | 2*a*b*z",
                "tanh(beta z) | tanh(beta*z)",
                "w^2 z | w^2*z",
                "theta + z | theta + z",
                "B - b*z | B - b*z",
                "leaky-relu(c) | c*z + (1 - c)*relu(z)",
                "piecewise(z < c, 0, z - c) | piecewise(z < c, 0, z - c)",
            })
    void parametersStandWhereNumbersDo(String text, String printed) {
        Formula formula = parse(text);
        assertThat(FormulaPrinter.print(formula)).isEqualTo(printed);
        assertThat(parse(printed)).isEqualTo(formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu(z+b)", "c1 z", "tanh(beta z)", "w"})
    void withoutParametersTheyAreUnknownNames(String text) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> FormulaParser.parse(text))
                .withMessageContaining("is not known");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rleu + z | did you mean relu?",
                "tnah(z) | did you mean tanh?",
                "silu | write swish",
                "w(z) | w is not a function; write w*(z)",
                "w (z+1) | w is not a function; write w*(z+1)",
                "z w | write z*w",
                "w 2 | write w*2",
                "nan + z | is not a number",
                "He(k) | He takes its degree",
            })
    void slipsAreNotTakenForParameters(String text, String said) {
        assertThatExceptionOfType(FormulaException.class)
                .isThrownBy(() -> parse(text))
                .withMessageContaining(said);
    }

    @Test
    void aDeclaredNameIsAParameterWhateverItResembles() {
        assertThat(parse("steep*z", "steep")).isEqualTo(Formulas.product(Formulas.parameter("steep"), Formulas.z()));
        assertThatExceptionOfType(FormulaException.class).isThrownBy(() -> parse("steep*z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1a",
                "a b",
                "a_b",
                "z",
                "Z",
                "pi",
                "E",
                "he",
                "h",
                "RELU",
                "Piecewise",
                "infinity",
                "a;b",
                "\u0000",
                "aaaaaaaaaaaaaaaaaaaaaaaaa",
                "\u03b2",
                "leaky-relu",
                "nan",
                "a\nb",
                "$(x)"
            })
    void namesThatAreNotFreeCannotBeDeclared(String name) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> ParameterNames.only(List.of(name)))
                .matches(e -> e.reason() == Reason.BAD_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Plus", "List", "I", "D", "N", "C", "O", "Quit", "Sqrt1", "E1", "True", "Null", "parameteraa"})
    void namesThatMeanSomethingElsewhereAreHarmless(String name) {
        Formula formula = parse(name + "*z", name);
        ParametricExpectation.Result result = ParametricExpectation.coefficients(formula, Assumptions.none(), 1);
        assertThat(result).isInstanceOf(ParametricExpectation.Closed.class);
        assertThat(((ParametricExpectation.Closed) result).coefficients().get(1).expression())
                .isEqualTo(Expression.symbol(name));
    }

    @Test
    void anUnsetParameterIsRefusedByWhoeverNeedsANumber() {
        Formula formula = parse("relu(z+b)");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> FormulaLink.of(formula))
                .matches(e -> e.reason() == Reason.UNSET)
                .withMessageContaining("--set b=1/2");
    }

    @Property(tries = 500)
    void anyTextEndsInATreeOrAComplaint(@ForAll("texts") String text) {
        try {
            Formula formula = parse(text);
            assertThat(parse(
                            FormulaPrinter.print(formula),
                            ParameterValues.parametersOf(formula).toArray(String[]::new)))
                    .isEqualTo(formula);
        } catch (FormulaException e) {
            assertThat(e).hasMessageNotContaining("Exception");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "z", "b", "c1", "w ", "beta", "relu", "He(3)", "(", ")", "+", "-", "*", "/", "^", "2", " ", ",",
                        "foo", "E")
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    @Property(tries = 200)
    void substitutionOfNumbersIsReadingThem(@ForAll("formulas") Formula formula) {
        ParameterValues values = ParameterValues.parse(List.of("b=1/2,w=2"));
        assertThatNoException().isThrownBy(() -> {
            try {
                Formula substituted = values.putInto(formula);
                assertThat(ParameterValues.parametersOf(substituted)).isEmpty();
                assertThat(FormulaParser.parse(FormulaPrinter.print(substituted)))
                        .isEqualTo(substituted);
            } catch (FormulaException outOfBounds) {
                assertThat(outOfBounds).hasMessageNotContaining("Exception");
            }
        });
    }

    @Provide
    Arbitrary<Formula> formulas() {
        return RandomFormulas.parametric();
    }
}
