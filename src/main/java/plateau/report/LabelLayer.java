package plateau.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Annotation;

/**
 * The labels of a chart, each at the place near its point at which it covers least of the curves, dots and labels before it: beside
 * the point if it can, else further away with a line to it. A pale edge keeps lines from crossing a label out.
 */
final class LabelLayer extends Annotation {
    private static final Color EDGE = new Color(255, 255, 255, 220);
    private static final BasicStroke HALO = new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    private static final BasicStroke LEADER = new BasicStroke(0.8f);

    /** Pixels between a point and its label, the nearest first. */
    private static final double[] DISTANCES = {7.5, 15, 24, 34};

    /** From here on a line says whose the label is. */
    private static final double FAR = 10;

    /** Directions from a point to the middle of its label, the best first; up is negative. */
    private static final double[][] BESIDE = {{1, -1}, {1, 0}, {-1, -1}, {1, 1}, {0, -1}, {-1, 0}, {-1, 1}, {0, 1}};

    /** Likewise above a pole. */
    private static final double[][] ABOVE = {{0, -1}, {-0.6, -1}, {0.6, -1}, {-1.2, -1}, {1.2, -1}};

    /** Room around a label, and around a dot. */
    private static final double MARGIN = 3;

    private static final double DOT = 4;

    /** What a step away from the best place costs in crossings: less than one, so that a crossing counts more. */
    private static final double STEP = 0.02;

    /** What it costs to cover a dot or another label, or to leave the plot. */
    private static final double OVERLAP = 20;

    /** What a label names: a dot, the end of a pole, or a level that runs across the chart, along which it may stand anywhere. */
    enum Kind {
        DOT,
        POLE,
        LEVEL
    }

    record Label(Kind kind, String text, double x, double y, Font font, Color color) {}

    /**
     * Where a label may stand.
     *
     * @param leader from the point to it; null if it stands so close that none is needed
     */
    private record Place(Rectangle2D box, @Nullable Line2D leader) {}

    private record Candidate(Place place, double cost) {}

    private final List<Label> labels = new ArrayList<>();
    private final List<double[][]> curves = new ArrayList<>();
    private final List<double[]> dots = new ArrayList<>();
    private final double[] x = {0, 1};
    private final double[] y = {0, 1};
    private final List<Line2D> lines = new ArrayList<>();
    private final List<Rectangle2D> taken = new ArrayList<>();
    private final List<Rectangle2D> placed = new ArrayList<>();

    LabelLayer() {
        super(false);
    }

    void add(Label label) {
        labels.add(label);
    }

    /** A curve that labels keep off, in the values of the axes. */
    void keepOff(double[] x, double[] y) {
        curves.add(new double[][] {x, y});
    }

    void keepOff(double x, double y) {
        dots.add(new double[] {x, y});
    }

    /** The values at which the plot begins and ends. */
    void abscissa(double from, double to) {
        x[0] = from;
        x[1] = to;
    }

    void ordinate(double from, double to) {
        y[0] = from;
        y[1] = to;
    }

    /** Where the labels stood when they were last painted, in pixels: those of dots and poles in their order, then those of levels. */
    List<Rectangle2D> placed() {
        return List.copyOf(placed);
    }

    @Override
    public void paint(Graphics2D graphics) {
        lines.clear();
        taken.clear();
        placed.clear();
        curves.forEach(curve -> onScreen(curve[0], curve[1]));
        dots.forEach(dot -> taken.add(around(point(dot[0], dot[1]), DOT)));
        // Levels are free to go anywhere along their line: the others choose first.
        labels.stream().sorted(Comparator.comparing(Label::kind)).forEach(label -> draw(graphics, label));
        bounds = plot();
    }

    /** A point of the chart in pixels. */
    Point2D point(double x, double y) {
        return new Point2D.Double(getXAxisScreenValue(x), getYAxisScreenValue(y));
    }

    private Rectangle2D plot() {
        Rectangle2D plot = new Rectangle2D.Double();
        plot.setFrameFromDiagonal(point(x[0], y[0]), point(x[1], y[1]));
        return plot;
    }

    private static Rectangle2D around(Point2D p, double radius) {
        return new Rectangle2D.Double(p.getX() - radius, p.getY() - radius, 2 * radius, 2 * radius);
    }

