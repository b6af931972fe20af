package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HermiteSumTest {
    @Test
    void isThePolynomialOfItsCoefficients() {
        HermiteSum f = HermiteSum.of(HermiteExpansion.ofCoefficients(1, -2, 3 * Math.sqrt(2), Math.sqrt(6)));
        for (double z : new double[] {-2.5, 0, 0.3, 4}) {
            assertThat(f.value(z)).isCloseTo(1 - 2 * z + 3 * (z * z - 1) + z * z * z - 3 * z, within(1e-12));
            assertThat(f.derivative(z)).isCloseTo(-2 + 6 * z + 3 * z * z - 3, within(1e-12));
        }
        assertThat(f.kinks()).isEmpty();
    }

    @Test
    void aConstantHasNoSlope() {
        HermiteSum f = HermiteSum.of(HermiteExpansion.ofCoefficients(0.5));
        assertThat(f.value(3)).isEqualTo(0.5);
        assertThat(f.derivative(3)).isZero();
    }
}
