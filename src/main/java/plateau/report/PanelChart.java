package plateau.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import plateau.validation.Curve;
import plateau.validation.Curve.Point;
import plateau.validation.Panel;

/** A panel of a validation as a chart: the data of {@link PanelPlot}, for a page to draw. */
final class PanelChart {
    /** The drawings' colours; the last is their black for guides and limits, which is the pages' grey. */
    private static final int HUES = 7;

    private final Panel panel;

    PanelChart(Panel panel) {
        this.panel = panel;
    }

    /**
     * The chart.
     *
     * @param file name of the files that are downloaded, without ending
     */
    ChartSpec chart(String file) {
        ChartSpec chart = new ChartSpec(panel.title(), file, Notation.indexed(panel.x()), Notation.indexed(panel.y()))
                .scales(panel.logarithmicX(), panel.logarithmicY());
        boolean counts = PanelPlot.counts(panel);
        int marked = 0;
        for (Curve curve : panel.curves()) {
            ObjectNode drawn = draw(chart, curve);
            if (curve.look() == Curve.Look.MARKS && !counts && !panel.logarithmicX()) {
                drawn.put("beside", marked++);
            }
        }
        return counts ? chart.counting() : chart;
    }

    private ObjectNode draw(ChartSpec chart, Curve curve) {
        List<Point> points = curve.points();
        int size = points.size();
        ObjectNode node = chart.curve(
                name(curve), size, i -> points.get(i).x(), i -> points.get(i).y());
        int hue = curve.color() % HUES;
        node.put("hue", hue == HUES - 1 ? HUES : hue);
        if (curve.name().isEmpty()) {
            node.put("unlisted", true);
        }
        if (curve.look() == Curve.Look.MARKS) {
            node.put("points", true);
        }
        if (curve.look() == Curve.Look.DASHES) {
            node.putArray("dash").add(8).add(5);
        }
        if (points.stream().anyMatch(p -> p.low() < p.high())) {
            ChartSpec.range(
                    node, size, i -> points.get(i).low(), i -> points.get(i).high());
        }
        return node;
    }

    /** Its name; one without is called after the first of its colour that has one, and by its look. */
    String name(Curve curve) {
        return Notation.indexed(plainName(curve));
    }

    private String plainName(Curve curve) {
        return curve.name().isEmpty()
                ? panel.curves().stream()
                                .filter(c -> c.color() == curve.color())
                                .map(Curve::name)
                                .filter(n -> !n.isEmpty())
                                .findFirst()
                                .orElse(panel.y())
                        + (curve.look() == Curve.Look.MARKS ? ", marks" : ", line")
                : curve.name();
    }
}
