package plateau.symbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The cells in which a formula is looked at. */
final class RealLine {
    /** Beyond ±40 the weight e^{−z²/2} of N(0,1) is below 10^−347. */
    static final double REACH = 40;

    /** Where the coarse look at the far parts of the line ends. */
    private static final double FAR = 1e6;

    private static final int FAR_PIECES = 8;

    private RealLine() {}

    /**
     * [−40, 40] cut at the whole numbers and at the bounds of every piecewise, nearest to 0 first. Each bound is a cell of its
     * own too, since a branch may hold there only.
     */
    static List<Interval> near(Formula formula) {
        SortedSet<Double> bounds = PiecewiseBounds.within(formula, REACH);
        SortedSet<Double> edges = new TreeSet<>(bounds);
        for (int i = -(int) REACH; i <= REACH; i++) {
            edges.add((double) i);
        }
        List<Interval> cells = between(edges);
        bounds.forEach(bound -> cells.add(Interval.point(bound)));
        cells.sort(Comparator.comparingDouble(cell -> Math.abs(cell.middle())));
        return cells;
    }

    /** One side beyond 40 in growing cells, nearest to 0 first. */
    static List<Interval> far(Formula formula, boolean positive) {
        SortedSet<Double> edges = new TreeSet<>();
        for (double start = REACH; start < FAR; start *= 2) {
            for (int i = 0; i <= FAR_PIECES; i++) {
                edges.add((positive ? 1 : -1) * start * (1 + (double) i / FAR_PIECES));
            }
        }
        PiecewiseBounds.within(formula, FAR).stream()
                .filter(bound -> positive ? bound > REACH : bound < -REACH)
                .forEach(edges::add);
        List<Interval> cells = between(edges);
        cells.sort(Comparator.comparingDouble(cell -> Math.abs(cell.middle())));
        return cells;
    }

    private static List<Interval> between(SortedSet<Double> edges) {
        List<Interval> cells = new ArrayList<>();
        double previous = Double.NaN;
        for (double edge : edges) {
            if (!Double.isNaN(previous)) {
                cells.add(new Interval(previous, edge));
            }
            previous = edge;
        }
        return cells;
    }
}
