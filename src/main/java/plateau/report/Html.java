package plateau.report;

import java.util.List;

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
     * @param alignment one letter for each column, {@code l} or {@code r}
     */
    Html table(String alignment, List<String> heads, List<List<String>> rows) {
        page.append("<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label=\"table\"><table>\n<thead>");
        row("th", alignment, heads);
        page.append("</thead>\n<tbody>\n");
        rows.forEach(cells -> row("td", alignment, cells));
        page.append("</tbody>\n</table></div>\n");
        return this;
    }

    private void row(String tag, String alignment, List<String> cells) {
        page.append("<tr>");
        for (int c = 0; c < cells.size(); c++) {
            String attribute = (tag.equals("th") ? " scope=\"col\"" : "")
                    + (alignment.charAt(c) == 'r' ? " class=\"number\"" : "");
            page.append('<').append(tag).append(attribute).append('>');
            page.append(typeset(cells.get(c)));
            page.append("</").append(tag).append('>');
        }
        page.append("</tr>\n");
    }

    /** Escapes, then raises the exponents {@code ^(..)}, lowers the index {@code _k} and sets {@code 1e-4} as a power. */
    static String typeset(String text) {
        return escape(text)
                .replaceAll("\\^\\((-?[0-9/]+)\\)", "<sup>$1</sup>")
                .replaceAll("\\^([0-9]+)", "<sup>$1</sup>")
                .replaceAll("([φσeht])_([0-9k]+)", "$1<sub>$2</sub>")
                .replaceAll("\\bt([0-9]{2})\\b", "t<sub>$1</sub>")
                .replaceAll("(?<![\\w.])1(?:\\.0)?[eE](-?[0-9]+)\\b", "10<sup>$1</sup>")
                .replaceAll("(?<![\\w.])([0-9]+(?:\\.[0-9]+)?)[eE](-?[0-9]+)\\b", "$1·10<sup>$2</sup>")
                .replaceAll("<sup>-", "<sup>−");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
