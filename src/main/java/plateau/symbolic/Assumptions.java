package plateau.symbolic;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import plateau.symbolic.ParameterException.Reason;

/**
 * What is assumed of the parameters of a formula: for each an interval with open or closed ends, exact rational numbers or
 * constants such as sqrt(2). A parameter without an assumption is any real number. Immutable.
 */
public final class Assumptions {
    private static final Assumptions NONE = new Assumptions(Map.of());
    private static final int MAX_ASSUMPTIONS = 40;

    private final TreeMap<String, ParameterRange> ranges;

    private Assumptions(Map<String, ParameterRange> ranges) {
        this.ranges = new TreeMap<>(ranges);
    }

    /** Every parameter is any real number. */
    public static Assumptions none() {
        return NONE;
    }

    /**
     * Reads assumptions such as {@code w>0} and {@code 0<c<1, b<=sqrt(2)}; several on one parameter hold together.
     *
     * @throws ParameterException if one is none, or no number satisfies all those on a parameter
     */
    public static Assumptions parse(List<String> texts) {
        TreeMap<String, ParameterRange> ranges = new TreeMap<>();
        int count = 0;
        for (String text : texts) {
            for (String part : CommaList.split(text, "assumption")) {
                if (++count > MAX_ASSUMPTIONS) {
                    throw new ParameterException(
                            Reason.MALFORMED, "there are more than " + MAX_ASSUMPTIONS + " assumptions; give fewer");
                }
                add(AssumptionReader.read(part), ranges);
            }
        }
        return new Assumptions(ranges);
    }

    private static void add(AssumptionReader.Assumption assumption, Map<String, ParameterRange> ranges) {
        String name = assumption.name();
        ParameterRange before = ranges.getOrDefault(name, ParameterRange.ANY);
        ParameterRange both = before.intersection(assumption.range());
        if (both.isEmpty()) {
            throw new ParameterException(
                    Reason.CONTRADICTORY,
                    "the assumptions " + before.text(name) + " and "
                            + assumption.range().text(name) + " contradict each other; keep one of them");
        }
        ranges.put(name, both);
    }

    /**
     * What both assume.
     *
     * @throws ParameterException if no number satisfies both on a parameter
     */
    public Assumptions and(Assumptions other) {
        TreeMap<String, ParameterRange> both = new TreeMap<>(ranges);
        other.ranges.forEach((name, range) -> add(new AssumptionReader.Assumption(name, range), both));
        return new Assumptions(both);
    }

    /** These and one more, or these if that leaves no number. */
    Assumptions and(String name, ParameterRange range) {
        ParameterRange both = of(name).intersection(range);
        TreeMap<String, ParameterRange> more = new TreeMap<>(ranges);
        if (!both.isEmpty()) {
            more.put(name, both);
        }
        return new Assumptions(more);
    }

    /** The parameters of which something is assumed. */
    public Set<String> names() {
        return Collections.unmodifiableSet(ranges.keySet());
    }

    /** Where a parameter may lie. */
    public ParameterRange of(String name) {
        return ranges.getOrDefault(name, ParameterRange.ANY);
    }

    /** The same in exact numbers. */
    Range range(String name) {
        return of(name).range();
    }

    /** The assumptions on some parameters. */
    public Assumptions on(Collection<String> names) {
        TreeMap<String, ParameterRange> some = new TreeMap<>(ranges);
        some.keySet().retainAll(Set.copyOf(names));
        return new Assumptions(some);
    }

    /**
     * Refuses an assumption on a parameter that does not occur.
     *
     * @param parameters those of all formulas together
     * @throws ParameterException if there is such an assumption
     */
    public void requireAmong(Set<String> parameters) {
        for (String name : ranges.keySet()) {
            if (!parameters.contains(name)) {
                throw new ParameterException(
                        Reason.UNKNOWN,
                        "the assumption " + of(name).text(name) + " is on a parameter that no formula has; "
                                + ParameterValues.known(parameters));
            }
        }
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Assumptions that && ranges.equals(that.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** All of them, for example {@code 0 < c < 1, w > 0}; empty if there are none. */
    @Override
    public String toString() {
        return ranges.entrySet().stream()
                .map(e -> e.getValue().text(e.getKey()))
                .collect(Collectors.joining(", "));
    }
}
