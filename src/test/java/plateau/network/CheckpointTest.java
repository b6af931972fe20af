package plateau.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import plateau.blas.Blas;
import plateau.blas.Precision;
import plateau.link.StandardLinks;
import plateau.network.NetworkRun.Outcome;

class CheckpointTest {
    private static final NetworkStart START = SgdProblems.start(3, 6);
    private static final SgdSettings SETTINGS =
            SgdSettings.of(1e-3).withBatch(2).withLabelNoise(0.3).withHeldOut(20);
    private static final double[] TIMES = {0, 0.1, 0.2, 0.4};
    private static NetworkRun whole;

    private final Path folder;

    CheckpointTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    static void trainWithoutInterruption() {
        whole = train(SETTINGS, TIMES, null, new Watcher(Integer.MAX_VALUE));
        assertThat(whole.work()).isEqualTo(400);
    }

    @Test
    void checkpointsDoNotChangeTheRun() {
        assertThat(SgdProblems.same(resume(new Watcher(Integer.MAX_VALUE)), whole))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anInterruptedRunGoesOnToTheSameEnd(int questions) {
        assertThat(resume(new Watcher(questions)).outcome()).isEqualTo(Outcome.INTERRUPTED);
        List<String> notices = new ArrayList<>();
        assertThat(SgdProblems.same(resume(new Watcher(Integer.MAX_VALUE, notices)), whole))
                .isTrue();
        assertThat(notices).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, DOUBLE", "5, DOUBLE", "1, FLOAT", "5, FLOAT"})
    void soDoesOneWithTheNativeLibrary(int batch, Precision precision) {
        NetworkStart start = SgdProblems.start(7, 101);
        SgdSettings settings = SgdSettings.of(1e-4).withBatch(batch).withPrecision(precision);
        double[] times = {0.03, 0.06};
        Blas blas = Blas.fastest();
        NetworkRun expected =
                SgdTraining.run(SgdProblems.CUBIC, start, settings, times, blas, null, TrainingObserver.SILENT);
        CheckpointFolder checkpoints = CheckpointFolder.at(folder);
        assertThat(SgdTraining.run(SgdProblems.CUBIC, start, settings, times, blas, checkpoints, new Watcher(1))
                        .outcome())
                .isEqualTo(Outcome.INTERRUPTED);
        NetworkRun resumed =
                SgdTraining.run(SgdProblems.CUBIC, start, settings, times, blas, checkpoints, TrainingObserver.SILENT);
        assertThat(SgdProblems.same(resumed, expected)).isTrue();
    }

    @Test
    void aFinishedRunIsReadBackWithoutTraining() throws IOException {
        resume(new Watcher(Integer.MAX_VALUE));
        byte[] before = Files.readAllBytes(newest());
        assertThat(SgdProblems.same(resume(new Watcher(0)), whole)).isTrue();
        assertThat(Files.readAllBytes(newest())).isEqualTo(before);
    }

    @Test
    void everyCutOfTheNewestIsNoticedAndThePreviousOneUsed() throws IOException {
        interruptAfterSeveral();
        byte[] good = Files.readAllBytes(newest());
        for (int length : new int[] {0, 1, 7, 8, 30, 100, good.length / 2, good.length - 33, good.length - 1}) {
            restoreDamaged(Arrays.copyOf(good, length));
        }
        restoreDamaged(Arrays.copyOf(good, good.length + 5));
    }

    @Test
    void everyFlippedBitOfTheNewestIsNoticed() throws IOException {
        interruptAfterSeveral();
        byte[] good = Files.readAllBytes(newest());
        for (int at = 0; at < good.length; at += Math.max(1, good.length / 25)) {
            byte[] bad = good.clone();
            bad[at] ^= (byte) (1 << (at % 8));
            restoreDamaged(bad);
        }
    }

    /** Puts damaged bytes in place of the newest and expects the run to go on from the previous one to the same end. */
    private void restoreDamaged(byte[] bytes) throws IOException {
        Path copy = Files.createTempDirectory(folder, "damaged");
        Files.copy(previous(), copy.resolve(CheckpointSession.PREVIOUS));
        Files.write(copy.resolve(CheckpointSession.NEWEST), bytes);
        List<String> notices = new ArrayList<>();
        NetworkRun run = train(SETTINGS, TIMES, CheckpointFolder.at(copy), new Watcher(Integer.MAX_VALUE, notices));
        assertThat(SgdProblems.same(run, whole)).isTrue();
        assertThat(notices).hasSize(1);
        assertThat(notices.get(0)).contains("the newest checkpoint is damaged", CheckpointSession.NEWEST);
    }

    @Test
    void aDamagedNewestNeverReplacesThePreviousOne() throws IOException {
        interruptAfterSeveral();
        byte[] previous = Files.readAllBytes(previous());
        Files.write(newest(), new byte[] {1, 2, 3});
        List<String> notices = new ArrayList<>();
        assertThat(train(SETTINGS, TIMES, CheckpointFolder.at(folder), new Watcher(0, notices))
                        .outcome())
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(Files.readAllBytes(previous())).isEqualTo(previous);
        assertThat(SgdProblems.same(resume(new Watcher(Integer.MAX_VALUE)), whole))
                .isTrue();
    }

    @Test
    void aKillBetweenTheTwoRenamesLeavesThePreviousOne() throws IOException {
        interruptAfterSeveral();
        Files.move(newest(), previous(), StandardCopyOption.REPLACE_EXISTING);
        List<String> notices = new ArrayList<>();
        assertThat(SgdProblems.same(resume(new Watcher(Integer.MAX_VALUE, notices)), whole))
                .isTrue();
        assertThat(notices).isEmpty();
    }

    @Test
    void onlyDamagedOnesAreRefused() throws IOException {
        interruptAfterSeveral();
        Files.write(newest(), new byte[100]);
        Files.write(previous(), new byte[5]);
        assertThatThrownBy(() -> resume(new Watcher(0)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("no checkpoint in " + folder + " is whole")
                .hasMessageContaining("does not begin like a checkpoint")
                .hasMessageContaining("is only 5 bytes long")
                .hasMessageContaining("delete the folder");
    }

    @Test
    void aCheckpointOfOtherSettingsIsRefusedByName() {
        interruptAfterSeveral();
        refused(SETTINGS.withSeed(9), TIMES, "its seed is 1 and 9 was asked for");
        refused(SETTINGS.withBatch(3), TIMES, "its batch is 2 and 3 was asked for");
        refused(SETTINGS.withLabelNoise(0), TIMES, "its label noise is 0.3 and 0.0 was asked for");
        refused(SETTINGS.withProjection(false), TIMES, "its projection is on and off was asked for");
        refused(SETTINGS.withPrecision(Precision.FLOAT), TIMES, "precision is double and float was asked for");
        refused(SETTINGS.withHeldOut(2), TIMES, "held-out samples is 20 and 2 was asked for");
        refused(SETTINGS, new double[] {0, 0.5}, "its list of times is [0.0, 0.1, 0.2, 0.4] and [0.0, 0.5]");
        assertThatThrownBy(() -> train(
                        new NetworkProblem(StandardLinks.tanh(), SgdProblems.CUBIC.sigma(), 0.1),
                        START,
                        CheckpointFolder.at(folder)))
                .hasMessageContaining("its target is z^3/3 and tanh was asked for");
        assertThatThrownBy(() -> train(SgdProblems.CUBIC, SgdProblems.start(4, 6), CheckpointFolder.at(folder)))
                .hasMessageContaining("its width is 3 and 4 was asked for");
        assertThatThrownBy(() ->
                        train(SgdProblems.CUBIC, NetworkStart.random(START.a(), 6, 8), CheckpointFolder.at(folder)))
                .hasMessageContaining("digest of the initial weights");
    }

    @Test
    void twoFunctionsOfOneNameAreTold() {
        interruptAfterSeveral();
        NetworkProblem namesake = new NetworkProblem(
                SgdProblems.link("z^3/3", z -> z * z * z, z -> 3 * z * z), SgdProblems.CUBIC.sigma(), 0.1);
        assertThatThrownBy(() -> train(namesake, START, CheckpointFolder.at(folder)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("digest of the links' values");
    }

    @Test
    void manyTimesAreComparedToo() {
        double[] times = new double[40];
        Arrays.setAll(times, i -> 0.01 * i);
        train(SETTINGS, times, CheckpointFolder.at(folder), new Watcher(0));
        times[20] += 1e-9;
        refused(SETTINGS, times, "its list of times is 40 times from 0.0 to 0.39 (digest");
    }

    @Test
    void aFolderInUseIsRefused() {
        Runnable second = () -> assertThatThrownBy(() -> resume(new Watcher(0)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("another run is using the checkpoints in " + folder);
        TrainingObserver intruding = new TrainingObserver() {
            @Override
            public boolean interrupted() {
                second.run();
                second.run();
                return true;
            }
        };
        assertThat(train(SETTINGS, TIMES, CheckpointFolder.at(folder), intruding)
                        .outcome())
                .isEqualTo(Outcome.INTERRUPTED);
        assertThat(SgdProblems.same(resume(new Watcher(Integer.MAX_VALUE)), whole))
                .isTrue();
    }

    @Test
    void aFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> train(SETTINGS, TIMES, CheckpointFolder.at(file), new Watcher(0)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining("checkpoints cannot be kept in " + file);
    }

    @Test
    void aDiskThatRefusesIsToldAndTheRunGoesOn() throws IOException {
        Files.createDirectories(folder.resolve("sgd.checkpoint.new").resolve("occupied"));
        List<String> notices = new ArrayList<>();
        assertThat(SgdProblems.same(resume(new Watcher(Integer.MAX_VALUE, notices)), whole))
                .isTrue();
        assertThat(notices).isNotEmpty().allMatch(notice -> notice.contains("no checkpoint could be written"));
    }

    @Test
    void theClockAloneAlsoSaves() {
        CheckpointFolder always = CheckpointFolder.at(folder).withPeriod(Duration.ZERO);
        assertThat(SgdProblems.same(train(SETTINGS, TIMES, always, new Watcher(Integer.MAX_VALUE)), whole))
                .isTrue();
        assertThat(previous()).exists();
    }

    @Test
    void negativePeriodsAreRefused() {
        assertThatThrownBy(() -> CheckpointFolder.at(folder).withPeriod(Duration.ofSeconds(-1)))
                .isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> CheckpointFolder.at(folder).withSteps(-1)).isInstanceOf(NetworkException.class);
    }

    private void refused(SgdSettings settings, double[] times, String message) {
        assertThatThrownBy(() -> train(settings, times, CheckpointFolder.at(folder), new Watcher(0)))
                .isInstanceOf(NetworkException.class)
                .hasMessageContaining(message);
    }

    private void interruptAfterSeveral() {
        assertThat(resume(new Watcher(1)).outcome()).isEqualTo(Outcome.INTERRUPTED);
        assertThat(newest()).exists();
        assertThat(previous()).exists();
    }

    private Path newest() {
        return folder.resolve(CheckpointSession.NEWEST);
    }

    private Path previous() {
        return folder.resolve(CheckpointSession.PREVIOUS);
    }

    /** A run with a checkpoint every 30 steps. */
    private NetworkRun resume(TrainingObserver observer) {
        return train(SETTINGS, TIMES, CheckpointFolder.at(folder).withSteps(30), observer);
    }

    private static NetworkRun train(
            SgdSettings settings, double[] times, @Nullable CheckpointFolder checkpoints, TrainingObserver observer) {
        return SgdTraining.run(SgdProblems.CUBIC, START, settings, times, Blas.portable(), checkpoints, observer);
    }

    private static NetworkRun train(NetworkProblem problem, NetworkStart start, CheckpointFolder checkpoints) {
        return SgdTraining.run(problem, start, SETTINGS, TIMES, Blas.portable(), checkpoints, TrainingObserver.SILENT);
    }

    /** Interrupts at the question after so many. */
    private static final class Watcher implements TrainingObserver {
        private final List<String> notices;
        private int left;

        Watcher(int questions) {
            this(questions, new ArrayList<>());
        }

        Watcher(int questions, List<String> notices) {
            this.left = questions;
            this.notices = notices;
        }

        @Override
        public boolean interrupted() {
            return left-- == 0;
        }

        @Override
        public void notice(String message) {
            notices.add(message);
        }
    }
}
