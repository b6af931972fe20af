package plateau.derivation;

import java.util.List;

/**
 * A table of a step.
 *
 * @param caption what it shows
 * @param header one cell for each column
 * @param rows cells by row
 */
public record Table(Prose caption, List<Prose> header, List<List<Prose>> rows) {
    public Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<Prose> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException(
                        "a row of " + row.size() + " cells under a header of " + header.size());
            }
        }
    }
}
