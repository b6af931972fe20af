package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import plateau.blas.Blas;
import plateau.blas.Precision;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;

class SgdStepTest {
    private static final int M = 3;
    private static final int D = 5;
    private static final NetworkProblem PROBLEM = SgdProblems.CUBIC;
    private static final NetworkStart START = SgdProblems.start(M, D);

    /** Three steps against the formulas of theory.md §6, neuron by neuron and sample by sample. */
    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "4, true", "4, false"})
    void isTheFormula(int batch, boolean projected) {
        SgdSettings settings =
                SgdSettings.of(0.03).withBatch(batch).withProjection(projected).withLabelNoise(0.2);
        for (Blas blas : List.of(Blas.portable(), Blas.fastest())) {
            GaussianData data = data(settings);
            double[] a = START.a();
            double[] u = START.u();
            try (SgdStep step = new SgdStep(PROBLEM, START, settings, blas)) {
                GaussianData same = data(settings);
                for (int n = 0; n < 3; n++) {
                    assertThat(step.advance(data)).isTrue();
                    naiveStep(a, u, settings, same);
                }
                assertThat(step.outer()).containsExactly(a, within(1e-13));
                assertThat(step.innerCopy()).containsExactly(u, within(1e-13));
            }
        }
    }

    /** A batch large enough to be shared among threads: five steps to the same bits, and the next batch where it belongs. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void isTheSameInSeveralThreads(Precision precision) {
        NetworkStart start = SgdProblems.start(300, 256);
        SgdSettings settings = SgdSettings.of(0.01).withBatch(128).withPrecision(precision);
        Blas blas = Blas.fastest();
        int before = blas.threads();
        try {
            blas.setThreads(2);
            double[] shared = trained(start, settings, blas);
            assertThat(blas.threads()).isEqualTo(2);
            blas.setThreads(1);
            assertThat(trained(start, settings, blas)).isEqualTo(shared);
        } finally {
            blas.setThreads(before);
        }
    }

    /** A batch drawn ahead is not lost on the way through a checkpoint. */
    @Test
    void goesOnFromWhereTheNextBatchBegins() {
        NetworkStart start = SgdProblems.start(300, 256);
        SgdSettings settings = SgdSettings.of(0.01).withBatch(128);
        Blas blas = Blas.fastest();
        int before = blas.threads();
        try {
            blas.setThreads(2);
            GaussianData data = GaussianData.training(PROBLEM.phi(), start.ustar(), 0, 1);
            try (SgdStep step = new SgdStep(PROBLEM, start, settings, blas)) {
                step.advance(data);
                GaussianData.Position position = step.position(data);
                double[] a = step.outer().clone();
                double[] rows = new double[300 * 256];
                double[] factors = new double[300];
                step.save(rows, factors);
                step.advance(data);
                double[] expected = step.innerCopy();
                data.seek(position);
                step.restore(1, a, rows, factors);
                step.advance(data);
                assertThat(step.innerCopy()).isEqualTo(expected);
            }
        } finally {
            blas.setThreads(before);
        }
    }

    /** The same samples in single precision: the same trajectory to the rounding of floats, for every way to move the rows. */
    @ParameterizedTest
    @CsvSource({"1, true", "1, false", "4, true", "4, false"})
    void singlePrecisionFollowsDouble(int batch, boolean projected) {
        NetworkStart start = SgdProblems.start(20, 50);
        SgdSettings settings = SgdSettings.of(1e-3).withBatch(batch).withProjection(projected);
        for (Blas blas : List.of(Blas.portable(), Blas.fastest())) {
            GaussianData data = GaussianData.training(PROBLEM.phi(), start.ustar(), 0, 1);
            GaussianData same = GaussianData.training(PROBLEM.phi(), start.ustar(), 0, 1);
            try (SgdStep doubles = new SgdStep(PROBLEM, start, settings, blas);
                    SgdStep floats = new SgdStep(PROBLEM, start, settings.withPrecision(Precision.FLOAT), blas)) {
                for (int n = 0; n < 2000; n++) {
                    assertThat(doubles.advance(data)).isTrue();
                    assertThat(floats.advance(same)).isTrue();
                }
                assertThat(floats.innerCopy()).containsExactly(doubles.innerCopy(), within(2e-5));
                assertThat(floats.innerCopy()).isNotEqualTo(doubles.innerCopy());
                assertThat(floats.outer()).containsExactly(doubles.outer(), within(2e-5));
            }
        }
    }

    /** Lengths that are only computed, against rows that are measured after every step. */
    @Test
    void trackedLengthsAreTheMeasuredOnes() {
        NetworkStart start = SgdProblems.start(M, D);
        SgdSettings settings = SgdSettings.of(1e-3);
        GaussianData data = data(settings);
        double[] a = start.a();
        double[] u = start.u();
        GaussianData same = data(settings);
        try (SgdStep step = new SgdStep(PROBLEM, start, settings, Blas.portable())) {
            for (int n = 0; n < 1500; n++) {
                assertThat(step.advance(data)).isTrue();
                naiveStep(a, u, settings, same);
            }
            assertThat(step.innerCopy()).containsExactly(u, within(1e-11));
            assertThat(step.outer()).containsExactly(a, within(1e-11));
        }
    }

    /** Steps that turn rows around, where the formula of the length loses its digits. */
    @Test
    void largeStepsAreMeasured() {
        UnitRows rows = new UnitRows(1);
        assertThat(rows.step(0, 1, -0.6, 1.2)).isEqualTo(1);
        assertThat(rows.factor(0)).isEqualTo(1);
        assertThat(rows.due(1)).isFalse();
        assertThat(rows.step(0, 1, -0.5, 0.01)).isEqualTo(1);
        assertThat(rows.factor(0)).isCloseTo(10, within(1e-12));
        assertThat(rows.due(2)).isTrue();
        rows.reset();
        assertThat(rows.factor(0)).isEqualTo(1);
        assertThat(rows.due(2)).isFalse();
        assertThat(rows.due(2048)).isTrue();
    }

    private static double[] trained(NetworkStart start, SgdSettings settings, Blas blas) {
        GaussianData data = GaussianData.training(PROBLEM.phi(), start.ustar(), 0, settings.seed());
        try (SgdStep step = new SgdStep(PROBLEM, start, settings, blas)) {
            for (int n = 0; n < 5; n++) {
                assertThat(step.advance(data)).isTrue();
            }
            return step.innerCopy();
        }
    }

    @Test
    void projectionKeepsRowsUnitAndItsAbsenceDoesNot() {
        assertThat(largestLengthError(true)).isLessThan(1e-14);
        assertThat(largestLengthError(false)).isGreaterThan(1e-3);
    }

    @Test
    void divergenceIsSeenBeforeItIsWritten() {
        SgdSettings settings = SgdSettings.of(3).withProjection(false);
        GaussianData data = data(settings);
        try (SgdStep step = new SgdStep(PROBLEM, START, settings, Blas.portable())) {
            int n = 0;
            double[] a = step.outer().clone();
            double[] u = step.innerCopy();
            while (step.advance(data)) {
                a = step.outer().clone();
                u = step.innerCopy();
                assertThat(++n).isLessThan(1000);
            }
            assertThat(step.outer()).isEqualTo(a);
            assertThat(step.innerCopy()).isEqualTo(u);
            for (double weight : a) {
                assertThat(Math.abs(weight)).isLessThanOrEqualTo(SgdStep.LARGEST_WEIGHT);
            }
            for (double weight : u) {
                assertThat(weight).isFinite();
            }
        }
    }

    @Test
    void anActivationThatIsUndefinedSomewhereIsNamed() {
        LinkFunction root = SgdProblems.link("sqrt(z)", Math::sqrt, z -> 0.5 / Math.sqrt(z));
        SgdSettings settings = SgdSettings.of(0.01);
        try (SgdStep step =
                new SgdStep(new NetworkProblem(StandardLinks.tanh(), root, 1), START, settings, Blas.portable())) {
            GaussianData data = data(settings);
            assertThatThrownBy(() -> {
                        for (int n = 0; n < 50; n++) {
                            step.advance(data);
                        }
                    })
                    .isInstanceOf(NetworkException.class)
                    .hasMessageContaining("sqrt(z) is NaN");
        }
    }

    @Test
    void aBatchBeyondAnArrayIsRefused() {
        SgdSettings settings = SgdSettings.of(0.01).withBatch(Integer.MAX_VALUE);
        assertThatThrownBy(() -> new SgdStep(PROBLEM, START, settings, Blas.portable()))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("beyond the longest array");
    }

    private static GaussianData data(SgdSettings settings) {
        return GaussianData.training(PROBLEM.phi(), START.ustar(), settings.labelNoise(), settings.seed());
    }

    private static double largestLengthError(boolean projected) {
        SgdSettings settings = SgdSettings.of(0.02).withProjection(projected);
        GaussianData data = data(settings);
        double worst = 0;
        try (SgdStep step = new SgdStep(PROBLEM, START, settings, Blas.portable())) {
            for (int n = 0; n < 50; n++) {
                assertThat(step.advance(data)).isTrue();
            }
            double[] u = step.innerCopy();
            for (int i = 0; i < M; i++) {
                worst = Math.max(worst, Math.abs(Math.sqrt(Rows.dot(u, i * D, u, i * D, D)) - 1));
            }
        }
        return worst;
    }

    private static void naiveStep(double[] a, double[] u, SgdSettings settings, GaussianData data) {
        int batch = settings.batch();
        double[] x = new double[batch * D];
        double[] y = new double[batch];
        data.next(batch, x, y);
        double[] gradA = new double[M];
        double[] gradU = new double[M * D];
        for (int b = 0; b < batch; b++) {
            double f = 0;
            double[] h = new double[M];
            for (int i = 0; i < M; i++) {
                for (int l = 0; l < D; l++) {
                    h[i] += u[i * D + l] * x[b * D + l];
                }
                f += a[i] * PROBLEM.sigma().value(h[i]) / M;
            }
            for (int i = 0; i < M; i++) {
                gradA[i] += (y[b] - f) * PROBLEM.sigma().value(h[i]) / batch;
                for (int l = 0; l < D; l++) {
                    gradU[i * D + l] += (y[b] - f) * a[i] * PROBLEM.sigma().derivative(h[i]) * x[b * D + l] / batch;
                }
            }
        }
        for (int i = 0; i < M; i++) {
            a[i] += settings.step() / PROBLEM.epsilon() * gradA[i];
            double square = 0;
            for (int l = 0; l < D; l++) {
                u[i * D + l] += settings.step() * gradU[i * D + l];
                square += u[i * D + l] * u[i * D + l];
            }
            for (int l = 0; l < D; l++) {
                u[i * D + l] /= settings.projected() ? Math.sqrt(square) : 1;
            }
        }
    }
}
