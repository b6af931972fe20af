package plateau.validation;

import java.util.List;

/**
 * What one rung of the ladder found.
 *
 * @param rung its name
 * @param question what it asked, in one sentence
 * @param comparisons what was held against what
 * @param panels figures, possibly none
 * @param notes what a reader should know: truncations, resolutions, counts
 * @param seconds what it took
 */
public record RungResult(
        String rung,
        String question,
        List<Comparison> comparisons,
        List<Panel> panels,
        List<String> notes,
        double seconds) {
    public RungResult {
        comparisons = List.copyOf(comparisons);
        panels = List.copyOf(panels);
        notes = List.copyOf(notes);
    }

    /** Agrees if all comparisons do. */
    public Verdict verdict() {
        return Verdict.of(comparisons);
    }

    RungResult lasting(double measured) {
        return new RungResult(rung, question, comparisons, panels, notes, measured);
    }
}
