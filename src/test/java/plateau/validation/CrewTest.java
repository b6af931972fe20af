package plateau.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import plateau.timescale.Progress;

class CrewTest {
    @Test
    void resultsStandInTheOrderOfTheTasks() {
        List<Crew.Task<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            tasks.add(observer -> {
                observer.progress(1);
                return number;
            });
        }
        List<Integer> results = Crew.run("numbers", tasks, 3, Progress.SILENT);
        assertThat(results).hasSize(50).isSorted();
    }

    @Test
    void aFailureIsHandedOn() {
        List<Crew.Task<Integer>> tasks = List.of(observer -> {
            throw new IllegalArgumentException("this one");
        });
        assertThatThrownBy(() -> Crew.run("failing", tasks, 2, Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("this one");
    }

    @Test
    void anInterruptionStopsWhatGoesOn() {
        List<Crew.Task<Integer>> tasks = List.of(observer -> {
            while (!observer.interrupted()) {
                Thread.onSpinWait();
            }
            return 1;
        });
        Progress stopping = new Progress() {
            private int asked;

            @Override
            public boolean interrupted() {
                return ++asked > 2;
            }
        };
        assertThatThrownBy(() -> Crew.run("endless", tasks, 1, stopping)).isInstanceOf(InterruptedRungException.class);
    }

    @Test
    void partsOfAProgressFillTheWhole() {
        List<Double> seen = new ArrayList<>();
        Progress whole = new Progress() {
            @Override
            public void update(String task, double done) {
                seen.add(done);
            }
        };
        Spans spans = Spans.of(whole, new double[] {1, 3});
        spans.part(0).update("a", 1);
        spans.part(1).update("b", 0.5);
        assertThat(seen).containsExactly(0.25, 0.625);
    }
}
