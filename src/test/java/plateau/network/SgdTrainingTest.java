package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plateau.blas.Blas;
import plateau.network.NetworkRun.Outcome;

class SgdTrainingTest {
    private static final NetworkStart START = SgdProblems.start(4, 12);
    private static final SgdSettings SETTINGS = SgdSettings.of(1e-3).withHeldOut(300);
    private static final double[] TIMES = {0, 0.05, 0.3};

    @Test
    void measuresAtTheFirstStepThatReachesEachTime() {
        NetworkRun run =
                run(SETTINGS.withHeldOut(0).withProjection(false).withLabelNoise(0.1), 0, 1e-4, 0.00149, 0.0105);
        assertThat(run.outcome()).isEqualTo(Outcome.END_REACHED);
        assertThat(run.work()).isEqualTo(11);
        assertThat(run.states().stream().map(NetworkState::time)).containsExactly(0.0, 1e-3, 2e-3, 1e-3 * 11);
        assertThat(run.endTime()).isEqualTo(1e-3 * 11);
    }

    @Test
    void twoTimesWithinOneStepHaveOneState() {
        NetworkRun run = run(SETTINGS, 2e-4, 4e-4, 9e-4, 0.002);
        assertThat(run.states()).hasSize(4);
        assertThat(run.states().get(0)).isSameAs(run.states().get(2));
    }

    @Test
    void theFirstStateIsTheStart() {
        NetworkState first = run(SETTINGS, 0, 1e-3).states().get(0);
        assertThat(first.a()).isEqualTo(START.a());
        assertThat(first.s()).containsExactly(START.targetOverlaps(), within(1e-15));
        assertThat(first.r()).containsExactly(START.overlaps(), within(1e-15));
    }

    @Test
    void overlapsAreThoseOfUnitVectors() {
        for (NetworkState state : run(SETTINGS, TIMES).states()) {
            int m = START.width();
            for (int i = 0; i < m; i++) {
                assertThat(Math.abs(state.s()[i])).isLessThanOrEqualTo(1);
                assertThat(state.r()[i * m + i]).isEqualTo(1);
                for (int j = 0; j < m; j++) {
                    assertThat(state.r()[i * m + j]).isBetween(-1.0, 1.0).isEqualTo(state.r()[j * m + i]);
                }
            }
        }
    }

    @Test
    void theSampledRiskIsTheRiskWithinItsError() {
        NetworkRun run = run(SETTINGS.withHeldOut(20_000).withLabelNoise(1), TIMES);
        for (NetworkState state : run.states()) {
            double error = state.sampledError().orElseThrow();
            assertThat(error).isBetween(1e-4, 0.1);
            assertThat(state.sampledRisk().orElseThrow()).isCloseTo(state.risk().orElseThrow(), within(3.5 * error));
        }
    }

    @Test
    void heldOutSamplesDoNotTouchTraining() {
        NetworkState without = last(run(SETTINGS.withHeldOut(0), TIMES));
        NetworkState with = last(run(SETTINGS, TIMES));
        assertThat(with.a()).isEqualTo(without.a());
        assertThat(with.r()).isEqualTo(without.r());
        assertThat(without.sampledRisk()).isEmpty();
        assertThat(without.sampledError()).isEmpty();
    }

    @Test
    void measuringDoesNotTouchTraining() {
        assertThat(last(run(SETTINGS, 0.3)).a())
                .isEqualTo(last(run(SETTINGS, TIMES)).a());
    }

    @Test
    void withoutProjectionThereIsNoRiskInClosedForm() {
        NetworkState state = last(run(SETTINGS.withProjection(false), TIMES));
        assertThat(state.risk()).isEmpty();
        assertThat(state.sampledRisk()).isPresent();
        assertThat(state.r()[0]).isNotEqualTo(1);
        assertThat(state.a()).isNotEqualTo(last(run(SETTINGS, TIMES)).a());
    }

    @Test
    void isTheSameBitForBitAlsoBesideOtherRuns() {
        NetworkRun alone = run(SETTINGS, TIMES);
        List<NetworkRun> together = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> run(SETTINGS, TIMES))
                .toList();
        assertThat(together).allMatch(run -> SgdProblems.same(run, alone));
    }

    @Test
    void otherSeedsAreOtherRuns() {
        assertThat(last(run(SETTINGS, TIMES)).a())
                .isNotEqualTo(last(run(SETTINGS.withSeed(2), TIMES)).a());
    }

    @Test
    void aStepThatDivergesKeepsTheStatesBeforeAndTheLastOne() {
        NetworkRun run = run(SgdSettings.of(2).withHeldOut(10), 0, 2, 4, 1e6);
        assertThat(run.outcome()).isEqualTo(Outcome.DIVERGED);
        assertThat(run.endTime()).isEqualTo(2.0 * run.work()).isGreaterThan(4).isLessThan(1e6);
        assertThat(run.states()).hasSize(4);
        assertThat(last(run).time()).isEqualTo(run.endTime());
        for (NetworkState state : run.states()) {
            assertThat(state.risk().orElseThrow()).isFinite();
            assertThat(state.sampledRisk().orElseThrow()).isFinite();
        }
    }

    @Test
    void aStateIsNotRepeatedWhenTheStepAfterItDiverges() {
        SgdSettings settings = SgdSettings.of(1e13);
        NetworkRun run = run(settings, 0, 1e16);
        assertThat(run.outcome()).isEqualTo(Outcome.DIVERGED);
        assertThat(run.work()).isZero();
        assertThat(run.states()).hasSize(1);
    }

    @Test
    void interruptionKeepsTheStatesSoFar() {
        List<Double> progress = new ArrayList<>();
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public void progress(double done) {
                progress.add(done);
            }

            @Override
            public boolean interrupted() {
                return progress.size() > 3;
            }
        };
        NetworkRun run = SgdTraining.run(
                SgdProblems.CUBIC, START, SETTINGS, new double[] {0, 0.01, 5}, Blas.portable(), null, observer);
        assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(run.states()).hasSize(2);
        assertThat(progress).isSorted().allMatch(done -> done >= 0 && done < 1);
        assertThat(run.endTime()).isLessThan(5);
    }

    @Test
    void progressEndsAtOne() {
        List<Double> progress = new ArrayList<>();
        TrainingObserver observer = new TrainingObserver() {
            @Override
            public void progress(double done) {
                progress.add(done);
            }
        };
        SgdTraining.run(SgdProblems.CUBIC, START, SETTINGS, TIMES, Blas.portable(), null, observer);
        assertThat(progress).isSorted().endsWith(1.0);
    }

    @Test
    void bothLibrariesTrainTheSameNetworkUpToRounding() {
        NetworkRun portable = run(SETTINGS.withBatch(5), TIMES);
        NetworkRun fastest = SgdTraining.run(
                SgdProblems.CUBIC, START, SETTINGS.withBatch(5), TIMES, Blas.fastest(), null, TrainingObserver.SILENT);
        assertThat(last(fastest).a()).containsExactly(last(portable).a(), within(1e-10));
        assertThat(last(fastest).s()).containsExactly(last(portable).s(), within(1e-10));
    }

    private static NetworkRun run(SgdSettings settings, double... times) {
        return SgdTraining.run(
                SgdProblems.CUBIC, START, settings, times, Blas.portable(), null, TrainingObserver.SILENT);
    }

    private static NetworkState last(NetworkRun run) {
        return run.states().get(run.states().size() - 1);
    }
}
