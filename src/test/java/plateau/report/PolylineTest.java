package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolylineTest {
    private static final int COUNT = 2000;

    @Test
    void noPointIsFartherFromTheKeptOnesThanTheTolerance() {
        double[] x = IntStream.range(0, COUNT).mapToDouble(i -> i * 0.4).toArray();
        double[] y = IntStream.range(0, COUNT)
                .mapToDouble(i -> 200 * Math.sin(i * 0.01))
                .toArray();
        int[] kept = Polyline.simplified(x, y, 0.05);
        assertThat(kept.length).isBetween(20, COUNT / 4);
        assertThat(kept[0]).isZero();
        assertThat(kept[kept.length - 1]).isEqualTo(COUNT - 1);
        for (int j = 1; j < kept.length; j++) {
            int a = kept[j - 1];
            int b = kept[j];
            for (int i = a; i <= b; i++) {
                double onLine = y[a] + (y[b] - y[a]) * (x[i] - x[a]) / (x[b] - x[a]);
                // The vertical distance is the true one stretched by the slope, at most 5 here.
                assertThat(Math.abs(y[i] - onLine)).isLessThan(0.05 * Math.hypot(1, 5.1));
            }
        }
    }

    @Test
    void aStraightLineKeepsItsEnds() {
        double[] line = IntStream.range(0, COUNT).mapToDouble(i -> i).toArray();
        assertThat(Polyline.simplified(line, line, 0.05)).containsExactly(0, COUNT - 1);
        assertThat(Polyline.simplified(new double[0], new double[0], 0.05)).isEmpty();
        assertThat(Polyline.simplified(new double[] {1}, new double[] {1}, 0.05))
                .containsExactly(0);
    }
}
