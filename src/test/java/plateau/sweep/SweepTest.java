package plateau.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Progress;

class SweepTest {
    private static SweepPlan plan(int cells) {
        List<SweepCell> list = IntStream.range(0, cells)
                .mapToObj(i -> new SweepCell(i, "z", "relu", "rademacher", 1.0 / (i + 1), OptionalLong.empty()))
                .toList();
        return new SweepPlan("1", Map.of("kind", "test"), list);
    }

    private static CellResult result(SweepCell cell) {
        DegreeTimes times =
                new DegreeTimes(1, OptionalDouble.of(0), OptionalDouble.of(cell.epsilon()), OptionalDouble.empty());
        return new CellResult(List.of(new CellDegree(1, 1, times)), 0, cell.index(), 1, "end-reached");
    }

    @Test
    void resultsStandInTheOrderOfTheCellsWhateverFinishesFirst() {
        CellWork slowFirst = (cell, progress) -> {
            sleep(cell.index() == 0 ? 100 : 1);
            return result(cell);
        };
        SweepResult one = Sweep.run(plan(20), slowFirst, 1, SweepStore.NONE, Progress.SILENT);
        SweepResult four = Sweep.run(plan(20), slowFirst, 4, SweepStore.NONE, Progress.SILENT);
        assertThat(four).isEqualTo(one);
        assertThat(four.done()).isEqualTo(20);
        assertThat(four.outcomes().get(7).result().orElseThrow().endTime()).isEqualTo(7);
    }

    @Test
    void cellsAreComputedSideBySide() {
        CyclicBarrier together = new CyclicBarrier(2);
        CellWork meeting = (cell, progress) -> {
            try {
                together.await();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return result(cell);
        };
        assertThat(Sweep.run(plan(2), meeting, 2, SweepStore.NONE, Progress.SILENT)
                        .done())
                .isEqualTo(2);
    }

    @Test
    void aFailedCellSaysWhyAndStopsNoOther() {
        CellWork work = (cell, progress) -> {
            switch (cell.index()) {
                case 1 -> throw new CellFailure("the step became too small", Optional.of(result(cell)));
                case 3 -> throw new IllegalStateException("broken");
                case 4 -> throw new OutOfMemoryError("pretended");
                default -> {
                    return result(cell);
                }
            }
        };
        SweepResult sweep = Sweep.run(plan(6), work, 2, SweepStore.NONE, Progress.SILENT);
        assertThat(sweep.done()).isEqualTo(3);
        assertThat(sweep.missing()).isZero();
        assertThat(sweep.failures().stream().map(f -> f.cell().index())).containsExactly(1, 3, 4);
        assertThat(sweep.failures().get(0).result()).isPresent();
        assertThat(sweep.failures().get(0).failure()).contains("the step became too small");
        assertThat(sweep.failures().get(1).failure().orElseThrow()).contains("broken");
        assertThat(sweep.failures().get(2).failure().orElseThrow()).contains("--threads");
    }

    @Test
    void whatWasKeptIsNotComputedAgainAndFailuresAreNotKept() {
        Map<Integer, CellResult> kept = new ConcurrentHashMap<>();
        Set<Integer> computed = ConcurrentHashMap.newKeySet();
        SweepStore store = new SweepStore() {
            @Override
            public Map<Integer, CellResult> finished() {
                return Map.copyOf(kept);
            }

            @Override
            public void keep(SweepCell cell, CellResult result) {
                kept.put(cell.index(), result);
            }
        };
        CellWork work = (cell, progress) -> {
            computed.add(cell.index());
            if (cell.index() == 2) {
                throw new CellFailure("not this time", Optional.empty());
            }
            return result(cell);
        };
        Sweep.run(plan(5), work, 2, store, Progress.SILENT);
        assertThat(kept.keySet()).containsExactlyInAnyOrder(0, 1, 3, 4);
        computed.clear();
        SweepResult again = Sweep.run(plan(5), (cell, progress) -> result(cell), 2, store, Progress.SILENT);
        assertThat(computed).isEmpty();
        assertThat(again.done()).isEqualTo(5);
    }

    @Test
    void anInterruptionKeepsWhatIsFinishedAndLeavesTheRest() {
        AtomicInteger finished = new AtomicInteger();
        CellWork work = (cell, progress) -> {
            if (cell.index() < 3) {
                finished.incrementAndGet();
                return result(cell);
            }
            while (!progress.interrupted()) {
                sleep(1);
            }
            throw new CancellationException();
        };
        Progress impatient = new Progress() {
            @Override
            public boolean interrupted() {
                return finished.get() == 3;
            }
        };
        SweepResult sweep = Sweep.run(plan(10), work, 2, SweepStore.NONE, impatient);
        assertThat(sweep.done()).isEqualTo(3);
        assertThat(sweep.missing()).isEqualTo(7);
        assertThat(sweep.failures()).isEmpty();
    }

    @Test
    void progressIsToldByTheCallingThreadAndNeverFalls() {
        List<Double> told = new ArrayList<>();
        Thread caller = Thread.currentThread();
        Progress progress = new Progress() {
            @Override
            public void update(String task, double done) {
                assertThat(Thread.currentThread()).isSameAs(caller);
                told.add(done);
            }
        };
        CellWork work = (cell, asked) -> {
            sleep(20);
            return result(cell);
        };
        Sweep.run(plan(12), work, 2, SweepStore.NONE, progress);
        assertThat(told).isNotEmpty().isSorted().allMatch(part -> part > 0 && part <= 1);
    }

    @Test
    void aStoreThatFailsEndsTheSweep() {
        SweepStore full = new SweepStore() {
            @Override
            public Map<Integer, CellResult> finished() {
                return Map.of();
            }

            @Override
            public void keep(SweepCell cell, CellResult result) throws IOException {
                throw new IOException("no space left");
            }
        };
        assertThatThrownBy(() -> Sweep.run(plan(4), (cell, p) -> result(cell), 2, full, Progress.SILENT))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no space left");
    }

    @Test
    void aFingerprintBelongsToOneCellOfOnePlan() {
        SweepPlan plan = plan(3);
        SweepCell cell = plan.cells().get(1);
        SweepCell seeded = new SweepCell(1, "z", "relu", "rademacher", 0.5, OptionalLong.of(1));
        assertThat(plan.fingerprint(cell)).matches("[0-9a-f]{16}").isEqualTo(plan(3).fingerprint(cell));
        assertThat(plan.fingerprint(seeded)).isNotEqualTo(plan.fingerprint(cell));
        assertThat(new SweepPlan("2", plan.settings(), plan.cells()).fingerprint(cell))
                .isNotEqualTo(plan.fingerprint(cell));
    }

    @Test
    void badArgumentsAreRefused() {
        assertThatThrownBy(() -> Sweep.run(plan(1), (cell, p) -> result(cell), 0, SweepStore.NONE, Progress.SILENT))
                .hasMessageContaining("at least 1");
        List<SweepCell> misplaced = List.of(plan(2).cells().get(1));
        assertThatThrownBy(() -> new SweepPlan("1", Map.of(), misplaced)).hasMessageContaining("number the cells");
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
