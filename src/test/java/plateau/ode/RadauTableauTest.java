package plateau.ode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadauTableauTest {
    /** Closed forms of Hairer and Wanner, IV.5 table 5.6 and IV.8. */
    @Test
    void threeStagesAreThoseOfTheBook() {
        RadauTableau radau = RadauTableau.of(3);
        double root = Math.sqrt(6);
        assertThat(radau.node(0)).isCloseTo((4 - root) / 10, within(1e-15));
        assertThat(radau.node(1)).isCloseTo((4 + root) / 10, within(1e-15));
        assertThat(radau.node(2)).isEqualTo(1);
        assertThat(radau.a(0, 0)).isCloseTo((88 - 7 * root) / 360, within(1e-15));
        assertThat(radau.a(0, 2)).isCloseTo((-2 + 3 * root) / 225, within(1e-15));
        assertThat(radau.a(2, 2)).isCloseTo(1.0 / 9, within(1e-15));
        double nine = Math.cbrt(9);
        double three = Math.cbrt(3);
        assertThat(radau.gamma()).isCloseTo(3 + three * three - three, within(1e-14));
        assertThat(radau.alpha(0)).isCloseTo(3 - (nine - three) / 2, within(1e-14));
        assertThat(radau.beta(0)).isCloseTo(Math.sqrt(3) * (nine + three) / 2, within(1e-14));
    }

    /** The constants of Hairer's code RADAU for five stages. */
    @Test
    void eigenvaluesOfFiveStagesAreThePublishedOnes() {
        RadauTableau radau = RadauTableau.of(5);
        assertThat(radau.gamma()).isCloseTo(6.286704751729276645, within(1e-14));
        double[] published = {5.700953298671789, 3.210265600308550, 3.655694325463572, 6.543736899360077};
        double[] ours = {radau.alpha(0), radau.beta(0), radau.alpha(1), radau.beta(1)};
        assertThat(ours).containsExactly(published, within(4e-15));
    }

    /** e = γ_0 (−13 − 7√6, −13 + 7√6, −1)/3: Hairer and Wanner, IV.8, formula (8.20). */
    @Test
    void errorWeightsOfThreeStagesAreThoseOfTheBook() {
        RadauTableau radau = RadauTableau.of(3);
        double root = Math.sqrt(6);
        double[] book = {(-13 - 7 * root) / 3, (-13 + 7 * root) / 3, -1.0 / 3};
        for (int i = 0; i < 3; i++) {
            assertThat(radau.errorWeight(i) * radau.gamma()).isCloseTo(book[i], within(1e-13));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void collocationPolynomialPassesThroughItsStages(int stages) {
        RadauTableau radau = RadauTableau.of(stages);
        double[] basis = new double[stages];
        for (int i = 0; i < stages; i++) {
            radau.basis(radau.node(i), basis);
            for (int j = 0; j < stages; j++) {
                assertThat(basis[j]).isCloseTo(i == j ? 1 : 0, within(1e-13));
            }
        }
        radau.basis(0, basis);
        assertThat(basis).containsOnly(0.0, -0.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void basisDerivativeIsTheDerivative(int stages) {
        RadauTableau radau = RadauTableau.of(stages);
        double[] left = new double[stages];
        double[] right = new double[stages];
        double[] slope = new double[stages];
        radau.basis(0.3 - 1e-6, left);
        radau.basis(0.3 + 1e-6, right);
        radau.basisDerivative(0.3, slope);
        for (int j = 0; j < stages; j++) {
            assertThat(slope[j]).isCloseTo((right[j] - left[j]) / 2e-6, within(1e-6));
        }
    }

    /** The embedded formula integrates polynomials of degree below s exactly, so its error weights vanish on them. */
    @ParameterizedTest
    @ValueSource(ints = {3, 5, 7})
    void errorWeightsVanishOnPolynomials(int stages) {
        RadauTableau radau = RadauTableau.of(stages);
        for (int degree = 1; degree <= stages; degree++) {
            double sum = degree == 1 ? 1 / radau.gamma() : 0;
            for (int i = 0; i < stages; i++) {
                sum += radau.errorWeight(i) * Math.pow(radau.node(i), degree);
            }
            assertThat(sum).isCloseTo(0, within(1e-12));
        }
    }

    @Test
    void refusesOtherStages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RadauTableau.of(2))
                .withMessageContaining("not 2");
    }
}
