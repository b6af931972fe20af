package plateau.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import plateau.validation.CaseResult;
import plateau.validation.Comparison;
import plateau.validation.RungResult;
import plateau.validation.Verdict;

/** What an experiment came to in a few sentences: the verdict, the lesson, what to suspect. */
final class ValidationAnswer {
    private final CaseResult result;

    ValidationAnswer(CaseResult result) {
        this.result = result;
    }

    /** The sentences, the most important first. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add(verdict());
        sentences.add((agrees() && !result.interrupted() ? "What it shows: " : "What it was to show: ")
                + result.experiment().lesson());
        ValidationTable.suspects(result).forEach(suspect -> sentences.add("Likely " + suspect + "."));
        if (agrees()) {
            nearest(result.comparisons())
                    .ifPresent(c -> sentences.add("Closest to disagreeing: " + c.name() + ", " + used(c) + "."));
        }
        return sentences;
    }

    private boolean agrees() {
        return result.verdict() == Verdict.AGREES;
    }

    private String verdict() {
        String before = result.interrupted() ? "Interrupted; so far" : agrees() ? "Agrees:" : "Disagrees:";
        return before + " " + agreeing(result.comparisons()) + " comparisons are within what is allowed"
                + (result.rungs().size() > 1 ? ", on " + result.rungs().size() + " rungs" : "")
                + disagreeing().map(rungs -> "; not all on " + rungs).orElse("") + ".";
    }

    private Optional<String> disagreeing() {
        String rungs = result.rungs().stream()
                .filter(r -> r.verdict() == Verdict.DISAGREES)
                .map(RungResult::rung)
                .collect(Collectors.joining(", "));
        return rungs.isEmpty() ? Optional.empty() : Optional.of(rungs);
    }

    /** How many of them agree: {@code 25 of 25}. */
    static String agreeing(List<Comparison> comparisons) {
        return comparisons.stream().filter(Comparison::agrees).count() + " of " + comparisons.size();
    }

    /** The comparison that uses most of what it is allowed; none if every distance is 0. */
    static Optional<Comparison> nearest(List<Comparison> comparisons) {
        return comparisons.stream()
                .filter(c -> c.measured() != 0)
                .max(Comparator.comparingDouble(c -> c.measured() / c.allowed()));
    }

    /** The part that is used of what is allowed, for one that {@link #nearest} gives: {@code 76 % of what is allowed}, {@code 3 times what is allowed}. */
    static String used(Comparison comparison) {
        if (!Double.isFinite(comparison.measured())) {
            return "nothing could be measured";
        }
        if (comparison.allowed() == 0) {
            return "nothing but 0 is allowed";
        }
        double part = comparison.measured() / comparison.allowed();
        return (part > 1 ? Notation.coefficient(part, 2) + " times" : Notation.percentage(part, 1) + " of")
                + " what is allowed";
    }
}
