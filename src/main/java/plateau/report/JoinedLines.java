package plateau.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A drawing on a page in fewer letters: a curve comes as one element for each of its segments, and segments that follow on each
 * other in one style are one polyline. It looks the same, but that dashes run on over the joints.
 */
final class JoinedLines {
    private static final Pattern LINE = Pattern.compile(
            "<line style=\"([^\"]*)\" x1=\"([^\"]*)\" x2=\"([^\"]*)\" y1=\"([^\"]*)\" y2=\"([^\"]*)\"\\s*/>");

    private final String svg;
    private final StringBuilder joined = new StringBuilder();
    private final StringBuilder points = new StringBuilder();
    private String style = "";
    private String last = "";
    private int written;

    private JoinedLines(String svg) {
        this.svg = svg;
    }

    /** The drawing with its lines joined. */
    static String of(String svg) {
        return new JoinedLines(svg).text();
    }

    private String text() {
        Matcher line = LINE.matcher(svg);
        while (line.find()) {
            String from = line.group(2) + "," + line.group(4);
            if (line.start() != written || !from.equals(last) || !line.group(1).equals(style)) {
                finish();
                joined.append(svg, written, line.start());
                style = line.group(1);
                points.append(from);
            }
            last = line.group(3) + "," + line.group(5);
            points.append(' ').append(last);
            written = line.end();
        }
        finish();
        return joined.append(svg, written, svg.length()).toString();
    }

    private void finish() {
        if (!points.isEmpty()) {
            joined.append("<polyline style=\"").append(style).append("\" points=\"");
            joined.append(points).append("\"/>");
            points.setLength(0);
        }
    }
}
