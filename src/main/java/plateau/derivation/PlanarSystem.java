package plateau.derivation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import plateau.flow.LinkPair;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteExpansion;

/**
 * The mean-field flow of one class, all neurons equal, cut at degree K (theory.md §3 with one class):
 *
 * <pre>  ε ȧ = V(s) − a U(s²),   ṡ = a (1 − s²) [V′(s) − a s U′(s²)],   R = ½‖φ‖² − a V(s) + ½ a² U(s²)</pre>
 *
 * <p>Its fixed points are the stationary points of ½(‖φ‖² − V²/U) inside, the poles s = ±1, and a = 0 = V(s). The flow descends a
 * risk, so eigenvalues are real; at small ε one is −U/ε and the other, that of the slow manifold a = V/U, decides.
 */
final class PlanarSystem {
    private static final int CELLS = 1000;
    private static final int BISECTIONS = 60;

    private final CorrelationKernel u;
    private final CorrelationKernel v;
    private final double norm2;

    private PlanarSystem(CorrelationKernel u, CorrelationKernel v, double norm2) {
        this.u = u;
        this.v = v;
        this.norm2 = norm2;
    }

    static PlanarSystem of(LinkPair links) {
        HermiteExpansion phi = HermiteExpansion.ofCoefficients(links.phi());
        HermiteExpansion sigma = HermiteExpansion.ofCoefficients(links.sigma());
        return new PlanarSystem(CorrelationKernel.of(sigma), CorrelationKernel.of(phi, sigma), phi.norm2());
    }

    /**
     * A fixed point.
     *
     * @param fast ε times the eigenvalue of order 1/ε, 0 where a moves on the slow time only
     * @param slow the other eigenvalue as ε → 0
     * @param kind how the flow passes it
     */
    record FixedPoint(double a, double s, double risk, double fast, double slow, Kind kind) {}

    /** How a fixed point attracts. */
    enum Kind {
        STABLE("stable"),
        SADDLE("saddle"),
        DEGENERATE("degenerate");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** All that show as sign changes on a fine grid of s, by increasing s. */
    List<FixedPoint> fixedPoints() {
        List<FixedPoint> points = new ArrayList<>();
        for (double s : roots(this::profileSlope)) {
            double variance = u.value(s * s);
            if (variance > 1e-12 * u.value(1) && v.value(s) != 0) {
                points.add(interior(s, v.value(s) / variance));
            }
        }
        for (double s : roots(v::value)) {
            points.add(unused(s));
        }
        pole(-1, points);
        pole(1, points);
        points.sort(Comparator.comparingDouble(FixedPoint::s));
        return points;
    }

    /** V′U − V s U′, which has the sign of d(V²/U)/ds over V. */
    private double profileSlope(double s) {
        return v.derivative(s) * u.value(s * s) - v.value(s) * s * u.derivative(s * s);
    }

    private double risk(double a, double s) {
        return 0.5 * norm2 - a * v.value(s) + 0.5 * a * a * u.value(s * s);
    }

    private FixedPoint interior(double s, double a) {
        double first = u.derivative(s * s);
        double bend = v.secondDerivative(s) - a * first - 2 * a * s * s * u.secondDerivative(s * s);
        double fast = -u.value(s * s);
        double cross = (1 - s * s) * a * a * s * s * first * first;
        double slow = a * (1 - s * s) * bend - cross / fast;
        return new FixedPoint(a, s, risk(a, s), fast, slow, kind(slow));
    }

    private void pole(double s, List<FixedPoint> points) {
        double variance = u.value(1);
        double a = v.value(s) / variance;
        double slow = -2 * s * a * (v.derivative(s) - a * s * u.derivative(1));
        if (variance > 0) {
            points.add(new FixedPoint(a, s, risk(a, s), -variance, slow, kind(slow)));
        }
    }

    /** a = 0 = V(s): eigenvalues of opposite sign unless V′ = 0. */
    private FixedPoint unused(double s) {
        double slope = v.derivative(s);
        double variance = u.value(s * s);
        double slow = variance == 0 ? 0 : (1 - s * s) * slope * slope / variance;
        return new FixedPoint(0, s, risk(0, s), -variance, slow, slope == 0 ? Kind.DEGENERATE : Kind.SADDLE);
    }

    private Kind kind(double slow) {
        double scale = 1e-9 * (norm2 + u.value(1));
        return Math.abs(slow) <= scale ? Kind.DEGENERATE : slow < 0 ? Kind.STABLE : Kind.SADDLE;
    }

    private static List<Double> roots(DoubleUnaryOperator f) {
        List<Double> roots = new ArrayList<>();
        for (int i = 1; i < CELLS - 1; i++) {
            double low = -1 + 2.0 * i / CELLS;
            double high = -1 + 2.0 * (i + 1) / CELLS;
            if (f.applyAsDouble(low) == 0) {
                roots.add(low);
            } else if (f.applyAsDouble(low) * f.applyAsDouble(high) < 0) {
                roots.add(bisected(f, low, high));
            }
        }
        return roots;
    }

    private static double bisected(DoubleUnaryOperator f, double low, double high) {
        double a = low;
        double b = high;
        boolean rising = f.applyAsDouble(low) < 0;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (a + b) / 2;
            if (f.applyAsDouble(middle) < 0 == rising) {
                a = middle;
            } else {
                b = middle;
            }
        }
        return (a + b) / 2;
    }
}
