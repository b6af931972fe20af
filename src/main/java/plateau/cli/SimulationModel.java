package plateau.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What {@code simulate} can integrate (theory.md §1–§3). */
enum SimulationModel {
    NETWORK,
    OVERLAP,
    OVERLAP_CLASSES,
    MEAN_FIELD;

    /** The word of the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The model of a word. */
    static SimulationModel parse(String text) {
        List<String> words = Arrays.stream(values()).map(SimulationModel::word).toList();
        int index = words.indexOf(text.strip());
        if (index < 0) {
            String meant = Spelling.closest(text.strip(), words)
                    .map(w -> ", did you mean " + w + "?")
                    .orElse("");
            throw new BadRequestException("--model", text, "give " + String.join(", ", words) + meant);
        }
        return values()[index];
    }

    /** Whether the index runs over single neurons, which have directions of their own. */
    boolean ofNeurons() {
        return this == NETWORK || this == OVERLAP;
    }
}
