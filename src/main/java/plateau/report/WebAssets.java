package plateau.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The scripts and styles that pages need, from their webjars and from this room: nothing is loaded from a network. */
public enum WebAssets {
    UPLOT_SCRIPT("/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.iife.min.js"),
    UPLOT_STYLE("/META-INF/resources/webjars/uplot/1.6.30/dist/uPlot.min.css"),
    CHARTS_SCRIPT("/plateau/report/charts.js"),
    PAGE_STYLE("/plateau/report/page.css");

    private final String resource;

    WebAssets(String resource) {
        this.resource = resource;
    }

    /** The content of the file. */
    public byte[] content() {
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
