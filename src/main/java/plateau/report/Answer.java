package plateau.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import plateau.timescale.DegreeSummary;
import plateau.timescale.DegreeTimes;
import plateau.timescale.Learnability;
import plateau.timescale.Prediction;
import plateau.timescale.Run;

/** The answer in a few sentences: which degrees are learned, in which order, when, and how low the risk can go. */
public final class Answer {
    private final Prediction prediction;

    /** The answer of one prediction. */
    public Answer(Prediction prediction) {
        this.prediction = prediction;
    }

    /** The sentences, the most important first. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!prediction.runs().isEmpty()) {
            sentences.addAll(learned());
        }
        sentences.addAll(unlearnable());
        sentences.addAll(floor());
        return sentences;
    }

    private List<String> learned() {
        Run slowest = smallestEpsilon();
        List<DegreeTimes> inOrder = slowest.times().stream()
                .filter(t -> t.t50().isPresent())
                .sorted(Comparator.comparingDouble((DegreeTimes t) -> t.t50().getAsDouble())
                        .thenComparingInt(DegreeTimes::degree))
                .toList();
        List<String> sentences = new ArrayList<>();
        sentences.add(inOrder.isEmpty() ? "No degree is learned." : order(inOrder));
        prediction.runs().forEach(run -> late(run).ifPresent(sentences::add));
        return sentences;
    }

    private Run smallestEpsilon() {
        return prediction.runs().stream()
                .min(Comparator.comparingDouble(Run::epsilon))
                .orElseThrow();
    }

    private String order(List<DegreeTimes> inOrder) {
        String order = inOrder.stream().map(t -> Integer.toString(t.degree())).collect(Collectors.joining(" → "));
        int last = inOrder.get(inOrder.size() - 1).degree();
        List<Run> runs = prediction.runs().stream()
                .filter(r -> timeOf(r, last).isPresent())
                .toList();
        String when = "t = " + joined(runs, r -> Notation.time(timeOf(r, last))) + " at ε = "
                + joined(runs, r -> Notation.epsilon(r.epsilon()));
        return inOrder.size() == 1
                ? "Only degree " + order + " is learned, at " + when + "."
                : "Degrees are learned in the order " + order + ", the last at " + when + ".";
    }

    private static String joined(List<Run> runs, Function<Run, String> text) {
        return runs.stream().map(text).collect(Collectors.joining(", "));
    }

    private static OptionalDouble timeOf(Run run, int degree) {
        return run.timesOf(degree).map(DegreeTimes::t50).orElse(OptionalDouble.empty());
    }

    private Optional<String> late(Run run) {
        List<Integer> late = run.times().stream()
                .filter(t -> t.t50().isEmpty())
                .map(DegreeTimes::degree)
                .filter(k -> learnability(k) == Learnability.LEARNABLE)
                .toList();
        return late.isEmpty()
                ? Optional.empty()
                : Optional.of("Not learned by the end of the run, t = " + Notation.number(run.endTime(), 4) + " at ε = "
                        + Notation.epsilon(run.epsilon()) + ": " + degrees(late) + ".");
    }

    private Learnability learnability(int degree) {
        return prediction.degrees().stream()
                .filter(d -> d.degree() == degree)
                .map(DegreeSummary::learnability)
                .findFirst()
                .orElse(Learnability.ABSENT);
    }

    private List<String> unlearnable() {
        List<String> sentences = new ArrayList<>();
        sentence(Learnability.UNREACHABLE, "the activation has none of it (σ_k = 0)")
                .ifPresent(sentences::add);
        sentence(Learnability.SADDLE, "σ₁φ₁ = 0 leaves every neuron at s = 0 when d = ∞")
                .ifPresent(sentences::add);
        return sentences;
    }

    private Optional<String> sentence(Learnability why, String reason) {
        List<Integer> degrees = prediction.degrees().stream()
                .filter(d -> d.learnability() == why)
                .map(DegreeSummary::degree)
                .toList();
        return degrees.isEmpty()
                ? Optional.empty()
                : Optional.of("Never learned: " + degrees(degrees) + "; " + reason + ".");
    }

    private static String degrees(List<Integer> degrees) {
        String list = degrees.stream().limit(8).map(String::valueOf).collect(Collectors.joining(", "));
        return (degrees.size() == 1 ? "degree " : "degrees ") + list + (degrees.size() > 8 ? ", …" : "");
    }

    private List<String> floor() {
        double floor = prediction.riskFloor();
        double last = lastPlateau();
        List<String> sentences = new ArrayList<>();
        if (floor > 0) {
            sentences.add("The risk never falls below " + Notation.coefficient(floor, 5)
                    + ", the floor ½ Σ φ_k² over the degrees with σ_k = 0.");
        }
        if (last > floor * (1 + 1e-9) + 1e-300) {
            sentences.add("From this start the risk stays at " + Notation.coefficient(last, 5) + " or above"
                    + (floor > 0 ? "." : ", though nothing else keeps it from 0."));
        } else if (floor == 0) {
            sentences.add("The risk has no floor above 0: every degree of the target that was kept can be learned.");
        }
        return sentences;
    }

    private double lastPlateau() {
        int count = prediction.plateaus().size();
        return count == 0
                ? prediction.riskFloor()
                : prediction.plateaus().get(count - 1).risk();
    }
}
