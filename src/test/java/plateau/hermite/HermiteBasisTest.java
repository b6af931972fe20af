package plateau.hermite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HermiteBasisTest {
    private final HermiteBasis basis = HermiteBasis.ofDegree(40);

    @Test
    void isOrthonormalUnderTheStandardNormalLaw() {
        for (int j = 0; j <= 40; j += 5) {
            for (int k = 0; k <= 40; k++) {
                int n = j;
                int m = k;
                double product = GaussianQuadrature.expectation(z -> basis.values(z)[n] * basis.values(z)[m]);
                assertThat(product).as("h_%d h_%d", j, k).isCloseTo(j == k ? 1 : 0, within(1e-12));
            }
        }
    }

    @Test
    void startsWithTheKnownPolynomials() {
        double z = 1.7;
        double[] h = basis.values(z);
        assertThat(h[0]).isEqualTo(1);
        assertThat(h[1]).isEqualTo(z);
        assertThat(h[2]).isCloseTo((z * z - 1) / Math.sqrt(2), within(1e-15));
        assertThat(h[3]).isCloseTo((z * z * z - 3 * z) / Math.sqrt(6), within(1e-15));
    }

    @Test
    void sumsByClenshawAsTermByTerm() {
        double[] c = {0.3, -1, 0.5, 0, 2, -0.25};
        for (double z = -4; z <= 4; z += 0.5) {
            double[] h = basis.values(z);
            double sum = 0;
            for (int k = 0; k < c.length; k++) {
                sum += c[k] * h[k];
            }
            assertThat(basis.sum(c, z)).isCloseTo(sum, within(1e-12));
        }
    }
}
