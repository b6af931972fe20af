package plateau.flow;

import java.util.Arrays;

/**
 * Absolute tolerances of an integration: overlaps start near 0 and are √ε (s) and ε (r) in size when degree 1 is learned, which
 * is what their errors must be small against; those of a against the largest |a(0)|; none below rounding.
 */
public final class FlowTolerances {
    private static final double PART = 1e-2;
    /** What is left of differences of a ~ ε^(−1/4) a(0) in double precision. */
    private static final double ROUNDING_OF_A = 1e-13;

    private static final double ROUNDING_OF_OVERLAPS = 1e-15;
    private static final double SMALLEST_SCALE_OF_A = 1e-3;

    private final ReducedFlow flow;
    private final int n;
    private final double rtol;
    private final double ofA;

    private FlowTolerances(ReducedFlow flow, int n, double rtol, double ofA) {
        this.flow = flow;
        this.n = n;
        this.rtol = rtol;
        this.ofA = ofA;
    }

    /** Those of a flow at a relative tolerance. */
    public static FlowTolerances of(ReducedFlow flow, double rtol) {
        double[] start = flow.initialState();
        int n = flow instanceof FiniteWidthFlow finite ? finite.count() : start.length / 2;
        double scale = Math.max(SMALLEST_SCALE_OF_A, largest(start, 0, n));
        return new FlowTolerances(flow, n, rtol, Math.max(ROUNDING_OF_A, PART * rtol) * scale);
    }

    /**
     * For a state of the mean-field flow (a, overlaps by whatever coordinate, anything else).
     *
     * @param dimension the length of a state, at least 2n
     */
    public double[] meanField(int dimension) {
        double[] absolute = new double[dimension];
        Arrays.fill(absolute, ofA);
        Arrays.fill(absolute, n, 2 * n, ofOverlaps(Math.sqrt(flow.epsilon())));
        return absolute;
    }

    /** For a state (a, s, r) that starts at {@code start}. */
    double[] overlaps(double[] start) {
        double[] absolute = new double[start.length];
        Arrays.fill(absolute, 0, n, ofA);
        double ofS = Math.max(Math.sqrt(flow.epsilon()), largest(start, n, 2 * n));
        Arrays.fill(absolute, n, 2 * n, ofOverlaps(ofS));
        double ofR = Math.max(flow.epsilon(), largest(start, 2 * n, start.length));
        Arrays.fill(absolute, 2 * n, start.length, ofOverlaps(ofR));
        return absolute;
    }

    private double ofOverlaps(double scale) {
        return Math.max(ROUNDING_OF_OVERLAPS, PART * rtol * Math.min(1, scale));
    }

    private static double largest(double[] y, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(y[i]));
        }
        return largest;
    }
}
