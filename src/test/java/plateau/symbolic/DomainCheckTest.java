package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "3",
                "z^4-3z+1",
                "1/(1+z^2)",
                "log(1+exp(z))",
                "sqrt(1+z^2)",
                "sqrt(z^2)",
                "sqrt(z^2 - 2*z + 1)",
                "sqrt((z-1)^2)",
                "log(1+abs(z))",
                "(1+z^2)^(-3/2)",
                "(1+z^2)^-1",
                "1/(z^2-2*z+2)",
                "1/(z^2-2*z+1.0001)",
                "(z^2)^(1/2)",
                "abs(z)^Pi",
                "abs(z)^1.5",
                "(2+sin(z))^z",
                "2^z",
                "z^(4/2)",
                "exp(z^2)",
                "exp(exp(z))",
                "exp(exp(exp(z)))",
                "1/(1+exp(z^2))",
                "z/(1+z^4)",
                "tanh(2 z)",
                "log(2+cos(1000 z))",
                "1/(sin(z)^2+cos(z)^2)",
                "1/(1+He(4)^2)",
                "1/(2+h(20)^2)",
                "sqrt(1-tanh(z)^2)",
                "sqrt(relu(z))",
                "piecewise(z > 1, log(z), 0)",
                "piecewise(z <= 1, 0, z < 3, 1/z, sqrt(z-2))",
                "log(3+gelu+swish)",
                "1/(3+sign(z)+step(z-1))",
                "log(1.2 + tanh + erf(z)/10)",
                "1/(1+max(z, 0) - min(z, 0))",
                "1/(1+elu-elu+softplus+sigmoid)",
                "sqrt(3)*z",
                "log(sigmoid)",
                "log(softplus(z))",
                "sqrt(1 - exp(-z^2))",
                "sqrt(1-cos(z))",
                "sqrt(z^4-4z^3+6z^2-4z+1)",
                "(z^0)^log(2)",
                "(1+z^2)^-sqrt(2)",
                "(1+z^2)^log(1)",
                "z^(1/cos(0))",
                "1/(1+exp(1000))",
                "piecewise(z < sqrt(2), 1, z <= log(9), log(z), 0)",
                "piecewise(z <= 1, 0, log(z))"
            })
    void acceptsWhatIsDefinedEverywhere(String text) {
        assertThatCode(() -> DomainCheck.check(FormulaParser.parse(text))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "log(z);              log(z) is not defined for z <= 0",
                "2 + 3*log(1/2 - z);  log(1/2 - z) is not defined for z >= 1/2",
                "1/z;                 1/z divides by 0 at z = 0",
                "sqrt(z);             sqrt(z) is not defined for z < 0",
                "sqrt(1-2z);          is not defined for z > 1/2",
                "log(abs(z));         log(abs(z)) is not defined near z = 0",
                "1/(z-1);             1/(z - 1) divides by 0 at z = 1",
                "sin(z)/z;            sin(z)/z divides by 0 at z = 0",
                "z^(1/2);             z^(1/2) is not defined for z < 0",
                "z^2^(1/2);           z^2^(1/2) is not defined for z < 0",
                "z^(-1);              z^(-1) divides by 0 at z = 0",
                "z^-1.5;              is not defined for z <= 0",
                "z^z;                 z^z is not defined for z <= 0",
                "1/(z^2-2*z+1);       divides by 0 near z = 1;",
                "1/(z^2-2);           divides by 0 near z =",
                "1/cos(z);            divides by 0 near z =",
                "log(z^2-1);          log(z^2 - 1) is not defined near z =",
                "sqrt(z^2-1);         sqrt(z^2 - 1) is not defined near z =",
                "1/(z-50);            divides by 0 at z = 50",
                "log(z+100);          is not defined for z <= -100",
                "sqrt(1000-z);        is not defined for z > 1000",
                "1/relu(z);           divides by 0",
                "1/sign(z);           divides by 0",
                "1/step(z);           divides by 0",
                "sqrt(-1);            is not defined for any z",
                "log(sin(z)-sin(z));  is not defined",
                "exp(1/z);            1/z divides by 0 at z = 0",
                "0^z;                 not defined for any z",
                "1/(z-z);             divides by 0",
                "sqrt(gelu);          sqrt(gelu(z)) is not defined",
                "log(swish+0.2784);   is not defined near z = -1.2",
                "1/(1-tanh(z)^2);     divides by 0 near z =",
                "1/He(3);             divides by 0 near z = ",
                "piecewise(z < 0, 1/z, 1);  1/z divides by 0 at z = 0",
                "piecewise(z < log(0), 1, 2);  bound"
            })
    void refusesWithPartAndPlace(String text, String words) {
        FormulaException refusal =
                catchThrowableOfType(FormulaException.class, () -> DomainCheck.check(FormulaParser.parse(text)));
        assertThat(refusal).as(text).isNotNull().hasMessageContaining(words);
        assertThat(refusal.position()).isEmpty();
    }

    /** An undefined constant is refused wherever it stands, also where its value would not count. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "-(z^0)^log(0);        log(0) is not defined for any z; put a positive number in the place of 0",
                "(z^0)^sqrt(-1);       sqrt(-1) is not defined for any z; put a number that is not negative in the place of -1",
                "2^(z*log(0));         log(0) is not defined for any z",
                "z^log(0);             log(0) is not defined for any z",
                "(1+z^2)^exp(log(0));  log(0) is not defined for any z",
                "(1+z^2)^(0*log(0));   log(0) is not defined for any z",
                "0*log(0);             log(0) is not defined for any z",
                "log(0)*0*z;           log(0) is not defined for any z",
                "z + exp(log(0));      log(0) is not defined for any z",
                "0^log(0);             log(0) is not defined for any z",
                "1^log(0);             log(0) is not defined for any z",
                "log(0)^0;             log(0) is not defined for any z",
                "tanh(z/log(1));       z/log(1) divides by 0 for any z; put a number other than 0 in the place of log(1)",
                "1^(1/sin(0));         1/sin(0) divides by 0 for any z",
                "1^(sin(0)^-1);        sin(0)^(-1) divides by 0 for any z",
                "z^(-1)^(1/2);         (-1)^(1/2) is not defined for any z",
                "relu(z)^sqrt(-1);     sqrt(-1) is not defined for any z",
                "max(z, log(0));       log(0) is not defined for any z",
                "max(0, log(0));       log(0) is not defined for any z",
                "step(log(0));         log(0) is not defined for any z",
                "relu(sqrt(-1));       sqrt(-1) is not defined for any z",
                "sin(z)*0^sqrt(-1);    sqrt(-1) is not defined for any z",
                "piecewise(z < 0, z, log(0));              log(0) is not defined for any z",
                "piecewise(z < 0, (z^0)^log(0), z);        log(0) is not defined for any z",
                "piecewise(z < 0, 1, z >= 0, 2, log(0));   log(0) is not defined for any z",
                "piecewise(z > 10^9, log(0), 0);           log(0) is not defined for any z",
                "piecewise(z < sqrt(-1), 1, 2);            sqrt(-1) is not defined for any z",
                "piecewise(z < exp(log(0)), 1, 2);         log(0) is not defined for any z",
                "piecewise(z < 1^log(0), 1, 2);            the bound 1^log(0) of a piecewise is not a finite number",
                "piecewise(z < 0, 1, z <= 0, log(z), 2);   log(z) is not defined for z <= 0",
                "piecewise(z < 3, 1, z <= 3, 1/(z-3), 2);  1/(z - 3) divides by 0 at z = 3"
            })
    void refusesWhatIsUndefinedWhereverItStands(String text, String words) {
        FormulaException refusal =
                catchThrowableOfType(FormulaException.class, () -> DomainCheck.check(FormulaParser.parse(text)));
        assertThat(refusal).as(text).isNotNull().hasMessageStartingWith(words).hasMessageNotContaining("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1^(1/0)", "z^0^-1", "0^0*z", "(z^0)^(1/0)"})
    void noNumberIsDividedByZero(String text) {
        assertThatThrownBy(() -> FormulaLink.parse(text))
                .isInstanceOf(FormulaException.class)
                .message()
                .containsPattern("divides by 0|0\\^.* is not defined");
    }

    /** The parser never builds these. */
    @Test
    void refusesTreesThatDivideByTheNumberZero() {
        Formula zero = Trees.number(0);
        assertThatThrownBy(() -> DomainCheck.check(Trees.over(Trees.Z, zero)))
                .isInstanceOf(FormulaException.class)
                .hasMessage("z/0 divides by 0 for any z; put a number other than 0 in the place of 0");
        Formula infinite = Trees.over(Trees.number(1), zero);
        assertThatThrownBy(() -> DomainCheck.check(
                        new Formula.Binary(Formula.Operator.POWER, Trees.power(Trees.Z, 0), infinite)))
                .isInstanceOf(FormulaException.class)
                .hasMessageStartingWith("1/0 divides by 0 for any z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "z + exp(1000);                exp(1000)",
                "(z^0)^exp(1000);              exp(1000)",
                "z^(exp(1000) - exp(1000));    exp(1000) - exp(1000)",
                "piecewise(z < 0, exp(1000), 1); exp(1000)"
            })
    void refusesConstantsThatOverflow(String text, String culprit) {
        assertThatThrownBy(() -> DomainCheck.check(FormulaParser.parse(text)))
                .isInstanceOf(FormulaException.class)
                .hasMessageStartingWith("the constant " + culprit + " is not a finite number");
    }

    @Test
    void boundsItsWork() {
        assertThatThrownBy(() -> DomainCheck.check(
                        FormulaParser.parse("1/(1e-7 + sin(1000*z)*cos(999*z) - sin(z)/2 - sin(1999*z)/2)")))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("too intricate");
    }
}
