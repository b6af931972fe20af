package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NetworkStartTest {
    @Test
    void orthonormalIsTheInfiniteDimension() {
        NetworkStart start = NetworkStart.orthonormal(new double[] {1, -2, 3});
        assertThat(start.dimension()).isEqualTo(4);
        assertThat(start.targetOverlaps()).containsExactly(0, 0, 0);
        assertThat(start.overlaps()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(start.a()).containsExactly(1, -2, 3);
    }

    @Test
    void randomDependsOnTheSeedAlone() {
        double[] a = new double[7];
        NetworkStart start = NetworkStart.random(a, 30, 5);
        assertThat(NetworkStart.random(a, 30, 5).u()).containsExactly(start.u());
        assertThat(NetworkStart.random(a, 30, 6).u()).isNotEqualTo(start.u());
        for (int i = 0; i < 7; i++) {
            assertThat(Rows.dot(start.u(), 30 * i, start.u(), 30 * i, 30)).isCloseTo(1, within(1e-14));
            assertThat(start.targetOverlaps()[i]).isEqualTo(start.u()[30 * i]);
        }
    }

    @Test
    void randomDirectionsAreUniform() {
        int m = 2000;
        double[] s = NetworkStart.random(new double[m], 25, 11).targetOverlaps();
        double mean = 0;
        double square = 0;
        for (double si : s) {
            mean += si / m;
            square += si * si / m;
        }
        assertThat(mean).isCloseTo(0, within(5 * 0.2 / Math.sqrt(m)));
        assertThat(square).isCloseTo(1.0 / 25, within(5 * 0.06 / Math.sqrt(m)));
    }

    @Test
    void givenWeightsAreCopiedAndMadeUnit() {
        double[] u = {0.6, 0.8 + 1e-7, 1, 0};
        NetworkStart start = NetworkStart.of(new double[] {1, 2}, u, new double[] {0, 1});
        u[0] = 9;
        assertThat(Math.hypot(start.u()[0], start.u()[1])).isCloseTo(1, within(1e-15));
        assertThat(start.overlaps()[1]).isCloseTo(0.6, within(1e-7));
        assertThat(start.targetOverlaps()[1]).isZero();
    }

    @Test
    void namesWhatIsWrong() {
        double[] one = {1};
        double[] e1 = {1, 0};
        refused(() -> NetworkStart.of(new double[0], e1, e1), "a0 has no entries");
        refused(() -> NetworkStart.of(new double[] {Double.NaN}, e1, e1), "entry 0 of a0 is NaN");
        refused(() -> NetworkStart.of(one, new double[] {1, 0, 0}, e1), "U0 has 3 entries");
        refused(() -> NetworkStart.of(one, new double[] {1, 1}, e1), "row 0 of U0 has length 1.414");
        refused(() -> NetworkStart.of(one, new double[] {0, 0}, e1), "row 0 of U0 is zero");
        refused(() -> NetworkStart.of(one, new double[] {Double.POSITIVE_INFINITY, 0}, e1), "not finite");
        refused(() -> NetworkStart.of(one, e1, new double[] {0, 0}), "u* is zero");
        refused(() -> NetworkStart.of(one, e1, new double[] {2, 0}), "u* has length 2.0");
        refused(() -> NetworkStart.of(one, new double[0], new double[0]), "u* has no entries");
        refused(() -> NetworkStart.random(one, 0, 1), "dimension is 0");
        refused(() -> NetworkStart.random(new double[50_000], 50_000, 1), "take 20.0 GB");
        refused(() -> NetworkStart.orthonormal(new double[60_000]), "GB");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NetworkException.class).hasMessageContaining(message);
    }
}
