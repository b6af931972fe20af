package plateau.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverlapStartTest {
    static Stream<Arguments> wrong() {
        double[] two = {1, 2};
        double[] zero = {0, 0};
        double[] unit = {1, 0, 0, 1};
        return Stream.of(
                Arguments.of(new double[0], new double[0], new double[0], "no neurons"),
                Arguments.of(two, new double[1], unit, "2 weights a(0) need as many overlaps s(0) (1)"),
                Arguments.of(two, zero, new double[3], "square of overlaps r(0) (3)"),
                Arguments.of(new double[] {1, Double.NaN}, zero, unit, "a_1(0) is NaN"),
                Arguments.of(two, new double[] {0, 1.01}, unit, "s_1(0) is 1.01"),
                Arguments.of(two, new double[] {0, Double.NaN}, unit, "s_1(0) is NaN"),
                Arguments.of(two, zero, new double[] {1, 0, 0, 1.1}, "r_1,1(0) is 1.1"),
                Arguments.of(two, zero, new double[] {1, 0.2, 0.3, 1}, "r(0) is not symmetric: r_0,1 = 0.2"),
                Arguments.of(two, zero, new double[] {1, -2, -2, 1}, "r_0,1(0) is -2.0"),
                Arguments.of(two, new double[] {0.9, -0.9}, unit, "the overlaps of neuron 1 with u*"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatIsNoGramMatrixIsRefused(double[] a, double[] s, double[] r, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapStart.of(a, s, r))
                .withMessageContaining(message);
    }

    @Test
    void threeVectorsMustFitTogetherThoughAnyTwoDo() {
        double[] r = {1, 0.9, -0.9, 0.9, 1, 0.9, -0.9, 0.9, 1};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapStart.of(new double[3], new double[3], r))
                .withMessageContaining("the overlaps of neuron 2");
    }

    @Test
    void moreVectorsThanDimensionsAreFine() {
        OverlapStart start = OverlapFlowTest.randomStart(40, 3, 1);
        assertThat(start.width()).isEqualTo(40);
        assertThat(start.r(7, 7)).isEqualTo(1);
        assertThat(start.r(7, 3)).isEqualTo(start.r(3, 7));
    }

    @Test
    void roundingIsForgiven() {
        double off = 1 + 1e-15;
        OverlapStart start =
                OverlapStart.of(new double[] {1, 2}, new double[] {off, off}, new double[] {off, off, 1, off});
        assertThat(start.s(0)).isEqualTo(1);
        assertThat(start.r(0, 1)).isEqualTo(1);
        assertThat(start.hasCollinearNeurons()).isTrue();
    }

    @Test
    void isAValue() {
        double[] a = {1, 2};
        double[] r = {1, 0.5, 0.5, 1};
        OverlapStart start = OverlapStart.of(a, new double[2], r);
        OverlapStart same = OverlapStart.of(a.clone(), new double[2], r.clone());
        Arrays.fill(a, 7);
        Arrays.fill(r, 7);
        assertThat(start).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(start).isNotEqualTo(OverlapStart.orthonormal(new double[] {1, 2}));
        assertThat(start.a(1)).isEqualTo(2);
    }

    @Test
    void orthonormalIsAtRest() {
        OverlapStart start = OverlapStart.orthonormal(new double[] {3, 4, 5});
        assertThat(start.state()).containsExactly(3, 4, 5, 0, 0, 0, 0, 0, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> OverlapStart.orthonormal(new double[0]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapStart.orthonormal(new double[] {1, Double.POSITIVE_INFINITY}))
                .withMessageContaining("a_1(0)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OverlapStart.orthonormal(new double[50_000]))
                .withMessageContaining("at most 46340");
    }
}
