package plateau.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sweep as it was asked for.
 *
 * @param version of the program: another one may compute other numbers
 * @param settings everything the numbers depend on, by name, in the order to show
 * @param cells in the order of the results; the index of each is its place
 */
public record SweepPlan(String version, Map<String, String> settings, List<SweepCell> cells) {
    public SweepPlan {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        cells = List.copyOf(cells);
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).index() != i) {
                throw new IllegalArgumentException("the cell at place " + i + " has the index "
                        + cells.get(i).index() + ": number the cells in their order");
            }
        }
    }

    /** The fingerprint of a cell of this plan. */
    public String fingerprint(SweepCell cell) {
        return cell.fingerprint(version + settings);
    }
}
