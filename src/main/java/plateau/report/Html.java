package plateau.report;

import java.util.List;
import java.util.function.UnaryOperator;

/** The few pieces of HTML a report is made of; every text is escaped on its way in. */
final class Html {
    private final StringBuilder page = new StringBuilder();

    /** A text in which no character can start markup or end an attribute. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) && c != '\n' ? ' ' : c);
            }
        });
        return escaped.toString();
    }

    Html element(String tag, String text) {
        page.append('<').append(tag).append('>').append(escape(text));
        page.append("</").append(tag).append(">\n");
        return this;
    }

    /** Markup made by this room, as it is. */
    Html raw(String markup) {
        page.append(markup);
        return this;
    }

    /**
     * A table.
     *
     * @param alignment one letter for each column: {@code l} and {@code r} keep a cell on one line, {@code p} breaks its prose,
     *     {@code w} likewise with more room, {@code h} likewise for what names the row
     */
    Html table(String alignment, List<String> heads, List<List<String>> rows) {
        return table("table", alignment, heads, rows, Html::typeset);
    }

    /** A table with a name for those who cannot see where it stands; its cells are markup made by this room. */
    Html markupTable(String name, String alignment, List<String> heads, List<List<String>> rows) {
        return table(name, alignment, heads, rows, UnaryOperator.identity());
    }

    private Html table(
            String name, String alignment, List<String> heads, List<List<String>> rows, UnaryOperator<String> cell) {
        page.append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"")
                .append(escape(name))
                .append("\"><table>\n<thead>");
        row(alignment, heads, true, Html::typeset);
        page.append("</thead>\n<tbody>\n");
        rows.forEach(cells -> row(alignment, cells, false, cell));
        page.append("</tbody>\n</table></div>\n");
        return this;
    }

    private void row(String alignment, List<String> cells, boolean head, UnaryOperator<String> markup) {
        page.append("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            char column = alignment.charAt(c);
            String tag = head ? "th scope=\"col\"" : column == 'h' ? "th scope=\"row\"" : "td";
            page.append('<').append(tag).append(look(column)).append('>');
            page.append(markup.apply(cells.get(c)));
            page.append("</").append(tag, 0, 2).append('>');
        }
        page.append("</tr>\n");
    }

    private static String look(char column) {
        return switch (column) {
            case 'r' -> " class=\"number\"";
            case 'p', 'h' -> " class=\"prose\"";
            case 'w' -> " class=\"prose long\"";
            default -> "";
        };
    }

    /** Escapes, then raises the exponents {@code ^(..)}, lowers the index {@code _k} and sets {@code 1e-4} as a power. */
    static String typeset(String text) {
        return escape(text)
                .replaceAll("\\^\\(([-−]?[0-9/]+)\\)", "<sup>$1</sup>")
                .replaceAll("\\^([-−]?[0-9]+(?:\\.[0-9]+)?)", "<sup>$1</sup>")
                .replaceAll("([φσeht])_([0-9k]+)", "$1<sub>$2</sub>")
                .replaceAll("\\bR_([A-Za-z]+(?:-[a-z]+)?|∞)", "R<sub>$1</sub>")
                .replaceAll("\\bt([0-9]{2})\\b", "t<sub>$1</sub>")
                .replaceAll("(?<![\\w.])0\\.0+[eE]\\+?0+\\b", "0")
                .replaceAll("(?<![\\w.])1(?:\\.0)?[eE]\\+?(-?)0*([0-9]+)\\b", "10<sup>$1$2</sup>")
                .replaceAll("(?<![\\w.])([0-9]+(?:\\.[0-9]+)?)[eE]\\+?(-?)0*([0-9]+)\\b", "$1·10<sup>$2$3</sup>")
                .replaceAll("<sup>-", "<sup>−");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
