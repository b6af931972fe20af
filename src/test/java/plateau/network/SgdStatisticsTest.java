package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import plateau.blas.Blas;
import plateau.link.StandardLinks;

/** SGD as an estimator: its mean step is the gradient's, and with the step size it tends to the flow. Seeds are fixed. */
class SgdStatisticsTest {
    private static final int M = 3;
    private static final int D = 6;
    private static final double ETA = 1e-3;
    private static final double STRICT = 0.9999;
    private static final int LINEAR_DIMENSION = 10;
    private static final double LINEAR_END = 0.4;
    private static final PopulationRisk RISK = PopulationRisk.of(SgdProblems.CUBIC);

    /** ε E Δa_i/η = −m ∂R/∂a_i and E⟨Δu_i, v⟩/η = −m dR/dv for tangent v, by central differences of the risk. */
    @Test
    void theMeanStepIsTheGradient() {
        assertMeanStep(1, 0, 60_000);
        assertMeanStep(8, 0.7, 10_000);
    }

    private static void assertMeanStep(int batch, double labelNoise, int steps) {
        NetworkStart start = SgdProblems.start(M, D);
        SgdSettings settings =
                SgdSettings.of(ETA).withBatch(batch).withLabelNoise(labelNoise).withProjection(false);
        double[] tangent = tangent(start);
        SummaryStatistics[] outer = fresh();
        SummaryStatistics[] inner = fresh();
        GaussianData data = GaussianData.training(SgdProblems.CUBIC.phi(), start.ustar(), labelNoise, 11);
        try (SgdStep step = new SgdStep(SgdProblems.CUBIC, start, settings, Blas.portable())) {
            double[] a = start.a();
            double[] u = start.u();
            for (int n = 0; n < steps; n++) {
                step.restore(a, u);
                assertThat(step.advance(data)).isTrue();
                double[] moved = step.innerCopy();
                for (int i = 0; i < M; i++) {
                    outer[i].addValue((step.outer()[i] - a[i]) * SgdProblems.CUBIC.epsilon() / ETA);
                    inner[i].addValue(
                            (Rows.dot(moved, i * D, tangent, i * D, D) - Rows.dot(u, i * D, tangent, i * D, D)) / ETA);
                }
            }
        }
        for (int i = 0; i < M; i++) {
            int neuron = i;
            assertCovers(outer[i], -M * slope(theta -> risk(start, tangent, neuron, theta, 0)), "a_" + i);
            assertCovers(inner[i], -M * slope(theta -> risk(start, tangent, neuron, 0, theta)), "u_" + i);
        }
    }

    private static SummaryStatistics[] fresh() {
        SummaryStatistics[] statistics = new SummaryStatistics[M];
        Arrays.setAll(statistics, i -> new SummaryStatistics());
        return statistics;
    }

    private static void assertCovers(SummaryStatistics sample, double expected, String name) {
        double standardError = sample.getStandardDeviation() / Math.sqrt(sample.getN());
        double quantile = new TDistribution(sample.getN() - 1).inverseCumulativeProbability(0.5 + STRICT / 2);
        assertThat(sample.getMean()).as(name).isCloseTo(expected, within(quantile * standardError));
        // The interval must be narrow enough to tell a gradient from none.
        assertThat(standardError).as(name).isLessThan(0.03);
    }

    /** Unit vectors orthogonal to the rows, towards u* and away from it in turn. */
    private static double[] tangent(NetworkStart start) {
        double[] u = start.u();
        double[] s = start.targetOverlaps();
        double[] tangent = new double[M * D];
        for (int i = 0; i < M; i++) {
            double length = Math.sqrt(1 - s[i] * s[i]);
            Rows.add(1 / length, start.ustar(), 0, tangent, i * D, D);
            Rows.add(-s[i] / length, u, i * D, tangent, i * D, D);
        }
        return tangent;
    }

    /** The risk with a_i moved by da and u_i turned by an angle towards its tangent. */
    private static double risk(NetworkStart start, double[] tangent, int neuron, double da, double angle) {
        double[] a = start.a();
        a[neuron] += da;
        double[] u = start.u();
        Rows.scale(u, neuron * D, D, Math.cos(angle));
        Rows.add(Math.sin(angle), tangent, neuron * D, u, neuron * D, D);
        NetworkStart moved = NetworkStart.of(a, u, start.ustar());
        return RISK.risk(a, moved.targetOverlaps(), moved.overlaps());
    }

