package plateau.report;

import java.util.BitSet;

/**
 * A curve with fewer points that looks the same: points nearer than a tolerance to the line between their neighbours are left
 * out (Ramer 1972, Douglas and Peucker 1973).
 */
final class Polyline {
    private final double[] x;
    private final double[] y;
    private final double tolerance;
    private final BitSet kept = new BitSet();

    private Polyline(double[] x, double[] y, double tolerance) {
        this.x = x;
        this.y = y;
        this.tolerance = tolerance;
    }

    /**
     * The indices of the points to keep, in order, first and last among them.
     *
     * @param x increasing, in pixels
     * @param y in pixels
     * @param tolerance in pixels
     */
    static int[] simplified(double[] x, double[] y, double tolerance) {
        Polyline line = new Polyline(x, y, tolerance);
        if (x.length > 0) {
            line.kept.set(0);
            line.kept.set(x.length - 1);
            line.split(0, x.length - 1);
        }
        return line.kept.stream().toArray();
    }

    private void split(int first, int last) {
        int farthest = -1;
        double distance = tolerance;
        for (int i = first + 1; i < last; i++) {
            double d = distance(i, first, last);
            if (d > distance) {
                distance = d;
                farthest = i;
            }
        }
        if (farthest >= 0) {
            kept.set(farthest);
            split(first, farthest);
            split(farthest, last);
        }
    }

    private double distance(int i, int first, int last) {
        double dx = x[last] - x[first];
        double dy = y[last] - y[first];
        double length = Math.hypot(dx, dy);
        return length == 0
                ? Math.hypot(x[i] - x[first], y[i] - y[first])
                : Math.abs(dx * (y[i] - y[first]) - dy * (x[i] - x[first])) / length;
    }
}
