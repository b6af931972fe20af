package plateau.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalSeriesTest {
    private static final int DIGITS = 60;
    /** OEIS A000796. */
    private static final String PI =
            "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899863";

    private static final DecimalSeries SERIES = new DecimalSeries(new MathContext(DIGITS), new BigDecimal(PI));

    private static void assertRelatively(BigDecimal value, BigDecimal wanted, double digits) {
        BigDecimal error = value.subtract(wanted).abs().divide(wanted.abs(), new MathContext(5));
        assertThat(error).isLessThan(BigDecimal.valueOf(Math.pow(10, -digits)));
    }

    /** mpmath 1.3 with 75 digits. */
    @ParameterizedTest
    @CsvSource({
        "-0.125, 0.88249690258459540286489214322905073622200482499065074177030932",
        "1, 2.7182818284590452353602874713526624977572470936999595749669676",
        "-36.5, 1.4068617124461467672489137282296351076405745436158774492056766e-16",
        "1000, 1.970071114017046993888879352243323125316937985323845789952803e+434",
        "-1000, 5.0759588975494567652918094795743369193055992828928373618323938e-435",
        "0.0001, 1.0001000050001666708334166680555753970734154541721783810346354"
    })
    void exponentialsHaveAllDigits(BigDecimal y, BigDecimal wanted) {
        assertRelatively(SERIES.exp(y), wanted, DIGITS - 1);
        assertThat(SERIES.exp(y).precision()).isLessThanOrEqualTo(DIGITS);
    }

    /** mpmath 1.3 with 75 digits. */
    @ParameterizedTest
    @CsvSource({
        "0.125, 0.14031620480133381739302944652162339818697958314984547311417303",
        "1, 0.8427007929497148693412206350826092592960669979663029084599379",
        "2.5, 0.99959304798255504106043578426002508727965132259628657986087922",
        "7, 0.9999999999999999999999581617439222058560138598977610006774997",
        "12.9, 1"
    })
    void errorFunctionHasAllDigits(BigDecimal x, BigDecimal wanted) {
        assertRelatively(SERIES.erf(x), wanted, DIGITS - 1);
        assertThat(SERIES.erf(x.negate())).isEqualTo(SERIES.erf(x).negate());
    }

    @Test
    void isExactAtZeroAndFarOut() {
        assertThat(SERIES.exp(BigDecimal.ZERO)).isEqualByComparingTo(BigDecimal.ONE);
        assertThat(SERIES.erf(BigDecimal.ZERO)).isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(SERIES.erf(new BigDecimal("-1e9"))).isEqualByComparingTo(BigDecimal.ONE.negate());
    }

    @Test
    void refusesExponentsThatTakeDigits() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SERIES.exp(new BigDecimal("1000.5")))
                .withMessageContaining("1000.5");
    }

    @Property
    void exponentialsOfSumsAreProducts(
            @ForAll @DoubleRange(min = -500, max = 500) double x,
            @ForAll @DoubleRange(min = -500, max = 500) double y) {
        BigDecimal p = new BigDecimal(x);
        BigDecimal q = new BigDecimal(y);
        assertRelatively(SERIES.exp(p).multiply(SERIES.exp(q)), SERIES.exp(p.add(q)), DIGITS - 2);
        assertThat(SERIES.exp(p).doubleValue()).isCloseTo(Math.exp(x), within(Math.exp(x) * 1e-15));
    }

    @Property
    void errorFunctionAgreesWithDoubles(@ForAll @DoubleRange(min = -6, max = 6) double x) {
        assertThat(SERIES.erf(BigDecimal.valueOf(x)).doubleValue()).isCloseTo(Erf.erf(x), within(1e-14));
    }
}
