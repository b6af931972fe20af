package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussRuleTest {
    @Test
    void twoNodesAreTheKnownOnes() {
        assertThat(GaussRule.hermite(2).node(1)).isCloseTo(1, within(1e-15));
        assertThat(GaussRule.legendre(2).node(1)).isCloseTo(1 / Math.sqrt(3), within(1e-15));
        assertThat(GaussRule.legendre(2).weight(0)).isCloseTo(0.5, within(1e-15));
    }

    @Test
    void threeNodesHaveTheMiddleOne() {
        assertThat(GaussRule.hermite(3).node(1)).isZero();
        assertThat(GaussRule.hermite(3).node(2)).isCloseTo(Math.sqrt(3), within(1e-15));
        assertThat(GaussRule.legendre(3).weight(1)).isCloseTo(4.0 / 9, within(1e-15));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 7, 16, 33, 64, 128, GaussRule.LARGEST})
    void hermiteIntegratesTheCharacteristicFunction(int n) {
        GaussRule rule = GaussRule.hermite(n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += rule.weight(i) * Math.cos(0.25 * rule.node(i));
            assertThat(i == 0 || rule.node(i) > rule.node(i - 1)).isTrue();
        }
        assertThat(sum).isCloseTo(Math.exp(-0.03125), within(n == 4 ? 1e-8 : 1e-14));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 16, 40})
    void legendreIsExactUpToItsDegree(int n) {
        GaussRule rule = GaussRule.legendre(n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += rule.weight(i) * Math.pow(rule.node(i), 2 * n - 2);
        }
        assertThat(sum).isCloseTo(1.0 / (2 * n - 1), within(1e-15));
    }

    @Test
    void polynomialsAreOrthonormal() {
        GaussRule rule = GaussRule.legendre(16);
        double[] p = rule.polynomial(13);
        double[] q = rule.polynomial(15);
        double square = 0;
        double product = 0;
        for (int i = 0; i < 16; i++) {
            square += rule.weight(i) * p[i] * p[i];
            product += rule.weight(i) * p[i] * q[i];
        }
        assertThat(square).isCloseTo(1, within(1e-13));
        assertThat(product).isCloseTo(0, within(1e-13));
    }
}
