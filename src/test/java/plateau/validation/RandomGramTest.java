package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import plateau.flow.OverlapStart;
import plateau.network.NetworkStart;

/** Gram matrices without vectors have the law of those with vectors. */
class RandomGramTest {
    private static final double[] A = {1, 2};
    private static final int SAMPLES = 2000;

    private static double[][] entries(int dimension, boolean vectors) {
        double[] s = new double[SAMPLES];
        double[] r = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            if (vectors) {
                NetworkStart start = NetworkStart.random(A, dimension, i);
                s[i] = start.targetOverlaps()[1];
                r[i] = start.overlaps()[1];
            } else {
                OverlapStart start = RandomGram.start(A, dimension, i);
                s[i] = start.s(1);
                r[i] = start.r(0, 1);
            }
        }
        return new double[][] {s, r};
    }

    @Test
    void overlapsHaveTheLawOfThoseOfRandomDirections() {
        double[][] drawn = entries(5, false);
        double[][] reference = entries(5, true);
        KolmogorovSmirnovTest test = new KolmogorovSmirnovTest();
        assertThat(test.kolmogorovSmirnovTest(drawn[0], reference[0])).isGreaterThan(1e-3);
        assertThat(test.kolmogorovSmirnovTest(drawn[1], reference[1])).isGreaterThan(1e-3);
    }

    @Test
    void overlapsHaveTheVarianceOneOverDimension() {
        double[][] drawn = entries(1_000_000_000, false);
        assertThat(1e9 * StatUtils.variance(drawn[0])).isCloseTo(1, Offset.offset(0.12));
        assertThat(1e9 * StatUtils.variance(drawn[1])).isCloseTo(1, Offset.offset(0.12));
    }

    @Test
    void theSameSeedGivesTheSameStart() {
        assertThat(RandomGram.start(A, 50, 3).s(0))
                .isEqualTo(RandomGram.start(A, 50, 3).s(0));
        assertThat(RandomGram.start(A, 50, 3).s(0))
                .isNotEqualTo(RandomGram.start(A, 50, 4).s(0));
    }

    @Test
    void tooFewDimensionsAreRefused() {
        assertThatThrownBy(() -> RandomGram.start(A, 2, 1)).hasMessageContaining("at least 3");
    }
}
