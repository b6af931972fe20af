package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaParserTest {
    private static double at(String text, double z) {
        return FormulaCompiler.compile(FormulaParser.parse(text)).value(z);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1 + 2*3;                 7",
                "2^3^2;                   512",
                "-2^2;                    -4",
                "2^-3;                    0.125",
                "2^-3^2;                  0.001953125",
                "8/4/2;                   1",
                "1 - 2 - 3;               -4",
                ".5 + 2. + 1e-3 + 1E+2;   102.501",
                "-z^2;                    -2.25",
                "--z;                     1.5",
                "+z - -z;                 3",
                "3 z;                     4.5",
                "3z^2;                    6.75",
                "1/2 z;                   0.75",
                "2 (z+1);                 5",
                "z^2(z+1);                5.625",
                "-2 z;                    -3",
                "2e*z;                    8.154845485377136",
                "z^3 - 3 z + z^2;         1.125",
                "z\u22123;                -1.5",
                "2\u00d7z\u00b7z;         4.5",
                "Tanh[2 z];               0.9950547536867305",
                "tanh(2z);                0.9950547536867305",
                "Sqrt[1+z^2];             1.8027756377319946",
                "max(z, 2, 1);            2",
                "min[z, 2];               1.5",
                "He(3) + He(1)/2;         -0.375",
                "h(2);                    0.8838834764831844",
                "He(0);                   1",
                "cos(2z+1);               -0.6536436208636119",
                "Pi;                      3.141592653589793",
                "\u03c0;                  3.141592653589793",
                "E + e;                   5.43656365691809",
                "relu;                    1.5",
                "identity;                1.5",
                "ReLU(z+1/2);             2",
                "leaky-relu(0.1);         1.5",
                "leaky-relu(0.1)*0 + leaky-relu(-z, 0.1);  -0.15",
                "leaky-relu(-z);          -0.015",
                "leaky_relu(z - 2, 1/4);  -0.125",
                "gaussian;                0.32465246735834974",
                "gaussian(z-1);           0.8824969025845955",
                "piecewise(z < 1, -1, z < 2, z^2, 7);      2.25",
                "piecewise(2 <= z, -1, z >= 1, 5, 7);      5",
                "piecewise(z \u2265 3/2, 1, 0);            1"
            })
    void readsTheGrammar(String text, double expected) {
        assertThat(at(text, 1.5)).isCloseTo(expected, within(1e-14 * (1 + Math.abs(expected))));
    }

    @Test
    void numbersAreExactRationals() {
        assertThat(FormulaParser.parse("0.1")).isEqualTo(Formulas.quotient(Formulas.number(1), Formulas.number(10)));
        assertThat(FormulaParser.parse("1e-3")).isEqualTo(FormulaParser.parse("1/1000"));
        assertThat(FormulaParser.parse("1/3 + 1/6")).isEqualTo(FormulaParser.parse("0.5"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "\"\";             0;  empty",
                "\"  \t \";        0;  empty",
                "(z+1;             0;  never closed",
                "z+1);             3;  closes nothing",
                "();               1;  closes nothing or leaves nothing",
                "tanh(z];          6;  write )",
                "tanh[z);          6;  write ]",
                "[z];              0;  group with (",
                "z z;              2;  write z*z",
                "z(1+z);           1;  write z*(1+z)",
                "(1+z)(1-z);       5;  write (1+z)*(1-z)",
                "z 2;              2;  write z*2",
                "2 3;              2;  write 2*3",
                "He(3) tanh(2 z);  6;  write He(3)*tanh(2 z)",
                "relu z;           5;  write relu(z)",
                "Pi(2);            2;  write Pi*(2)",
                "x^2;              0;  the variable is z",
                "Z;                0;  the variable is z",
                "tahn(z);          0;  did you mean tanh?",
                "leakyrelo(z);     0;  known",
                "ln(z);            0;  write log",
                "qwertyuiop(z);    0;  known names are z",
                "H(3);             0;  He(k)",
                "He(z);            0;  whole number",
                "He(61);           0;  from 0 to 60",
                "h(-1);            0;  from 0 to 60",
                "He(1/2);          0;  whole number",
                "He;               0;  such as He(3)",
                "relu();           5;  relu(z)",
                "relu(z, 1);       0;  one argument",
                "max(z);           0;  max(z, 0)",
                "max;              0;  max(z, 0)",
                "leaky-relu(Pi);   0;  slope",
                "leaky-relu(z,1,2); 0; slope",
                "z +;              3;  ends where",
                "* z;              0;  sign *",
                "z ** 2;           3;  write ^",
                "z + * 2;          4;  sign *",
                "z = 1;            2;  right-hand side",
                "|z|;              0;  abs",
                "z\u00b2;          1;  ^2",
                "z # 2;            2;  '#'",
                "1.2.3;            3;  *",
                "NaN;              0;  finite",
                "Infinity + z;     0;  finite",
                "9^9^9;            1;  overflows",
                "2^5000;           1;  overflows",
                "1e200*1e200;      5;  overflows",
                "1e999999999;      0;  out of range",
                "1e-99999999999;   0;  out of range",
                "1/0;              1;  divides by 0",
                "z/(1-1);          1;  divides by 0",
                "0^-1;             1;  not defined",
                "0^0;              1;  not defined",
                "z^101;            1;  at most 100",
                "z < 1;            2;  condition",
                "piecewise;        9;  piecewise(",
                "piecewise(z);     11; condition",
                "piecewise(z<1, 2);  16; comma",
                "piecewise(z<1 2, 3); 14; write 1*2",
                "piecewise(0 < z < 1, 2, 3); 16; one comparison",
                "piecewise(z^2 < 1, 2, 3);   14; compares z with a number",
                "piecewise(z < z, 2, 3);     12; compares z with a number"
            })
    void refusesWithPlaceAndRemedy(String text, int position, String words) {
        FormulaException refusal = catchThrowableOfType(FormulaException.class, () -> FormulaParser.parse(text));
        assertThat(refusal).as(text).isNotNull();
        assertThat(refusal).hasMessageContaining(words);
        assertThat(refusal.position()).as(refusal.getMessage()).hasValue(position);
    }

    @Test
    void refusesWhatIsTooLarge() {
        refused("-".repeat(10_000) + "z", "at most 2000");
        refused("z+".repeat(50_000) + "z", "100001 characters");
        refused("-".repeat(1500) + "z", "nests more than 100");
        refused("(".repeat(900) + "z" + ")".repeat(900), "nests more than 100");
        refused("(".repeat(1999), "nests more than 100");
        refused("z^".repeat(900) + "z", "nests more than 100");
        refused("abs(".repeat(300) + "z" + ")".repeat(300), "nests more than 100");
        refused("z+".repeat(400) + "z", "chains or nests more than 250");
        refused("leaky-relu(".repeat(90) + "z" + ")".repeat(90), "more than 1000");
        refused("9".repeat(1000), "more than 100 digits");
        refused("max(" + "z,".repeat(300) + "z)", "250");
        refused("q".repeat(2000), "not known");
        refused("z" + (char) 0 + "z", "U+0000");
        refused("z\uD800", "U+D800");
        refused("z \uD83D\uDE00", "no meaning");
    }

    private static void refused(String text, String words) {
        assertThatThrownBy(() -> FormulaParser.parse(text))
                .isInstanceOf(FormulaException.class)
                .hasMessageContaining(words)
                .message()
                .hasSizeLessThan(400);
    }

    @Provide
    Arbitrary<String> texts() {
        List<String> words = List.of(
                "z",
                "x",
                "1",
                "2.5",
                ".5",
                "1e-3",
                "1e400",
                "+",
                "-",
                "*",
                "/",
                "^",
                "(",
                ")",
                "[",
                "]",
                ",",
                "<",
                ">=",
                " ",
                "relu",
                "He(3)",
                "h",
                "leaky-relu",
                "piecewise(z<1,",
                "max(",
                "gaussian",
                "Pi",
                "e",
                "NaN",
                "\u2212",
                "\u00b2",
                "\u0000",
                "=",
                "tanh[",
                "9^9",
                "0",
                ".");
        return Arbitraries.of(words).list().ofMaxSize(25).map(list -> String.join("", list));
    }

    /** Whatever is typed becomes a tree that prints and reads back, or is refused in words with a place inside the text. */
    @Property(tries = 5000)
    void everyTextIsAFormulaOrRefused(@ForAll("texts") String text) {
        parseOrRefuse(text);
    }

    @Property(tries = 1000)
    void everyStringIsAFormulaOrRefused(@ForAll String text) {
        parseOrRefuse(text);
    }

    private static void parseOrRefuse(String text) {
        try {
            Formula formula = FormulaParser.parse(text);
            assertThat(FormulaParser.parse(FormulaPrinter.print(formula))).isEqualTo(formula);
        } catch (FormulaException refusal) {
            assertThat(refusal).message().isNotBlank().doesNotContain("\n");
            assertThat(refusal.position()).isPresent();
            assertThat(refusal.position().getAsInt()).isBetween(0, text.length());
        }
    }
}
