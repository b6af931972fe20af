package plateau.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A short text at a point of the chart, shifted by a few pixels, with a pale edge so that lines do not cross it out. */
final class PointLabel extends Annotation {
    private static final Color EDGE = new Color(255, 255, 255, 220);

    private final String text;
    private final double x;
    private final double y;
    private final int right;
    private final int up;
    private final Font font;
    private final Color color;

    /**
     * A label.
     *
     * @param right pixels to the right of the point
     * @param up pixels above the point
     */
    PointLabel(String text, double x, double y, int right, int up, Font font, Color color) {
        super(false);
        this.text = text;
        this.x = x;
        this.y = y;
        this.right = right;
        this.up = up;
        this.font = font;
        this.color = color;
    }

    @Override
    public void paint(Graphics2D graphics) {
        Shape outline = new TextLayout(text, font, graphics.getFontRenderContext())
                .getOutline(AffineTransform.getTranslateInstance(
                        getXAxisScreenValue(x) + right, getYAxisScreenValue(y) - up));
        graphics.setColor(EDGE);
        graphics.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(outline);
        graphics.setColor(color);
        graphics.fill(outline);
        bounds = outline.getBounds2D();
    }
}
