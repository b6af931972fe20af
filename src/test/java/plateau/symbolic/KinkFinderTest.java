package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KinkFinderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "relu;                         0",
                "relu(z+1/2);                  -0.5",
                "relu(3z-1);                   0.3333333333333333",
                "relu(2*(1-z)/7);              1",
                "leaky-relu(z+1/10, 0.2);      -0.1",
                "elu(z-2);                     2",
                "abs(z^2-1);                   -1 1",
                "abs((z-1)^2);                 1",
                "abs(z^2-2*z+1);               1",
                "sqrt(z^2);                    0",
                "sqrt((z-3)^2);                3",
                "abs(z-0.3)^1.5;               0.3",
                "max(z, 1-z);                  0.5",
                "max(z^2, 4);                  -2 2",
                "min(z, 1, -z);                0 1",
                "step(He(3));                  -1.7320508075688772 0 1.7320508075688772",
                "sign(h(2));                   -1 1",
                "sign(exp(z)-2);               0.6931471805599453",
                "relu(tanh(z)-1/2);            0.5493061443340549",
                "relu(z-Pi);                   3.141592653589793",
                "abs(relu(z));                 0",
                "relu(relu(z)-1);              0 1",
                "abs(z^3);                     0",
                "abs((z-1)^2*(z+2));           -2 1",
                "piecewise(z<1, 2, z<5/2, 3, z);   1 2.5",
                "piecewise(z>1, relu(z-2)+relu(z), relu(z+1));   -1 1 2",
                "piecewise(2 >= z, relu(z-3), 0);  2",
                "abs(z-z);                     \"\"",
                "max(z^2, z*z);                \"\"",
                "abs(relu(He(6)*0));           \"\"",
                "relu(z-50);                   \"\"",
                "abs(1+z^2);                   \"\"",
                "tanh(2z);                     \"\"",
                "abs(z^2+1/1000);              \"\"",
                "abs((z-1)^2*1e-9);            1",
                "abs(z^3-3z^2+3z-1);           1",
                "sqrt(z^4-4z^3+6z^2-4z+1);     1",
                "sqrt(1 - exp(-z^2));          0",
                "abs(sin(z)-z);                0",
                "max(0, min(1, z));            0 1",
                "relu(z) + relu(z-1e-9);       0 1e-9"
            })
    void findsEachKinkOnce(String text, String expected) {
        double[] kinks = KinkFinder.kinks(FormulaParser.parse(text));
        double[] wanted = expected.isBlank()
                ? new double[0]
                : Arrays.stream(expected.strip().split(" +"))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        assertThat(kinks).as(Arrays.toString(kinks)).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(kinks[i] - wanted[i]))
                    .as(Arrays.toString(kinks))
                    .isLessThan(3e-8);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"relu(z+1/2); -0.5", "relu(z/3-1/9); 0.3333333333333333", "abs((z-1)^2); 1", "step(z^2-4*z+4); 2"})
    void placesThemExactly(String text, double expected) {
        assertThat(KinkFinder.kinks(FormulaParser.parse(text))).containsExactly(expected);
    }

    @Provide
    Arbitrary<List<Integer>> quarters() {
        return Arbitraries.integers().between(-20, 20).list().ofMinSize(1).ofMaxSize(6);
    }

    /** |Π (z − r/4)|, as a product and as (product)·(1 + z²) so that it is a polynomial of higher degree. */
    @Property(tries = 200)
    void findsTheZerosOfPolynomials(@ForAll("quarters") List<Integer> roots) {
        Formula product = Formulas.sum(Formulas.number(1), Formulas.power(Formulas.z(), Formulas.number(2)));
        for (int root : roots) {
            product = Formulas.product(
                    product, Formulas.difference(Formulas.z(), Formulas.number(new BigFraction(root, 4))));
        }
        double[] expected =
                roots.stream().distinct().sorted().mapToDouble(r -> r / 4.0).toArray();
        assertThat(KinkFinder.kinks(Formulas.call(Formula.Function.ABS, product)))
                .containsExactly(expected, within(1e-12));
    }

    @Test
    void findsEveryChangeOfSignOfAWave() {
        double[] kinks = KinkFinder.kinks(FormulaParser.parse("sign(sin(10*z))"));
        assertThat(kinks).hasSize(255);
        for (int i = 0; i < kinks.length; i++) {
            assertThat(Math.abs(kinks[i] - (i - 127) * Math.PI / 10)).isLessThan(1e-13);
        }
    }

    @Test
    void findsTheZerosOfAHermitePolynomialOfHighDegree() {
        assertThat(KinkFinder.kinks(FormulaParser.parse("abs(h(40))"))).hasSize(40);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sign(sin(10000*z))", "abs(sin(exp(z)))", "abs(sin(z)^2+cos(z)^2-1)", "relu(He(60)*sin(1e5*z^3))"
            })
    void refusesTooManyKinks(String text) {
        assertThatThrownBy(() -> KinkFinder.kinks(FormulaParser.parse(text)))
                .isInstanceOf(FormulaException.class)
                .message()
                .containsAnyOf("more than 1000 kinks", "too intricate");
    }
}
