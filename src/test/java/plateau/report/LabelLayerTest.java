package plateau.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import plateau.report.LabelLayer.Kind;
import plateau.report.LabelLayer.Label;

/** Labels on a sheet whose values run from 0 to 100 on both axes. */
class LabelLayerTest {
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);

    private final LabelLayer layer = new LabelLayer();

    private Label label(Kind kind, double x, double y) {
        if (kind == Kind.DOT) {
            layer.keepOff(x, y);
        }
        return new Label(kind, "t12", x, y, FONT, Color.BLACK);
    }

    /** Paints on a sheet of 500 by 500 pixels. */
    private List<Rectangle2D> painted() {
        layer.abscissa(0, 100);
        layer.ordinate(0, 100);
        XYChart chart = new XYChartBuilder().width(500).height(500).build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
        chart.addSeries("corners", new double[] {0, 100}, new double[] {0, 100});
        chart.addAnnotation(layer);
        Graphics2D graphics = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB).createGraphics();
        chart.paint(graphics, 500, 500);
        graphics.dispose();
        return layer.placed();
    }

    private static void assertApart(List<Rectangle2D> boxes) {
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j)))
                        .as("labels %d and %d overlap", i, j)
                        .isFalse();
            }
        }
    }

    @Test
    void aLoneLabelStandsAtTheUpperRightOfItsDot() {
        layer.add(label(Kind.DOT, 50, 50));
        Rectangle2D box = painted().get(0);
        assertThat(box.getMinX())
                .isBetween(layer.point(50, 50).getX(), layer.point(55, 50).getX());
        assertThat(box.getMaxY())
                .isBetween(layer.point(50, 55).getY(), layer.point(50, 50).getY());
    }

    @Test
    void labelsOfDotsCloseTogetherStandApart() {
        for (int i = 0; i < 5; i++) {
            layer.add(label(Kind.DOT, 50 + 0.5 * i, 50));
        }
        assertThat(painted()).hasSize(5);
        assertApart(layer.placed());
    }

    @Test
    void labelsOfPolesCloseTogetherStandApart() {
        for (int i = 0; i < 4; i++) {
            layer.add(label(Kind.POLE, 50 + i, 80));
        }
        assertThat(painted()).hasSize(4);
        assertApart(layer.placed());
    }

    @Test
    void aLabelKeepsOffACurve() {
        layer.keepOff(new double[] {50, 60, 100}, new double[] {50, 58, 60});
        layer.add(label(Kind.DOT, 50, 50));
        Rectangle2D box = painted().get(0);
        assertThat(new Line2D.Double(layer.point(50, 50), layer.point(60, 58)).intersects(box))
                .isFalse();
    }

    @Test
    void aLabelStaysOnTheSheet() {
        layer.add(label(Kind.DOT, 99, 99));
        Rectangle2D box = painted().get(0);
        assertThat(box.getMaxX()).isLessThanOrEqualTo(layer.point(100, 100).getX());
        assertThat(box.getMinY()).isGreaterThanOrEqualTo(layer.point(100, 100).getY());
    }

    @Test
    void theLabelOfALevelGivesWayToCurvesAndDots() {
        layer.keepOff(new double[] {0, 20, 20, 0}, new double[] {52, 51, 49, 48});
        layer.add(label(Kind.LEVEL, 0, 50));
        Rectangle2D box = painted().get(0);
        assertThat(box.getMinX()).isGreaterThan(layer.point(20, 50).getX());
    }
}
