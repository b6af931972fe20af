package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.symbolic.ParameterException.Reason;

class ParameterValuesTest {
    private static ParameterValues values(String... texts) {
        return ParameterValues.parse(List.of(texts));
    }

    @Test
    void areExactNumbersAndConstants() {
        assertThat(values("b=1/2,w=sqrt(2)", "c = max(1, 2)")).hasToString("b = 1/2, c = max(1, 2), w = sqrt(2)");
        assertThat(values("b=0.1").value("b")).isEqualTo(FormulaParser.parse("1/10"));
        assertThat(values("t=Pi/4").approximately("t")).isEqualTo(Math.PI / 4);
    }

    @Test
    void goIntoTheFormulaAsIfTheyHadBeenTyped() {
        Formula formula = FormulaParser.parse("exp(-z^2/(2 w^2)) + relu(z+b)", ParameterNames.any(Set.of()));
        assertThat(values("w=2", "b=-1/2").putInto(formula))
                .isEqualTo(FormulaParser.parse("exp(-z^2/(2*2^2)) + relu(z+(-1/2))"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "b | MALFORMED | write it like b=1/2",
                "b>=1 | MALFORMED | write it like b=1/2",
                "b= | MALFORMED | number is missing",
                "\"b=1,,c=2\" | MALFORMED | missing",
                "=1 | BAD_NAME | name of a parameter",
                "z=1 | BAD_NAME | meaning of its own",
                "1=b | BAD_NAME | name of a parameter",
                "b=z | NOT_A_CONSTANT | depends on z",
                "b=c | NOT_A_CONSTANT | not a constant",
                "b=1=2 | NOT_A_CONSTANT | not a constant",
                "b=log(0) | NOT_A_CONSTANT | log(0)",
                "b=exp(exp(exp(9))) | NOT_A_CONSTANT | finite",
                "\"b=1,b=2\" | SET_TWICE | set twice",
            })
    void whatIsWrongIsSaid(String text, Reason reason, String said) {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> values(text))
                .withMessageContaining(said)
                .matches(e -> e.reason() == reason, "reason " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0<c<1 | c=1 | false",
                "0<c<=1 | c=1 | true",
                "c<=sqrt(2) | c=sqrt(2) | true",
                "c<sqrt(2) | c=sqrt(2) | false",
                "c>Pi | c=3 | false",
                "c>1/3 | c=1/3 | false",
                "c>=1/3 | c=1/3 | true",
            })
    void mustLieInsideTheAssumptions(String assumption, String value, boolean inside) {
        Assumptions assumptions = Assumptions.parse(List.of(assumption));
        if (inside) {
            assertThatCode(() -> values(value).requireWithin(assumptions)).doesNotThrowAnyException();
        } else {
            assertThatExceptionOfType(ParameterException.class)
                    .isThrownBy(() -> values(value).requireWithin(assumptions))
                    .withMessageContaining("is outside the assumption")
                    .matches(e -> e.reason() == Reason.OUTSIDE);
        }
    }

    @Test
    void aValueForAParameterThatNoFormulaHasIsRefused() {
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> values("w=1").requireAmong(Set.of("b")))
                .withMessage("no formula has the parameter w; the parameters are b");
        assertThatExceptionOfType(ParameterException.class)
                .isThrownBy(() -> values("w=1").requireAmong(Set.of()))
                .withMessage("no formula has the parameter w; there are no parameters, remove it");
    }
}
