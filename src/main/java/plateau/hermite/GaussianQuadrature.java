package plateau.hermite;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.LegendreRuleFactory;
import plateau.hermite.HermiteException.Reason;
import plateau.link.LinkFunction;

/**
 * The numbers E[f(G) h_k(G)], k = 0 … K, and E f(G)² by composite Gauss–Legendre quadrature.
 *
 * <p>The line is cut to the range of {@link GaussianRange}, split at the kinks that the link names and into panels of
 * width at most ½. On every panel the 20-point rule is compared with the same rule on its two halves; panels where the
 * two resolutions differ are halved again. The value is the finer one, the error estimate the sum of the differences
 * plus a floor of rounding. The weight enters as √density · √density, one factor for f and one for h_k, so that
 * neither a steep f nor a high degree overflows.
 *
 * <p>Cost: about 10⁴ evaluations of f for a link with a few kinks.
 */
final class GaussianQuadrature {
    private static final int POINTS = 20;
    private static final double PANEL = 0.5;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_PANELS = 4000;
    private static final double TOLERANCE = 1e-15;
    private static final double ROUNDING = 2e-15;
    private static final double ACCEPTABLE = 1e-6;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        // Not GaussIntegratorFactory: that computes constants in many digits first, which takes longer than all the
        // rest.
        GaussIntegrator legendre = new GaussIntegrator(new LegendreRuleFactory().getRule(POINTS));
        for (int i = 0; i < POINTS; i++) {
            NODES[i] = legendre.getPoint(i);
            WEIGHTS[i] = legendre.getWeight(i);
        }
    }

    private final LinkFunction f;
    private final HermiteBasis basis;
    private final double[] h;
    /** Integrals against h_0 … h_K, then that of f². */
    private final double[] total;

    private final double[] error;
    private double scale;
    private int panels;

    private GaussianQuadrature(LinkFunction f, int degree) {
        this.f = f;
        this.basis = HermiteBasis.ofDegree(degree);
        this.h = new double[degree + 1];
        this.total = new double[degree + 2];
        this.error = new double[degree + 2];
    }

    /**
     * Integrates f against h_0 … h_K and itself.
     *
     * @throws HermiteException if f is undefined somewhere, not in L²(N(0,1)), or the quadrature does not settle
     */
    static GaussianQuadrature of(LinkFunction f, int degree) {
        GaussianQuadrature quadrature = new GaussianQuadrature(f, degree);
        quadrature.run();
        return quadrature;
    }

    /** E[f(G) h_k(G)]. */
    double coefficient(int k) {
        return total[k];
    }

    /** A bound, as a rule far too large, of the error of {@link #coefficient}. */
    double coefficientError(int k) {
        return error[k] + ROUNDING * scale;
    }

    /** E f(G)². */
    double norm2() {
        return total[basis.degree() + 1];
    }

    double norm2Error() {
        return error[basis.degree() + 1] + ROUNDING * scale * scale;
    }

    /** E[g(G)] for a function g that is smooth between the given break points and of moderate growth. */
    static double expectation(DoubleUnaryOperator g, double... breaks) {
        double range = 20;
        double[] ends = panelEnds(-range, range, breaks);
        double sum = 0;
        for (int p = 0; p + 1 < ends.length; p++) {
            double half = (ends[p + 1] - ends[p]) / 2;
            for (int i = 0; i < POINTS; i++) {
                double z = ends[p] + half * (1 + NODES[i]);
                double root = HermiteBasis.rootOfDensity(z);
                sum += half * WEIGHTS[i] * root * root * g.applyAsDouble(z);
            }
        }
        return sum;
    }

    /** ∫_a^b g for a smooth g, over four panels. */
    static double integral(DoubleUnaryOperator g, double a, double b) {
        int count = 4;
        double half = (b - a) / (2 * count);
        double sum = 0;
        for (int p = 0; p < count; p++) {
            for (int i = 0; i < POINTS; i++) {
                sum += half * WEIGHTS[i] * g.applyAsDouble(a + half * (2 * p + 1 + NODES[i]));
            }
        }
        return sum;
    }

    private void run() {
        GaussianRange range = GaussianRange.of(f);
        double[] ends = panelEnds(range.low(), range.high(), f.kinks());
        double[][] coarse = new double[ends.length - 1][];
        for (int p = 0; p < coarse.length; p++) {
            coarse[p] = panel(ends[p], ends[p + 1]);
            scale += coarse[p][basis.degree() + 1];
        }
        scale = Math.sqrt(scale);
        for (int p = 0; p < coarse.length; p++) {
            refine(ends[p], ends[p + 1], coarse[p], 0);
        }
        requireSettled();
    }

    private static double[] panelEnds(double low, double high, double[] kinks) {
        double[] cuts =
                Arrays.stream(kinks).filter(z -> z > low && z < high).sorted().toArray();
        double[] ends = new double[0];
        double from = low;
        for (int c = 0; c <= cuts.length; c++) {
            double to = c < cuts.length ? cuts[c] : high;
            int count = Math.max(1, (int) Math.ceil((to - from) / PANEL));
            int start = ends.length;
            ends = Arrays.copyOf(ends, start + count);
            for (int i = 0; i < count; i++) {
                ends[start + i] = from + (to - from) * i / count;
            }
            from = to;
        }
        ends = Arrays.copyOf(ends, ends.length + 1);
        ends[ends.length - 1] = high;
        return ends;
    }

    private double[] panel(double a, double b) {
        double[] sum = new double[total.length];
        double half = (b - a) / 2;
        panels++;
        for (int i = 0; i < POINTS; i++) {
            double z = a + half * (1 + NODES[i]);
            double root = HermiteBasis.rootOfDensity(z);
            double u = finiteValue(z) * root;
            basis.fill(z, root, h);
            double weight = half * WEIGHTS[i];
            for (int k = 0; k < h.length; k++) {
                sum[k] += weight * u * h[k];
            }
            sum[h.length] += weight * u * u;
        }
        return sum;
    }

    private double finiteValue(double z) {
        double value = f.value(z);
        if (!Double.isFinite(value)) {
            throw new HermiteException(
                    Reason.UNDEFINED,
                    f.name() + (Double.isNaN(value) ? " is not a number" : " is infinite") + " at z = "
                            + String.format(Locale.ROOT, "%.6g", z) + "; a link must be finite on the whole line");
        }
        return value;
    }

    private void refine(double a, double b, double[] coarse, int depth) {
        double middle = (a + b) / 2;
        double[] left = panel(a, middle);
        double[] right = panel(middle, b);
        if (depth < MAX_DEPTH && panels < MAX_PANELS && !agree(coarse, left, right)) {
            refine(a, middle, left, depth + 1);
            refine(middle, b, right, depth + 1);
            return;
        }
        for (int k = 0; k < total.length; k++) {
            double fine = left[k] + right[k];
            total[k] += fine;
            error[k] += Math.abs(fine - coarse[k]);
        }
    }

    private boolean agree(double[] coarse, double[] left, double[] right) {
        for (int k = 0; k < coarse.length; k++) {
            double unit = k == coarse.length - 1 ? scale * scale : scale;
            if (!(Math.abs(left[k] + right[k] - coarse[k]) <= TOLERANCE * unit)) {
                return false;
            }
        }
        return true;
    }

    private void requireSettled() {
        if (!Double.isFinite(norm2())) {
            throw new HermiteException(
                    Reason.OUT_OF_RANGE,
                    f.name() + " is too large for double precision: E f(G)² overflows; divide it by a large number");
        }
        if (!(norm2Error() <= ACCEPTABLE * norm2()) && norm2() > 0) {
            throw new HermiteException(
                    Reason.NOT_CONVERGED,
                    String.format(
                            Locale.ROOT,
                            "%s: E f(G)² does not settle under refinement (%.6g ± %.1g); the function has a pole or"
                                    + " oscillates too fast to be a link",
                            f.name(),
                            norm2(),
                            norm2Error()));
        }
    }
}
