package plateau.explorer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import plateau.report.WebAssets;

/** The files of the page, all read when the server starts: a request can name one of these, and nothing else. */
final class PageFiles {
    /**
     * One file.
     *
     * @param type its media type
     */
    record PageFile(String type, byte[] content) {}

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private final Map<String, PageFile> files = new LinkedHashMap<>();

    private PageFiles() {}

    static PageFiles load() {
        PageFiles page = new PageFiles();
        page.files.put("/uPlot.iife.min.js", new PageFile(SCRIPT, WebAssets.UPLOT_SCRIPT.content()));
        page.files.put("/uPlot.min.css", new PageFile(STYLE, WebAssets.UPLOT_STYLE.content()));
        page.files.put("/labels.js", new PageFile(SCRIPT, WebAssets.LABELS_SCRIPT.content()));
        page.files.put("/charts.js", new PageFile(SCRIPT, WebAssets.CHARTS_SCRIPT.content()));
        page.files.put("/katex.min.js", new PageFile(SCRIPT, WebAssets.KATEX_SCRIPT.content()));
        page.files.put("/katex.min.css", new PageFile(STYLE, WebAssets.KATEX_STYLE.content()));
        for (String font : WebAssets.FORMULA_FONTS) {
            page.files.put("/fonts/" + font + ".woff2", new PageFile("font/woff2", WebAssets.font(font)));
        }
        page.files.put("/page.css", new PageFile(STYLE, WebAssets.PAGE_STYLE.content()));
        page.put("/", "text/html; charset=utf-8", "index.html");
        page.put("/explorer.css", STYLE, "explorer.css");
        page.put("/icon.svg", "image/svg+xml", "icon.svg");
        for (String module :
                new String[] {"explorer", "state", "server", "tables", "pictures", "overlays", "typeset", "preview"}) {
            page.put("/" + module + ".js", SCRIPT, module + ".js");
        }
        return page;
    }

    private void put(String path, String type, String resource) {
        try (InputStream stream = PageFiles.class.getResourceAsStream("/plateau/explorer/" + resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks the page's file " + resource);
            }
            files.put(path, new PageFile(type, stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + resource + " cannot be read", e);
        }
    }

    Optional<PageFile> at(String path) {
        return Optional.ofNullable(files.get(path));
    }

    /** The paths, the page first. */
    Iterable<String> paths() {
        return files.keySet();
    }
}
