package plateau.validation;

import java.util.List;

/** What a set of comparisons comes to. */
public enum Verdict {
    AGREES("agrees"),
    DISAGREES("disagrees");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    /** The word in JSON and reports. */
    public String label() {
        return label;
    }

    /** Agrees if every comparison does, and if there is at least one: nothing compared is nothing shown. */
    static Verdict of(List<Comparison> comparisons) {
        return !comparisons.isEmpty() && comparisons.stream().allMatch(Comparison::agrees) ? AGREES : DISAGREES;
    }
}
