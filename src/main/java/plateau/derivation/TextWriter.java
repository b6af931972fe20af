package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import plateau.hermite.HermiteBasis;
import plateau.symbolic.UnicodeNotation;

/** Plain text for a terminal: wrapped to its width, equations aligned at their signs, names at the right. */
public final class TextWriter implements DerivationWriter {
    private static final String INDENT = "   ";
    private static final String DEEPER = "     ";
    private static final int WIDEST_LEFT = 26;
    private static final int NARROWEST = 40;

    private final int width;
    private final UnicodeNotation notation = UnicodeNotation.breakable();

    /** @param width columns, at least 40 */
    public TextWriter(int width) {
        this.width = Math.max(NARROWEST, width);
    }

    @Override
    public String write(Derivation derivation) {
        List<String> lines = new ArrayList<>();
        lines.addAll(wrapped(
                "Reduced dynamics: target φ = " + derivation.targetName() + ", activation σ = "
                        + derivation.activationName(),
                "",
                DEEPER));
        lines.addAll(wrapped("Convention: " + HermiteBasis.CONVENTION + ".", "", DEEPER));
        int number = 1;
        for (Step step : derivation.steps()) {
            lines.add("");
            write(step, number++, lines);
        }
        return String.join("\n", lines).replace(UnicodeNotation.TIED, ' ').replaceAll(" +\n", "\n") + "\n";
    }

    private void write(Step step, int number, List<String> lines) {
        lines.add(number + (number < 10 ? "  " : " ") + step.title() + "  [" + step.key() + "]");
        lines.addAll(wrapped(text(step.statement()), INDENT, INDENT));
        if (!step.equations().isEmpty()) {
            lines.add("");
            equations(step.equations(), lines);
        }
        for (Table table : step.tables()) {
            lines.add("");
            lines.addAll(wrapped(text(table.caption()), INDENT, INDENT));
            table(table, lines);
        }
        if (!step.remarks().isEmpty()
                || !step.assumption().isEmpty()
                || !step.reason().isEmpty()) {
            lines.add("");
        }
        step.remarks().forEach(r -> lines.addAll(wrapped("• " + text(r), INDENT, INDENT + "  ")));
        if (!step.assumption().isEmpty()) {
            lines.addAll(wrapped("Assumes: " + text(step.assumption()), INDENT, DEEPER));
        }
        if (!step.reason().isEmpty()) {
            lines.addAll(wrapped(
                    "Reason: " + text(step.reason()) + " (" + step.source().words() + ").", INDENT, DEEPER));
        }
    }

    private void equations(List<Equation> equations, List<String> lines) {
        int left = 0;
        for (Equation e : equations) {
            int size = notation.write(e.left()).length();
            left = size <= WIDEST_LEFT ? Math.max(left, size) : left;
        }
        for (Equation e : equations) {
            equation(e, left, lines);
        }
    }

    /** left = right, the right side broken behind its terms, the label at the end of the last line. */
    private void equation(Equation e, int leftWidth, List<String> lines) {
        String left = notation.write(e.left());
        String head = DEEPER + " ".repeat(Math.max(0, leftWidth - left.length())) + left + " "
                + e.relation().unicode() + " ";
        String hanging = " ".repeat(Math.min(head.length(), DEEPER.length() + leftWidth + 3));
        List<String> broken = wrapped(notation.write(e.right()), head, hanging);
        String label = "(" + e.label() + ")";
        int last = broken.size() - 1;
        int room = width - broken.get(last).length() - label.length();
        if (room >= 2) {
            broken.set(last, broken.get(last) + " ".repeat(room) + label);
        } else {
            broken.add(" ".repeat(Math.max(0, width - label.length())) + label);
        }
        lines.addAll(broken);
    }

    private void table(Table table, List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.header().stream().map(this::text).toList());
        table.rows().forEach(row -> rows.add(row.stream().map(this::text).toList()));
        int columns = table.header().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(DEEPER);
            for (int c = 0; c < columns; c++) {
                line.append(row.get(c)).append(" ".repeat(widths[c] - row.get(c).length() + 2));
            }
            lines.addAll(
                    line.length() - 2 <= width
                            ? List.of(line.toString())
                            : wrapped(String.join("  ", row), DEEPER, DEEPER + INDENT));
        }
    }

    private String text(Prose prose) {
        StringBuilder text = new StringBuilder();
        for (Prose.Part part : prose.parts()) {
            if (part instanceof Prose.Words words) {
                text.append(words.text());
            } else if (part instanceof Prose.Raw raw) {
                text.append(raw.text());
            } else if (part instanceof Prose.Maths maths) {
                text.append(notation.write(maths.expression()));
            } else if (part instanceof Prose.Statement statement) {
                Equation e = statement.equation();
                text.append(notation.write(e.left()))
                        .append(UnicodeNotation.TIED)
                        .append(e.relation().unicode())
                        .append(UnicodeNotation.TIED)
                        .append(notation.write(e.right()));
            }
        }
        return text.toString();
    }

    /** Lines no longer than the width, as far as words allow. */
    private List<String> wrapped(String text, String first, String next) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : words(text, width - Math.max(first.length(), next.length()))) {
            if (!empty && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString());
        return lines;
    }

    /** The words of a text; one too long for a line is parted between its factors. */
    private static List<String> words(String text, int room) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            String rest = word;
            int cut = rest.lastIndexOf(UnicodeNotation.TIED, room);
            while (rest.length() > room && cut > 0) {
                words.add(rest.substring(0, cut));
                rest = rest.substring(cut + 1);
                cut = rest.lastIndexOf(UnicodeNotation.TIED, room);
            }
            words.add(rest);
        }
        return words;
    }
}
