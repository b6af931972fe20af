package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.math3.stat.inference.KolmogorovSmirnovTest;
import org.apache.commons.rng.RestorableUniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.junit.jupiter.api.Test;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;

class GaussianDataTest {
    private static final double[] USTAR = {0.6, 0, 0.8};
    private static final LinkFunction TANH = StandardLinks.tanh();

    @Test
    void pointsAreStandardNormal() {
        double[] x = points(GaussianData.training(TANH, USTAR, 0, 3), 4000);
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(0, 1), x))
                .isGreaterThan(1e-3);
    }

    @Test
    void labelsAreTheLinkOfTheProjection() {
        double[] x = new double[30];
        double[] y = new double[10];
        GaussianData.training(TANH, USTAR, 0, 3).next(10, x, y);
        for (int b = 0; b < 10; b++) {
            assertThat(y[b]).isCloseTo(Math.tanh(0.6 * x[3 * b] + 0.8 * x[3 * b + 2]), within(1e-15));
        }
    }

    @Test
    void samplesDoNotDependOnHowTheyAreBatched() {
        GaussianData whole = GaussianData.training(TANH, USTAR, 0.5, 3);
        GaussianData parts = GaussianData.training(TANH, USTAR, 0.5, 3);
        double[] x = new double[15];
        double[] y = new double[5];
        whole.next(5, x, y);
        double[] px = new double[9];
        double[] py = new double[3];
        parts.next(3, px, py);
        assertThat(px).isEqualTo(Arrays.copyOf(x, 9));
        assertThat(py).isEqualTo(Arrays.copyOf(y, 3));
        parts.next(2, px, py);
        assertThat(Arrays.copyOf(px, 6)).isEqualTo(Arrays.copyOfRange(x, 9, 15));
        assertThat(Arrays.copyOf(py, 2)).isEqualTo(Arrays.copyOfRange(y, 3, 5));
    }

    @Test
    void labelNoiseHasItsSizeAndLeavesThePointsAlone() {
        int n = 4000;
        double[] x = new double[3 * n];
        double[] y = new double[n];
        GaussianData.training(TANH, USTAR, 0, 3).next(n, x, y);
        double[] noisyX = new double[3 * n];
        double[] noisyY = new double[n];
        GaussianData.training(TANH, USTAR, 0.5, 3).next(n, noisyX, noisyY);
        assertThat(noisyX).isEqualTo(x);
        double[] noise = new double[n];
        Arrays.setAll(noise, b -> noisyY[b] - y[b]);
        assertThat(new KolmogorovSmirnovTest().kolmogorovSmirnovTest(new NormalDistribution(0, 0.5), noise))
                .isGreaterThan(1e-3);
        assertThat(StatUtils.variance(noise)).isCloseTo(0.25, within(0.03));
    }

    @Test
    void aPositionBringsTheSameSamplesBack() {
        GaussianData data = GaussianData.training(TANH, USTAR, 0.5, 3);
        points(data, 7);
        GaussianData.Position position = data.position();
        double[] expected = points(data, 7);
        GaussianData other = GaussianData.training(TANH, USTAR, 0.5, 3);
        other.seek(position);
        assertThat(points(other, 7)).isEqualTo(expected);
    }

    /** Points, held-out points, label noise and the start of one seed, and the points of its neighbours. */
    @Test
    void streamsAreUncorrelated() {
        int n = 20_000;
        List<double[]> streams = new ArrayList<>();
        for (RandomStream stream : RandomStream.values()) {
            streams.add(normals(stream.of(3), n));
        }
        for (long seed : new long[] {2, 4, 3 + (1L << 32), -3}) {
            streams.add(normals(RandomStream.POINTS.of(seed), n));
        }
        for (int i = 0; i < streams.size(); i++) {
            for (int j = 0; j < i; j++) {
                double correlation = new PearsonsCorrelation().correlation(streams.get(i), streams.get(j));
                assertThat(correlation).as("streams %d and %d", i, j).isCloseTo(0, within(4 / Math.sqrt(n)));
            }
        }
    }

    @Test
    void pointsAreNotThoseOfARandomStartOfTheSameSeed() {
        double[] u = NetworkStart.random(new double[] {1}, 3, 3).u();
        double[] x = new double[3];
        GaussianData.training(TANH, USTAR, 0, 3).next(1, x, new double[1]);
        double length = Math.sqrt(Rows.dot(x, 0, x, 0, 3));
        assertThat(Math.abs(Rows.dot(x, 0, u, 0, 3) / length)).isLessThan(0.999);
    }

    @Test
    void heldOutPointsAreOthers() {
        double[] training = points(GaussianData.training(TANH, USTAR, 0, 3), 5);
        double[] heldOut = points(GaussianData.heldOut(TANH, USTAR, 3), 5);
        for (double value : heldOut) {
            assertThat(training).doesNotContain(value);
        }
    }

    @Test
    void aTargetThatIsUndefinedSomewhereIsNamed() {
        LinkFunction root = SgdProblems.link("sqrt(z)", Math::sqrt, z -> 0.5 / Math.sqrt(z));
        GaussianData data = GaussianData.training(root, USTAR, 0, 3);
        assertThatThrownBy(() -> points(data, 20))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("sqrt(z) is NaN at z = -");
    }

    private static double[] points(GaussianData data, int count) {
        double[] x = new double[3 * count];
        data.next(count, x, new double[count]);
        return x;
    }

    private static double[] normals(RestorableUniformRandomProvider stream, int n) {
        ZigguratSampler.NormalizedGaussian sampler = ZigguratSampler.NormalizedGaussian.of(stream);
        double[] values = new double[n];
        Arrays.setAll(values, i -> sampler.sample());
        return values;
    }
}
