package plateau.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plateau.flow.NeuronClasses;
import plateau.flow.NeuronCounts;
import plateau.report.SimulatedRun;
import plateau.report.SimulatedRun.Ending;
import plateau.report.Simulation;
import plateau.report.SimulationTable;
import plateau.timescale.Progress;

class SimulatorTest {
    private static SimulationRequest request(String model, String training, String seeds) {
        ProblemOptions problem = new ProblemOptions();
        problem.phi = "1,1,1";
        problem.sigma = "1,1,1";
        SimulateOptions.Model options = new SimulateOptions.Model();
        options.model = model;
        options.training = training;
        options.epsilon = "1e-2";
        SimulateOptions.Start start = new SimulateOptions.Start();
        start.width = "4";
        start.dimension = "20";
        start.seed = seeds;
        return new SimulationReader(problem, options, start, new SimulateOptions.Sgd(), new SimulateOptions.Times())
                .request();
    }

    /** Asks to stop once it has been asked so many times. */
    private static Progress stoppingAfter(int questions) {
        AtomicInteger asked = new AtomicInteger();
        return new Progress() {
            @Override
            public boolean interrupted() {
                return asked.incrementAndGet() > questions;
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"overlap, flow, 30", "network, flow, 30", "network, sgd, 40"})
    void anInterruptedRunKeepsItsStates(String model, String training, int questions) {
        SimulationRequest request = request(model, training, "1");
        Simulation whole = Simulator.run(request, Progress.SILENT);
        SimulatedRun part =
                Simulator.run(request, stoppingAfter(questions)).runs().get(0);
        assertThat(part.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(part.states().size())
                .isBetween(1, whole.runs().get(0).states().size() - 1);
        for (int i = 0; i < part.states().size(); i++) {
            assertThat(part.states().get(i).a(0))
                    .isEqualTo(whole.runs().get(0).states().get(i).a(0));
        }
    }

    @Test
    void runsNotBegunAreThereWithoutStates() {
        Simulation simulation = Simulator.run(request("network", "sgd", "1,2,3,4,5"), stoppingAfter(0));
        assertThat(simulation.runs()).hasSize(5).allMatch(run -> run.ending() == Ending.INTERRUPTED);
        assertThat(new SimulationTable(simulation, 100).text()).contains("interrupted");
    }

    @Test
    void aDefaultStepIsGentle() {
        SimulationRequest request = request("network", "sgd", "1");
        assertThat(java.util.Objects.requireNonNull(request.sgd()).step()).isEqualTo(0.05 * 1e-2 / 3);
        assertThat(request.times().get(0)).isZero();
        assertThat(request.times()).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void neuronsAreSplitAsNearToTheWeightsAsTheyCan() {
        NeuronClasses classes = NeuronClasses.of(new double[] {0.5, 0.3, 0.2}, new double[] {1, 2, 3}, new double[3]);
        assertThat(NeuronCounts.of(classes, 10)).containsExactly(5, 3, 2);
        assertThat(NeuronCounts.of(classes, 11)).containsExactly(6, 3, 2);
        assertThat(NeuronCounts.of(classes, 3)).containsExactly(1, 1, 1);
        NeuronClasses rare = NeuronClasses.of(new double[] {0.998, 0.001, 0.001}, new double[3], new double[3]);
        assertThat(NeuronCounts.of(rare, 100)).containsExactly(98, 1, 1);
        assertThat(NeuronCounts.starts(classes, new int[] {2, 1, 1})).containsExactly(1, 1, 2, 3);
    }

    @Test
    void thirdsAddUp() {
        NeuronClasses thirds = NeuronClasses.equallyWeighted(new double[3]);
        for (int m = 3; m < 40; m++) {
            int[] counts = NeuronCounts.of(thirds, m);
            assertThat(java.util.Arrays.stream(counts).sum()).isEqualTo(m);
            assertThat(java.util.Arrays.stream(counts).boxed()).allMatch(List.of(m(counts), m(counts) + 1)::contains);
        }
    }

    private static int m(int[] counts) {
        return java.util.Arrays.stream(counts).min().orElseThrow();
    }
}
