package plateau.timescale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The measured orders of the slow manifold. Degrees 0 and 1 are locked while degree 2 is waited for: degree 1 relaxes at the
 * rate G_11/ε ~ ε^(−1/2), the wait is ε^(1/4), so δ ~ ε^(1/4) and what is left out at order j is δ^j ~ ε^(j/4).
 */
class FastSlowOrderTest {
    private static final LinkPair ONES = LinkPair.ofCoefficients(new double[] {1, 1, 1}, new double[] {1, 1, 1});
    private static final NeuronClasses NEURONS =
            InitialLaw.parse("uniform:-1:1").classes(8);
    private static final double LATE = 0.7;

    @ParameterizedTest
    @CsvSource({"1, 1e-10, 1e-14", "2, 1e-10, 1e-14", "3, 1e-11, 1e-13"})
    void whatTheManifoldLeavesOutFallsAtItsOrder(int order, double large, double small) {
        double ratio = at(large).ofResidual(LATE, order) / at(small).ofResidual(LATE, order);
        assertThat(4 * Math.log(ratio) / Math.log(large / small)).isCloseTo(order, within(0.2));
    }

    /** The time at which degree 2 is learned, with degrees 0 and 1 locked at a fixed part of the wait. */
    @ParameterizedTest
    @CsvSource({"1, 1e-10, 1e-14", "2, 1e-10, 1e-14", "3, 1e-8, 1e-12"})
    void theSplitSolveConvergesAtTheSameOrder(int order, double large, double small) {
        double ratio = at(large).relative(order) / at(small).relative(order);
        double slope = Math.log(ratio) / Math.log(large / small);
        assertThat(4 * slope).isCloseTo(order, within(0.2));
        assertThat(slope).isCloseTo(SplitError.expected(1, 2, order), within(0.05));
    }

    /** With the fourth term, had by differences, nothing settles to a power, but it is worth its price. */
    @ParameterizedTest
    @CsvSource({"1e-7, 8", "1e-8, 15", "1e-10, 8"})
    void theFourthTermIsAnImprovement(double epsilon, double factor) {
        SplitError split = at(epsilon);
        assertThat(split.ofResidual(LATE, 4) * factor).isLessThan(split.ofResidual(LATE, 3));
        assertThat(split.relative(4) * factor).isLessThan(split.relative(3));
    }

    @Test
    void saysWhenTheDegreeIsNotLearnedInTime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SplitError.of(ONES, NEURONS, 1e-8, 1, 2, 1e-5))
                .withMessageContaining("degree 2 is not learned by t = 1.0E-5");
    }

    private static SplitError at(double epsilon) {
        return SplitError.of(ONES, NEURONS, epsilon, 1, 2, 3 * Math.pow(epsilon, 0.25));
    }
}