    private static double slope(DoubleUnaryOperator function) {
        double step = 1e-3;
        return (function.applyAsDouble(step) - function.applyAsDouble(-step)) / (2 * step);
    }

    /**
     * One linear neuron on a linear target: ε ȧ = s − a, ṡ = a(1 − s²). The mean over seeds is off by O(η) besides its
     * statistical error; extrapolating from η and η/2 removes that.
     */
    @Test
    void aLinearNeuronTendsToItsFlow() {
        double[] flow = linearFlow(0.5);
        SummaryStatistics limitA = new SummaryStatistics();
        SummaryStatistics limitS = new SummaryStatistics();
        SummaryStatistics coarse = new SummaryStatistics();
        for (int seed = 0; seed < 1000; seed++) {
            double[] full = trainLinear(128, seed);
            double[] half = trainLinear(256, seed + 1000);
            limitA.addValue(2 * half[0] - full[0]);
            limitS.addValue(2 * half[1] - full[1]);
            coarse.addValue(trainLinear(8, seed + 2000)[1]);
        }
        assertClose(limitA, flow[0]);
        assertClose(limitS, flow[1]);
        // The test can tell: ε 10 % larger and a step 16 times as large both lie outside.
        assertThat(Math.abs(limitA.getMean() - linearFlow(0.55)[0])).isGreaterThan(4 * error(limitA));
        assertThat(Math.abs(coarse.getMean() - flow[1])).isGreaterThan(4 * error(coarse));
    }

    /** (a, s) at the end after so many steps. */
    private static double[] trainLinear(int steps, int seed) {
        NetworkStart start =
                NetworkStart.of(new double[] {1}, direction(LINEAR_DIMENSION, 0.2), direction(LINEAR_DIMENSION, 1));
        NetworkProblem linear = new NetworkProblem(StandardLinks.identity(), StandardLinks.identity(), 0.5);
        SgdSettings settings = SgdSettings.of(LINEAR_END / steps);
        GaussianData data = GaussianData.training(linear.phi(), start.ustar(), 0, seed);
        try (SgdStep step = new SgdStep(linear, start, settings, Blas.portable())) {
            for (int n = 0; n < steps; n++) {
                assertThat(step.advance(data)).isTrue();
            }
            return new double[] {step.outer()[0], Rows.dot(step.innerCopy(), 0, start.ustar(), 0, LINEAR_DIMENSION)};
        }
    }

    private static void assertClose(SummaryStatistics sample, double expected) {
        assertThat(sample.getMean()).isCloseTo(expected, within(3.5 * error(sample)));
    }

    private static double error(SummaryStatistics sample) {
        return sample.getStandardDeviation() / Math.sqrt(sample.getN());
    }

    /** The unit vector of R^d with first entry s and the rest in the second. */
    private static double[] direction(int d, double s) {
        double[] u = new double[d];
        u[0] = s;
        u[1] = Math.sqrt(1 - s * s);
        return u;
    }

    /** Classical Runge–Kutta, 2000 steps. */
    private static double[] linearFlow(double epsilon) {
        int n = 2000;
        double h = LINEAR_END / n;
        double[] y = {1, 0.2};
        for (int i = 0; i < n; i++) {
            double[] k1 = linearSlope(y[0], y[1], epsilon);
            double[] k2 = linearSlope(y[0] + h / 2 * k1[0], y[1] + h / 2 * k1[1], epsilon);
            double[] k3 = linearSlope(y[0] + h / 2 * k2[0], y[1] + h / 2 * k2[1], epsilon);
            double[] k4 = linearSlope(y[0] + h * k3[0], y[1] + h * k3[1], epsilon);
            for (int c = 0; c < 2; c++) {
                y[c] += h / 6 * (k1[c] + 2 * k2[c] + 2 * k3[c] + k4[c]);
            }
        }
        return y;
    }

    private static double[] linearSlope(double a, double s, double epsilon) {
        return new double[] {(s - a) / epsilon, a * (1 - s * s)};
    }
}
