package plateau.report;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.knowm.xchart.XYChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A drawn figure, to be had as SVG or PNG. */
public final class Figure {
    private static final String SVG_NAMESPACE = "http://www.w3.org/2000/svg";
    private static final int PNG_SCALE = 2;

    private final XYChart chart;
    private final String title;

    Figure(XYChart chart, String title) {
        this.chart = chart;
        this.title = title;
    }

    /** What the figure shows, in one line. */
    public String title() {
        return title;
    }

    /** A scalable drawing; letters are outlines, so that it looks the same without the fonts of this machine. */
    public byte[] svg() {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element("")).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The element {@code <svg>} alone, to stand in a page, without needless letters.
     *
     * @param idPrefix begins every id, so that several figures on one page do not share one
     */
    String svgElement(String idPrefix) {
        return JoinedLines.of(element(idPrefix));
    }

    private String element(String idPrefix) {
        Document document = emptyDocument();
        SVGGraphics2D graphics = new SVGGraphics2D(context(document, idPrefix), true);
        paint(graphics);
        Element root = graphics.getRoot();
        describe(document, root);
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        // Batik gives this one id a fixed name.
        String written = text.toString().replace("\"genericDefs\"", "\"" + idPrefix + "genericDefs\"");
        return written.substring(written.indexOf("<svg")) + "\n";
    }

    private static SVGGeneratorContext context(Document document, String idPrefix) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment(null);
        context.setPrecision(3);
        context.setIDGenerator(new SVGIDGenerator() {
            @Override
            public String generateID(String prefix) {
                return idPrefix + super.generateID(prefix);
            }
        });
        return context;
    }

    private void describe(Document document, Element root) {
        root.setAttribute("width", Integer.toString(chart.getWidth()));
        root.setAttribute("height", Integer.toString(chart.getHeight()));
        root.setAttribute("viewBox", "0 0 " + chart.getWidth() + " " + chart.getHeight());
        root.setAttribute("role", "img");
        Element name = document.createElementNS(SVG_NAMESPACE, "title");
        name.setTextContent(title);
        root.insertBefore(name, root.getFirstChild());
    }

    private static Document emptyDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG_NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's own XML parser is missing", e);
        }
    }

    /** Pixels at twice the size, for screens and slides. */
    public byte[] png() {
        BufferedImage image = new BufferedImage(
                chart.getWidth() * PNG_SCALE, chart.getHeight() * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(PNG_SCALE, PNG_SCALE);
        paint(graphics);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private void paint(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        chart.paint(graphics, chart.getWidth(), chart.getHeight());
    }
}
