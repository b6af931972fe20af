package plateau.report;

import java.util.ArrayList;
import java.util.List;

/** The sections that every report has: the answer, equations, what limits the numbers, and how to make it again. */
final class ReportSections {
    private final Html page;

    ReportSections(Html page) {
        this.page = page;
    }

    /** The answer in sentences, the most important first. */
    void answer(List<String> sentences) {
        page.raw("<div class=\"answer\">\n");
        sentences.forEach(s -> page.raw("<p>" + Html.typeset(s) + "</p>\n"));
        page.raw("</div>\n");
    }

    /** Equations under a heading, with a note; nothing if there are none. */
    void equations(String heading, List<KeyEquation> equations, String note) {
        if (!equations.isEmpty()) {
            page.element("h2", heading);
            equations.forEach(e -> page.raw(WebPage.formula(e)));
            note(note);
        }
    }

    /** What a reader should know of the numbers, under a heading; nothing if there is nothing to know. */
    void limits(String heading, List<String> limits) {
        if (!limits.isEmpty()) {
            page.element("h2", heading).raw("<ol>\n");
            limits.forEach(limit -> page.raw("<li>" + Html.typeset(limit) + "</li>\n"));
            page.raw("</ol>\n");
        }
    }

    /** A remark in small letters. */
    void note(String text) {
        page.raw("<p class=\"note\">" + Html.typeset(text) + "</p>\n");
    }

    /**
     * The command, and what was set.
     *
     * @param facts names and values to show before those of the provenance
     */
    void reproduction(Provenance provenance, List<List<String>> facts) {
        page.element("h2", "How to make this again");
        page.raw("<pre>").raw(Html.escape(provenance.command())).raw("</pre>\n");
        List<List<String>> rows = new ArrayList<>(facts);
        provenance.settings().forEach((name, value) -> rows.add(List.of(name, value)));
        rows.add(List.of("Plateau", provenance.version()));
        rows.add(List.of("Java", provenance.javaVersion()));
        PartVersions.all().forEach((name, version) -> rows.add(List.of(name, version)));
        page.table("lp", List.of("setting", "value"), rows);
    }
}
