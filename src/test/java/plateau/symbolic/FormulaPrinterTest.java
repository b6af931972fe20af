package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaPrinterTest {
    @Provide
    Arbitrary<Formula> formulas() {
        return RandomFormulas.any();
    }

    /** Arithmetic between numbers is carried out and may make one that is longer than what the parser reads. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{101}");

    @Property(tries = 3000)
    void printedFormulasReadBackEqual(@ForAll("formulas") Formula formula) {
        String text = FormulaPrinter.print(formula);
        if (text.length() <= FormulaParser.MAX_LENGTH
                && !LONG_NUMBER.matcher(text).find()) {
            assertThat(FormulaParser.parse(text)).as(text).isEqualTo(formula);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "z^3 - 3 z + z^2;    z^3 - 3*z + z^2",
                "Tanh[2 z];          tanh(2*z)",
                "0.25z;              1/4*z",
                "z/0.25;             z/(1/4)",
                "z - (z - 1);        z - (z - 1)",
                "(z^2)^3;            (z^2)^3",
                "-z^2;               -z^2",
                "(-z)^2;             (-z)^2",
                "(-2)^z;             (-2)^z",
                "z^-1;               z^(-1)",
                "z*-3;               z*(-3)",
                "relu;               relu(z)",
                "leaky-relu(0.1);    1/10*z + 9/10*relu(z)",
                "leaky-relu(0);      relu(z)",
                "leaky-relu(1);      z",
                "gaussian;           exp(-(z^2/2))",
                "MAX(z,2);           max(z, 2)",
                "he(3)+h(2);         He(3) + h(2)",
                "pi*e;               Pi*E",
                "piecewise(1<z,2,z<=0,z,3);  piecewise(z > 1, 2, z <= 0, z, 3)"
            })
    void printsCompactly(String text, String expected) {
        assertThat(FormulaPrinter.print(FormulaParser.parse(text))).isEqualTo(expected);
    }
}
