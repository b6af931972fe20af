package plateau.report;

import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns line up; the first column and words stand left, numbers right. */
final class TextTable {
    private static final String GAP = "   ";

    private final List<String> heads;
    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param alignment one letter for each column, {@code l} or {@code r}
     * @param heads the heads of the columns
     */
    TextTable(String alignment, List<String> heads) {
        this.alignment = alignment;
        this.heads = List.copyOf(heads);
    }

    void add(List<String> cells) {
        if (cells.size() != heads.size()) {
            throw new IllegalArgumentException("a row of " + cells.size() + " cells in a table of " + heads.size());
        }
        rows.add(List.copyOf(cells));
    }

    int width() {
        int sum = GAP.length() * (heads.size() - 1);
        for (int c = 0; c < heads.size(); c++) {
            sum += width(c);
        }
        return sum;
    }

    List<String> lines(String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + line(heads));
        for (List<String> row : rows) {
            lines.add(indent + line(row));
        }
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String padding = " ".repeat(width(c) - columns(cells.get(c)));
            line.append(c == 0 ? "" : GAP);
            line.append(alignment.charAt(c) == 'r' ? padding + cells.get(c) : cells.get(c) + padding);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = columns(heads.get(column));
        for (List<String> row : rows) {
            width = Math.max(width, columns(row.get(column)));
        }
        return width;
    }

    /** The columns a text takes in a terminal: combining marks take none. */
    static int columns(String text) {
        return (int) text.codePoints()
                .filter(c ->
                        Character.getType(c) != Character.NON_SPACING_MARK && Character.getType(c) != Character.FORMAT)
                .count();
    }

    /** Breaks a text at blanks so that no line is wider than {@code width}; a single longer word stays whole. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && columns(line.toString()) + 1 + columns(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
