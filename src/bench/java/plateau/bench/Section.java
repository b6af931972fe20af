package plateau.bench;

import java.util.ArrayList;
import java.util.List;

/** A section of the page: what was asked and measured, one line each, and the tables it rests on. */
public final class Section {
    private final String title;
    private final List<String> claims = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    public Section(String title) {
        this.title = title;
    }

    /** A line of the first table. */
    public void claim(String asked, String measured, boolean holds) {
        claims.add("| " + asked + " | " + measured + " | " + (holds ? "yes" : "**no**") + " |");
    }

    /** What could not be measured, and why. */
    public void unmeasured(String asked, String why) {
        claims.add("| " + asked + " | " + why + " | not measured |");
    }

    public void paragraph(String words) {
        text.append(words).append("\n\n");
    }

    public void header(String... cells) {
        row(cells);
        text.append("|").append(" --- |".repeat(cells.length)).append("\n");
    }

    public void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    public void endTable() {
        text.append("\n");
    }

    List<String> claims() {
        return claims;
    }

    String markdown() {
        return "## " + title + "\n\n" + text;
    }
}