    private void onScreen(double[] x, double[] y) {
        for (int i = 1; i < x.length; i++) {
            lines.add(new Line2D.Double(point(x[i - 1], y[i - 1]), point(x[i], y[i])));
        }
    }

    private void draw(Graphics2D graphics, Label label) {
        Point2D point = point(label.x(), label.y());
        TextLayout text = new TextLayout(label.text(), label.font(), graphics.getFontRenderContext());
        Rectangle2D size = text.getBounds();
        Place place = candidates(label.kind(), point, size).stream()
                .min(Comparator.comparingDouble(Candidate::cost))
                .orElseThrow()
                .place();
        if (place.leader() != null) {
            graphics.setColor(label.color());
            graphics.setStroke(LEADER);
            graphics.draw(place.leader());
            lines.add(place.leader());
        }
        Shape outline = text.getOutline(AffineTransform.getTranslateInstance(
                place.box().getX() - size.getX(), place.box().getY() - size.getY()));
        graphics.setColor(EDGE);
        graphics.setStroke(HALO);
        graphics.draw(outline);
        graphics.setColor(label.color());
        graphics.fill(outline);
        taken.add(place.box());
        placed.add(place.box());
    }

    /** From the edge of a dot to the nearest point of a box. */
    private static Line2D leader(Point2D dot, Rectangle2D box) {
        double x = Math.max(box.getMinX(), Math.min(box.getMaxX(), dot.getX()));
        double y = Math.max(box.getMinY(), Math.min(box.getMaxY(), dot.getY()));
        double part = DOT / dot.distance(x, y);
        return new Line2D.Double(dot.getX() + part * (x - dot.getX()), dot.getY() + part * (y - dot.getY()), x, y);
    }

    private List<Candidate> candidates(Kind kind, Point2D point, Rectangle2D size) {
        return switch (kind) {
            case DOT -> near(point, size, BESIDE);
            case POLE -> near(point, size, ABOVE);
            case LEVEL -> along(point, size);
        };
    }

    private List<Candidate> near(Point2D point, Rectangle2D size, double[][] directions) {
        List<Candidate> candidates = new ArrayList<>();
        double steps = 0;
        for (double distance : DISTANCES) {
            for (double[] direction : directions) {
                double x = point.getX() + direction[0] * (distance + size.getWidth() / 2) - size.getWidth() / 2;
                double y = point.getY() + direction[1] * (distance + size.getHeight() / 2) - size.getHeight() / 2;
                Rectangle2D box = box(x, y, size);
                Place place = new Place(box, distance > FAR ? leader(point, box) : null);
                candidates.add(candidate(place, STEP * steps++));
            }
        }
        return candidates;
    }

    /** Above or below a level, at its left end or its right, or between. */
    private List<Candidate> along(Point2D start, Rectangle2D size) {
        List<Candidate> candidates = new ArrayList<>();
        double free = plot().getMaxX() - start.getX() - size.getWidth() - 2 * DISTANCES[0];
        double steps = 0;
        for (double part : new double[] {0, 1, 0.25, 0.5, 0.75}) {
            double x = start.getX() + DISTANCES[0] + part * free;
            candidates.add(
                    candidate(new Place(box(x, start.getY() - 5 - size.getHeight(), size), null), STEP * steps++));
            candidates.add(candidate(new Place(box(x, start.getY() + 5, size), null), STEP * steps++));
        }
        return candidates;
    }

    private static Rectangle2D box(double x, double y, Rectangle2D size) {
        return new Rectangle2D.Double(x, y, size.getWidth(), size.getHeight());
    }

    private Candidate candidate(Place place, double distance) {
        Rectangle2D wide = new Rectangle2D.Double(
                place.box().getX() - MARGIN,
                place.box().getY() - MARGIN,
                place.box().getWidth() + 2 * MARGIN,
                place.box().getHeight() + 2 * MARGIN);
        Line2D leader = place.leader();
        long crossings = lines.stream()
                .filter(line -> line.intersects(wide) || (leader != null && line.intersectsLine(leader)))
                .count();
        long overlaps = taken.stream().filter(box -> box.intersects(wide)).count();
        double covered = overlaps + (plot().contains(place.box()) ? 0 : 1);
        return new Candidate(place, distance + crossings + OVERLAP * covered);
    }
}
