package plateau.validation;

import java.util.ArrayList;
import java.util.List;

/**
 * One curve of a {@link Panel}.
 *
 * @param name its entry in the legend; empty for none
 * @param color curves of the same number share a colour
 * @param look how it is drawn
 * @param points its points by rising x
 */
public record Curve(String name, int color, Look look, List<Point> points) {
    public Curve {
        points = List.copyOf(points);
    }

    /** How a curve is drawn. */
    public enum Look {
        LINE,
        DASHES,
        /** A line with a shaded band from low to high. */
        BAND,
        /** Single points with error bars from low to high. */
        MARKS
    }

    /**
     * A point with its interval, which has no length where there is none.
     *
     * @param low ≤ y
     * @param high ≥ y
     */
    public record Point(double x, double y, double low, double high) {
        /** A point without an interval. */
        public static Point of(double x, double y) {
            return new Point(x, y, y, y);
        }
    }

    /** A curve without intervals through (x_i, y_i). */
    static Curve of(String name, int color, Look look, double[] x, double[] y) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < x.length; i++) {
            points.add(Point.of(x[i], y[i]));
        }
        return new Curve(name, color, look, points);
    }
}
