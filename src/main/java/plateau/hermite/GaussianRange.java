package plateau.hermite;

import java.util.Locale;
import plateau.hermite.HermiteException.Reason;
import plateau.link.LinkFunction;

/**
 * The interval outside which f² times the Gaussian density is negligible, or the reason why there is none.
 *
 * <p>With L(z) = 2 ln|f(z)| − z²/2, the interval holds every scanned z with L(z) &gt; max L − {@value #DROP}; beyond it
 * |f h_k| times the density is below e^{−40} of the largest value for every k, because |h_k| √density ≤ 1. The scan
 * goes outward as far as f stays finite. A function whose ln|f| has curvature at least ½ there, or a curvature that
 * keeps growing (faster than any exp(c z²)), is not square-integrable.
 */
final class GaussianRange {
    private static final double DROP = 80;
    private static final double LEAST = 6;
    private static final double STEP = 0.125;
    private static final double FINE_LIMIT = 40;
    private static final double GROWTH = 1.02;
    private static final double FARTHEST = 1e6;
    private static final int ENVELOPE = 16;

    private final LinkFunction f;
    private final double low;
    private final double high;

    private GaussianRange(LinkFunction f) {
        this.f = f;
        double peak = Double.NEGATIVE_INFINITY;
        for (double z = -FINE_LIMIT; z <= FINE_LIMIT; z += STEP) {
            peak = Math.max(peak, finiteLevel(z));
        }
        this.high = edge(1, peak);
        this.low = -edge(-1, peak);
    }

    static GaussianRange of(LinkFunction f) {
        return new GaussianRange(f);
    }

    double low() {
        return low;
    }

    double high() {
        return high;
    }

    /** L(z), −∞ where f is zero or overflows. */
    private double finiteLevel(double z) {
        double value = f.value(z);
        if (Double.isNaN(value)) {
            throw new HermiteException(Reason.UNDEFINED, name() + " is not a number at z = " + show(z) + "; " + REMEDY);
        }
        return Double.isInfinite(value) ? Double.NEGATIVE_INFINITY : level(value, z);
    }

    private static final String REMEDY = "a link must be finite on the whole line";

    private static double level(double value, double z) {
        return 2 * Math.log(Math.abs(value)) - z * z / 2;
    }

    /** The distance of the edge on one side. */
    private double edge(int side, double peak) {
        double edge = LEAST;
        double last = 0;
        for (double r = 0; r < FARTHEST; r = r < FINE_LIMIT ? r + STEP : r * GROWTH) {
            double value = f.value(side * r);
            if (Double.isNaN(value)) {
                break; // only beyond the finely scanned part, where nothing but an overflow inside f is to blame
            }
            if (Double.isInfinite(value)) {
                return edgeBeforeOverflow(side, r, last, edge, peak);
            }
            if (level(value, side * r) > peak - DROP) {
                edge = Math.max(edge, r);
            }
            last = r;
        }
        if (edge > FINE_LIMIT) {
            throw notSquareIntegrable(side * edge);
        }
        return edge + STEP;
    }

    private double edgeBeforeOverflow(int side, double overflow, double last, double edge, double peak) {
        double beyond = f.value(side * (overflow + 1e-3 * Math.max(1, overflow)));
        if (Double.isFinite(beyond)) {
            throw new HermiteException(
                    Reason.UNDEFINED, name() + " is infinite at z = " + show(side * overflow) + "; " + REMEDY);
        }
        if (growsTooFast(side, last)) {
            throw notSquareIntegrable(side * last);
        }
        if (edge >= Math.min(last, FINE_LIMIT) - STEP || level(f.value(side * last), last) > peak - DROP) {
            throw new HermiteException(
                    Reason.OUT_OF_RANGE,
                    name() + " is too large for double precision: it overflows at z = " + show(side * overflow)
                            + ", where its square times the Gaussian density still counts; scale its argument down");
        }
        return edge + STEP;
    }

    /** Whether ln|f| bends upward like z²/4 or faster, or ever more, out to {@code last}. */
    private boolean growsTooFast(int side, double last) {
        double outer = curvature(side, 0.85 * last, 0.12 * last);
        double inner = curvature(side, 0.5 * last, 0.12 * last);
        double noise = 0.01;
        return outer >= 0.5 - 1e-9 || (outer > noise / 100 && outer > 1.3 * inner && outer * last * last > 1);
    }

    private double curvature(int side, double r, double h) {
        return (envelope(side, r + h) - 2 * envelope(side, r) + envelope(side, r - h)) / (h * h);
    }

    /** The largest ln|f| in a small window below r: zeros of an oscillating f do not matter. */
    private double envelope(int side, double r) {
        double largest = -700;
        for (int i = 0; i < ENVELOPE; i++) {
            double z = r * (1 - 0.002 * i);
            largest = Math.max(largest, Math.log(Math.abs(f.value(side * z))));
        }
        return largest;
    }

    private HermiteException notSquareIntegrable(double z) {
        return new HermiteException(
                Reason.NOT_SQUARE_INTEGRABLE,
                name() + " is not square-integrable under N(0,1): E f(G)² is infinite, its growth near z = " + show(z)
                        + " outweighs the Gaussian density; choose a link that grows more slowly than exp(z^2/4)");
    }

    private String name() {
        return f.name();
    }

    private static String show(double z) {
        return String.format(Locale.ROOT, "%.6g", z);
    }
}
