package plateau.report;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import plateau.flow.LinkPair;

/** What a simulation showed in a few sentences: how far the risk fell, which degrees that took, what ended early. */
final class SimulationAnswer {
    /** A degree counts as learned when half its energy is gone. */
    private static final double LEARNED = 0.5;

    private static final int MOST_ENDINGS = 5;

    private final Simulation simulation;

    SimulationAnswer(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The sentences, the most important first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (reached().isEmpty()) {
            sentences.add("No state was reached.");
        } else {
            sentences.add(risk());
            sentences.addAll(degrees());
            sentences.addAll(sampled());
        }
        sentences.addAll(endings());
        return sentences;
    }

    /** The runs that have a state at all. */
    private List<SimulatedRun> reached() {
        return simulation.runs().stream().filter(r -> !r.states().isEmpty()).toList();
    }

    private static SimulatedState first(SimulatedRun run) {
        return run.states().get(0);
    }

    private static SimulatedState last(SimulatedRun run) {
        return run.states().get(run.states().size() - 1);
    }

    private String risk() {
        DoubleSummaryStatistics from = over(run -> first(run).bestRisk());
        DoubleSummaryStatistics to = over(run -> last(run).bestRisk());
        SimulatedRun run = reached().get(0);
        String change = to.getAverage() < from.getAverage() ? "falls" : "goes";
        return "The risk " + change + " from " + Notation.number(from.getAverage(), 4) + " at t = "
                + Notation.coefficient(first(run).time(), 4) + " to " + Notation.number(to.getAverage(), 4) + " at t = "
                + Notation.coefficient(last(run).time(), 4) + spread(to) + ": "
                + simulation.setup().words() + ".";
    }

    private String spread(DoubleSummaryStatistics to) {
        return reached().size() < 2
                ? ""
                : ", the mean of " + reached().size() + " seeds that end between " + Notation.number(to.getMin(), 4)
                        + " and " + Notation.number(to.getMax(), 4);
    }

    private DoubleSummaryStatistics over(ToDoubleFunction<SimulatedRun> value) {
        return reached().stream().mapToDouble(value).summaryStatistics();
    }

    private List<String> degrees() {
        LinkPair links = simulation.links();
        List<Integer> learned = new ArrayList<>();
        List<Integer> left = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.phi(k) != 0) {
                (meanEnergy(k) <= LEARNED * links.phi(k) * links.phi(k) ? learned : left).add(k);
            }
        }
        String sentence = learned.isEmpty()
                ? "No degree of the target is learned by then"
                : "By then " + degrees(learned) + (learned.size() == 1 ? " is learned" : " are learned");
        String rest = left.isEmpty() || learned.isEmpty()
                ? ""
                : ", " + degrees(left) + (left.size() == 1 ? " is not" : " are not");
        return List.of(sentence + rest + " (learned: e_k² ≤ φ_k²/2).");
    }

    private double meanEnergy(int k) {
        return over(run -> last(run).residual(k) * last(run).residual(k)).getAverage();
    }

    private static String degrees(List<Integer> degrees) {
        String list = degrees.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return (degrees.size() == 1 ? "degree " : "degrees ") + list + (degrees.size() > 8 ? ", …" : "");
    }

    private List<String> sampled() {
        SimulatedState end = last(reached().get(0));
        if (end.sampledRisk().isEmpty() || end.risk().isEmpty()) {
            return List.of();
        }
        String whose = simulation.several() ? "the first seed's" : "the";
        return List.of("On held-out samples " + whose + " last risk is "
                + Notation.number(end.sampledRisk().getAsDouble(), 4) + " ± "
                + Notation.number(end.sampledError().orElse(Double.NaN), 2) + ", in closed form "
                + Notation.number(end.risk().getAsDouble(), 4) + ".");
    }

    private List<String> endings() {
        List<SimulatedRun> early =
                simulation.runs().stream().filter(r -> !r.finished()).toList();
        List<String> sentences = early.stream()
                .limit(MOST_ENDINGS)
                .map(run -> "Stopped at t = " + Notation.number(run.endTime(), 4)
                        + (simulation.several() ? " with seed " + run.seed().orElse(0) : "") + ". " + run.advice())
                .collect(Collectors.toCollection(ArrayList::new));
        if (early.size() > MOST_ENDINGS) {
            sentences.add((early.size() - MOST_ENDINGS) + " more runs stopped early.");
        }
        return sentences;
    }
}
