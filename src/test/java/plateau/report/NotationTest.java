package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.Fraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.timescale.LearningLaw;

class NotationTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1.000",
        "0.048068, 0.04807",
        "1234.56, 1235",
        "-0.5, -0.5000",
        "3.4657e-9, 3.466e-9",
        "99999.9, 100000",
        "NaN, –",
        "Infinity, –"
    })
    void numbersHaveFourDigits(double value, String text) {
        assertThat(Notation.number(value, 4)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0.7, 0.7", "1.41421356, 1.4142", "100, 100", "-2.4494897, -2.4495", "1e-9, 1e-9"})
    void coefficientsDropTrailingZeros(double value, String text) {
        assertThat(Notation.coefficient(value, 5)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1e-2, 1e-2, 10⁻²", "2.5e-13, 2.5e-13, 2.5·10⁻¹³", "0.5, 0.5, 5·10⁻¹", "1, 1, 10⁰"})
    void epsilonLooksAsTyped(double epsilon, String typed, String typeset) {
        assertThat(Notation.epsilon(epsilon)).isEqualTo(typed);
        assertThat(Notation.epsilonTypeset(epsilon)).isEqualTo(typeset);
    }

    @ParameterizedTest
    @CsvSource({
        "residual |e_1|, residual |e₁|",
        "(t − t_12)/√ε, (t − t₁₂)/√ε",
        "relative error of t_k, relative error of tₖ",
        "σ_0² e_0(0), σ₀² e₀(0)",
        "log_likelihood t_kill x_1a, log_likelihood t_kill x_1a"
    })
    void indicesAreSet(String plain, String set) {
        assertThat(Notation.indexed(plain)).isEqualTo(set);
    }

    @Test
    void lawsShowConstantPowerAndLogarithm() {
        assertThat(Notation.law(law(Fraction.of(1, 2), true, OptionalDouble.of(0.25))))
                .isEqualTo("0.25 ε^(1/2) ln(1/ε)");
        assertThat(Notation.law(law(Fraction.of(1), false, OptionalDouble.of(0.34657359))))
                .isEqualTo("0.3466 ε");
        assertThat(Notation.law(law(Fraction.of(-3, 4), false, OptionalDouble.empty())))
                .isEqualTo("∝ ε^(-3/4)");
        assertThat(Notation.law(law(Fraction.of(-1), false, OptionalDouble.empty())))
                .isEqualTo("∝ ε⁻¹");
        assertThat(Notation.law(law(Fraction.ZERO, false, OptionalDouble.empty())))
                .isEqualTo("independent of ε");
    }

    @Test
    void exponentsAreExactFractionsWithTheSignInFront() {
        assertThat(Notation.exponent(law(Fraction.of(1, -4), false, OptionalDouble.empty())))
                .isEqualTo("-1/4");
        assertThat(Notation.exponent(law(Fraction.ZERO, false, OptionalDouble.empty())))
                .isEqualTo("0");
    }

    @Test
    void closedFormsUseTheSignsOfPrint() {
        assertThat(Notation.closedForm("sqrt(6)")).isEqualTo("√6");
        assertThat(Notation.closedForm("5*sqrt(5)*exp(-1/8)/(192*sqrt(2*pi))"))
                .isEqualTo("5·√5·exp(-1/8)/(192·√(2·π))");
    }

    private static LearningLaw law(Fraction exponent, boolean logarithm, OptionalDouble constant) {
        return new LearningLaw(2, OptionalInt.of(1), exponent, logarithm, constant, "law");
    }
}
