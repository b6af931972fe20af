package plateau.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The scripts and styles that pages need, from their webjars and from this room: nothing is loaded from a network. */
public enum WebAssets {
    UPLOT_SCRIPT("/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js"),
    UPLOT_STYLE("/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css"),
    KATEX_SCRIPT("/META-INF/resources/webjars/katex/0.18.11/dist/katex.min.js"),
    KATEX_STYLE("/META-INF/resources/webjars/katex/0.18.11/dist/katex.min.css"),
    LABELS_SCRIPT("/plateau/report/labels.js"),
    CHARTS_SCRIPT("/plateau/report/charts.js"),
    PAGE_STYLE("/plateau/report/page.css"),
    REPORT_SCRIPT("/plateau/report/report.js"),
    REPORT_STYLE("/plateau/report/report.css");

    /** What formulas of this project are set in; the faces of KaTeX for other alphabets stay out. */
    public static final List<String> FORMULA_FONTS = List.of(
            "KaTeX_Main-Regular",
            "KaTeX_Main-Italic",
            "KaTeX_Math-Italic",
            "KaTeX_AMS-Regular",
            "KaTeX_Size1-Regular",
            "KaTeX_Size2-Regular",
            "KaTeX_Size3-Regular",
            "KaTeX_Size4-Regular");

    private static final String KATEX_FONTS = "/META-INF/resources/webjars/katex/0.18.11/dist/fonts/";

    private final String resource;

    WebAssets(String resource) {
        this.resource = resource;
    }

    /** The content of the file. */
    public byte[] content() {
        return read(resource);
    }

    /** The content as text. */
    String text() {
        return new String(content(), StandardCharsets.UTF_8);
    }

    /** A font of KaTeX as WOFF2, by its file's name without ending. */
    public static byte[] font(String name) {
        return read(KATEX_FONTS + name + ".woff2");
    }

    private static byte[] read(String resource) {
        try (InputStream stream = WebAssets.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + resource);
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + resource + " cannot be read", e);
        }
    }
}
