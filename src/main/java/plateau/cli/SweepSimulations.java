package plateau.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;

/** The simulations of a sweep, each read and checked as one of {@code simulate}. */
final class SweepSimulations {
    private final SweepOptions.Start start;
    private final SweepOptions.Simulation simulation;
    private final SweepOptions.Integration integration;

    SweepSimulations(
            SweepOptions.Start start, SweepOptions.Simulation simulation, SweepOptions.Integration integration) {
        this.start = start;
        this.simulation = simulation;
        this.integration = integration;
    }

    /** One cell for each seed. */
    record Seeded(SimulationRequest request, OptionalLong seed) {}

    /** Whether simulations are asked for; refuses what belongs to the other kind. */
    boolean asked() {
        if (simulation.model == null) {
            stray("--training", simulation.training);
            stray("--width", simulation.width);
            stray("--seed", simulation.seed);
            stray("--step", simulation.step);
            stray("--batch", simulation.batch);
            return false;
        }
        if (integration.reference) {
            throw new BadRequestException("--reference belongs to predictions: leave it out, or leave --model out");
        }
        return true;
    }

    private static void stray(String option, @Nullable String value) {
        if (value != null) {
            throw new BadRequestException(option, value, "it belongs to simulations, give --model too or leave it out");
        }
    }

    /** The cells of one pair of links, one law and one ε, in the order of the seeds. */
    List<Seeded> cells(LinkPair links, InitialLaw law, double epsilon) {
        SimulationRequest request =
                new SimulationReader(() -> links, model(epsilon), start(law), sgd(), times()).request();
        List<Seeded> cells = new ArrayList<>();
        request.runs().forEach(seed -> cells.add(new Seeded(request, seed)));
        return cells;
    }

    private SimulateOptions.Model model(double epsilon) {
        SimulateOptions.Model model = new SimulateOptions.Model();
        model.model = String.valueOf(simulation.model);
        model.training = simulation.training == null ? "flow" : simulation.training;
        model.epsilon = Double.toString(epsilon);
        return model;
    }

    private SimulateOptions.Start start(InitialLaw law) {
        SimulateOptions.Start read = new SimulateOptions.Start();
        read.init = law.text();
        read.width = simulation.width;
        read.classes = start.classes;
        read.dimension = start.dimension;
        read.seed = simulation.seed;
        return read;
    }

    private SimulateOptions.Sgd sgd() {
        SimulateOptions.Sgd sgd = new SimulateOptions.Sgd();
        sgd.step = simulation.step;
        sgd.batch = simulation.batch;
        return sgd;
    }

    private SimulateOptions.Times times() {
        SimulateOptions.Times times = new SimulateOptions.Times();
        times.until = integration.until;
        times.rtol = integration.rtol;
        return times;
    }

    /** What the numbers depend on beyond the settings of a prediction. */
    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("model", String.valueOf(simulation.model).strip());
        settings.put("training", shown(simulation.training, "flow"));
        settings.put("width", shown(simulation.width, "default"));
        settings.put("seed", shown(simulation.seed, "1"));
        settings.put("step", shown(simulation.step, "chosen"));
        settings.put("batch", shown(simulation.batch, "1"));
        return settings;
    }

    private static String shown(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value.strip();
    }
}
