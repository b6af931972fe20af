package plateau.report;

import java.util.List;
import plateau.flow.LinkPair;

/**
 * The result of a simulation.
 *
 * @param links target and activation
 * @param setup what was simulated
 * @param runs one for each seed, in the order asked; at least one
 * @param warnings what limits these numbers (theory.md §7)
 */
public record Simulation(LinkPair links, SimulationSetup setup, List<SimulatedRun> runs, List<String> warnings) {
    public Simulation {
        runs = List.copyOf(runs);
        warnings = List.copyOf(warnings);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a simulation has at least one run");
        }
    }

    /** Whether there are several runs to tell apart. */
    public boolean several() {
        return runs.size() > 1;
    }
}
