package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plateau.link.StandardLinks;
import plateau.network.NetworkRun.Outcome;

class PopulationTrainingTest {
    private static final double[] A0 = {1, -0.5, 0.3, 0.8, -1.1};
    private static final PopulationRisk TANH =
            PopulationRisk.of(new NetworkProblem(PopulationLinks.hermite(0.2, 1, 0, 0.4), StandardLinks.tanh(), 0.05));

    static List<NetworkProblem> problems() {
        return List.of(
                new NetworkProblem(PopulationLinks.hermite(1, 0.7, 0.5), StandardLinks.relu(), 0.02),
                new NetworkProblem(StandardLinks.tanh(), PopulationLinks.biasedRelu(0.5), 0.05),
                new NetworkProblem(StandardLinks.abs(), StandardLinks.gelu(), 0.05));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void riskNeverRisesAndRowsStayUnit(NetworkProblem problem) {
        NetworkStart start = NetworkStart.random(A0, 8, 21);
        NetworkRun run = PopulationTraining.run(problem, start, grid(60, 0.05), 1e-9, TrainingObserver.SILENT);
        assertThat(run.outcome()).isEqualTo(Outcome.END_REACHED);
        double last = Double.POSITIVE_INFINITY;
        for (NetworkState state : run.states()) {
            double risk = state.risk().orElseThrow();
            assertThat(risk).isBetween(0.0, last + 1e-12);
            last = risk;
            for (double s : state.s()) {
                assertThat(Math.abs(s)).isLessThanOrEqualTo(1 + 1e-14);
            }
            for (int i = 0; i < A0.length; i++) {
                assertThat(state.r()[i * A0.length + i]).isEqualTo(1);
            }
        }
        assertThat(last).isLessThan(0.8 * run.states().get(0).risk().orElseThrow());
    }

    @Test
    void aRotationChangesNothing() {
        NetworkStart start = NetworkStart.random(A0, 6, 4);
        NetworkStart rotated = NetworkStart.of(A0, reflected(start.u()), reflected(start.ustar()));
        NetworkState one = lastState(start);
        NetworkState other = lastState(rotated);
        assertThat(other.a()).containsExactly(one.a(), within(1e-8));
        assertThat(other.s()).containsExactly(one.s(), within(1e-8));
        assertThat(other.r()).containsExactly(one.r(), within(1e-8));
    }

    /** Rows x − 2⟨x, w⟩w with a fixed unit w. */
    private static double[] reflected(double[] rows) {
        double[] w = {0.5, 0.5, -0.5, 0.1, 0.7, 0};
        w[5] = -Math.sqrt(1 - 0.75 - 0.01 - 0.49 + 0.25);
        double length = Math.sqrt(Rows.dot(w, 0, w, 0, 6));
        double[] result = rows.clone();
        for (int i = 0; i < rows.length; i += 6) {
            Rows.add(-2 * Rows.dot(rows, i, w, 0, 6) / (length * length), w, 0, result, i, 6);
        }
        return result;
    }

    private static NetworkState lastState(NetworkStart start) {
        return PopulationTraining.run(TANH, start, new double[] {2}, 1e-11, TrainingObserver.SILENT)
                .states()
                .get(0);
    }

    @Test
    void neuronsThatStartAlikeStayAlike() {
        NetworkStart start = NetworkStart.of(
                new double[] {0.7, 0.7}, new double[] {0.6, 0, 0.8, 0.6, 0, 0.8}, new double[] {0, 0.8, 0.6});
        NetworkState state = lastState(start);
        assertThat(state.r()[1]).isCloseTo(1, within(1e-12));
        assertThat(state.a()[0]).isCloseTo(state.a()[1], within(1e-10));
        assertThat(state.s()[0]).isGreaterThan(0.6);
    }

    @Test
    void timesAreMetExactlyWhateverTheirSpacing() {
        NetworkStart start = NetworkStart.random(A0, 6, 4);
        double[] times = {0, 1e-9, 0.1, 0.1 + 1e-12, 2};
        NetworkRun run = PopulationTraining.run(TANH, start, times, 1e-11, TrainingObserver.SILENT);
        assertThat(run.states()).extracting(NetworkState::time).containsExactly(0.0, 1e-9, 0.1, 0.1 + 1e-12, 2.0);
        assertThat(run.states().get(4).a()).containsExactly(lastState(start).a(), within(1e-9));
        assertThat(run.endTime()).isEqualTo(2);
    }

    @Test
    void theErrorFollowsTheTolerance() {
        NetworkStart start = NetworkStart.random(A0, 6, 4);
        double[] exact = lastState(start).a();
        double last = 1;
        for (double rtol : new double[] {1e-4, 1e-6, 1e-8}) {
            NetworkRun run = PopulationTraining.run(TANH, start, new double[] {2}, rtol, TrainingObserver.SILENT);
            double error = Math.abs(run.states().get(0).a()[0] - exact[0]);
            assertThat(error).isLessThan(Math.min(100 * rtol, 0.5 * last));
            last = error;
        }
    }

    @Test
    void anObserverSeesProgressAndStops() {
        double[] done = {0};
        TrainingObserver stopAtHalf = new TrainingObserver() {
            @Override
            public void progress(double fraction) {
                assertThat(fraction).isBetween(done[0], 1.0);
                done[0] = fraction;
            }

            @Override
            public boolean interrupted() {
                return done[0] >= 0.5;
            }
        };
        NetworkRun run =
                PopulationTraining.run(TANH, NetworkStart.random(A0, 6, 4), new double[] {0, 0.2, 2}, 1e-8, stopAtHalf);
        assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(run.states()).hasSize(2);
        assertThat(run.endTime()).isBetween(1.0, 2.0);
    }

    @Test
    void theStepLimitKeepsWhatWasReached() {
        NetworkStart start = NetworkStart.random(A0, 6, 4);
        NetworkRun run =
                PopulationTraining.run(TANH, start, new double[] {0, 1e-3, 2}, 1e-10, TrainingObserver.SILENT, 30);
        assertThat(run.outcome()).isEqualTo(Outcome.STEP_LIMIT);
        assertThat(run.states()).isNotEmpty();
        assertThat(run.endTime()).isLessThan(2);
    }

    @Test
    void weightsBeyondDoublePrecisionDiverge() {
        NetworkStart start = NetworkStart.random(new double[] {1e200, 1e200}, 3, 1);
        NetworkRun atOnce = PopulationTraining.run(TANH, start, new double[] {0, 1}, 1e-8, TrainingObserver.SILENT);
        assertThat(atOnce.outcome()).isEqualTo(Outcome.DIVERGED);
        assertThat(atOnce.states()).isEmpty();
        NetworkRun later = PopulationTraining.run(TANH, start, new double[] {1}, 1e-8, TrainingObserver.SILENT);
        assertThat(later.outcome()).isEqualTo(Outcome.DIVERGED);
    }

    @Test
    void badRequestsAreNamed() {
        NetworkStart start = NetworkStart.random(A0, 6, 4);
        refused(() -> run(start, 1e-8), "no time");
        refused(() -> run(start, 1e-8, -0.1, 1), "-0.1");
        refused(() -> run(start, 1e-8, 1, 1), "increasing");
        refused(() -> run(start, 1e-8, Double.POSITIVE_INFINITY), "Infinity");
        refused(() -> run(start, 1e-15, 1), "1.0E-15");
        refused(() -> run(start, Double.NaN, 1), "NaN");
        refused(() -> new NetworkProblem(StandardLinks.tanh(), StandardLinks.step(), 0.1), "step jumps at z = 0.0");
        refused(() -> new NetworkProblem(StandardLinks.tanh(), PopulationLinks.stepAt(0.3), 0.1), "jumps at z = 0.3");
        refused(() -> new NetworkProblem(StandardLinks.tanh(), StandardLinks.tanh(), 0), "epsilon is 0.0");
        new NetworkProblem(StandardLinks.sign(), PopulationLinks.biasedRelu(1e6), 0.1);
        new NetworkProblem(
                StandardLinks.sign(),
                PopulationLinks.link("root", z -> Math.sqrt(Math.abs(z)), z -> 0.5 / Math.sqrt(Math.abs(z)), 0),
                0.1);
    }

    private static NetworkRun run(NetworkStart start, double rtol, double... times) {
        return PopulationTraining.run(TANH, start, times, rtol, TrainingObserver.SILENT);
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NetworkException.class).hasMessageContaining(message);
    }

    private static double[] grid(int n, double step) {
        double[] times = new double[n + 1];
        for (int i = 0; i <= n; i++) {
            times[i] = i * step;
        }
        return times;
    }
}
