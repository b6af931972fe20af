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
                "sqrt(z^4-4z^3+6z^2-4z+1)"
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

    @Test
    void boundsItsWork() {
        assertThatThrownBy(() -> DomainCheck.check(
                        FormulaParser.parse("1/(1e-7 + sin(1000*z)*cos(999*z) - sin(z)/2 - sin(1999*z)/2)")))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining("too intricate");
    }
}
