package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plateau.sweep.CellDegree;
import plateau.sweep.CellResult;
import plateau.sweep.SweepCell;
import plateau.sweep.SweepPlan;
import plateau.timescale.DegreeTimes;

class SweepJournalTest {
    @TempDir
    private Path folder = Path.of("");

    private static SweepPlan plan(String rtol) {
        List<SweepCell> cells = IntStream.range(0, 50)
                .mapToObj(i -> new SweepCell(i, "z", "relu", "rademacher", 0.1 + i, OptionalLong.of(i)))
                .toList();
        return new SweepPlan("1.0", Map.of("rtol", rtol), cells);
    }

    private static CellResult result(Random random) {
        DegreeTimes times = new DegreeTimes(
                3,
                OptionalDouble.of(random.nextDouble() * 1e-30),
                OptionalDouble.of(random.nextDouble()),
                OptionalDouble.empty());
        return new CellResult(
                List.of(new CellDegree(random.nextGaussian(), 1.0 / 3, times)),
                random.nextDouble(),
                random.nextDouble() * 1e30,
                random.nextInt(1000),
                "goal-reached");
    }

    @Test
    void whatWasKeptComesBackBitForBit() throws Exception {
        SweepPlan plan = plan("1e-8");
        Random random = new Random(1);
        List<CellResult> results =
                plan.cells().stream().map(c -> result(random)).toList();
        try (SweepJournal journal = SweepJournal.in(folder, plan)) {
            assertThat(journal.finished()).isEmpty();
            for (SweepCell cell : plan.cells()) {
                journal.keep(cell, results.get(cell.index()));
            }
        }
        try (SweepJournal journal = SweepJournal.in(folder, plan)) {
            assertThat(journal.finished()).hasSize(50);
            for (SweepCell cell : plan.cells()) {
                assertThat(journal.finished()).containsEntry(cell.index(), results.get(cell.index()));
            }
        }
    }

    @Test
    void oneSweepAtATimeWritesToAFolder() throws Exception {
        try (SweepJournal journal = SweepJournal.in(folder, plan("1e-8"))) {
            assertThatThrownBy(() -> SweepJournal.in(folder, plan("1e-8")))
                    .isInstanceOf(ReportException.class)
                    .hasMessageContaining("another sweep is writing");
            assertThat(journal.finished()).isEmpty();
        }
        SweepJournal.in(folder, plan("1e-8")).close();
    }

    @Test
    void anotherSweepOrVersionIsNamedByWhatDiffers() throws Exception {
        SweepJournal.in(folder, plan("1e-8")).close();
        assertThatThrownBy(() -> SweepJournal.in(folder, plan("1e-6"))).hasMessageContaining("rtol 1e-8, here 1e-6");
        SweepPlan later =
                new SweepPlan("1.1", Map.of("rtol", "1e-8"), plan("1e-8").cells());
        assertThatThrownBy(() -> SweepJournal.in(folder, later)).hasMessageContaining("version 1.0, here 1.1");
    }

    @Test
    void aStrangeFileIsRefused() throws Exception {
        Path file = folder.resolve(SweepJournal.FILE);
        Files.writeString(file, "my notes\n");
        assertThatThrownBy(() -> SweepJournal.in(folder, plan("1e-8")))
                .hasMessageContaining("cells.jsonl:1 is damaged");
        Files.writeString(file, "{\"a\":1}\n");
        assertThatThrownBy(() -> SweepJournal.in(folder, plan("1e-8")))
                .hasMessageContaining("not the beginning of a sweep");
        Files.delete(file);
        SweepJournal.in(folder, plan("1e-8")).close();
        String whole = Files.readString(file);
        Files.writeString(file, whole + "{\"cell\":51}\n");
        assertThatThrownBy(() -> SweepJournal.in(folder, plan("1e-8"))).hasMessageContaining("there is no cell 51");
        String print = plan("1e-8").fingerprint(plan("1e-8").cells().get(0));
        Files.writeString(file, whole + "{\"cell\":1,\"fingerprint\":\"" + print + "\",\"result\":{}}\n");
        assertThatThrownBy(() -> SweepJournal.in(folder, plan("1e-8"))).hasMessageContaining("finalRisk is no number");
    }
}
