package plateau.network;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import plateau.link.LinkFunction;

/**
 * K and M by composite Gauss–Legendre over the disc x² + y² ≤ R², for links with kinks or sharp bends. The outer integral
 * over x is split at the kinks of g and around z/ρ, where a kink z of f, blurred by cY, bends the inner one; the inner
 * integral over y at (z − ρx)/c, where its argument meets the kink.
 */
final class SplitGaussLegendre implements PairQuadrature {
    private static final GaussRule RULE = LinkPanels.RULE;
    private static final double WIDEST = 3;
    private static final double DENSITY_AT_ZERO = 1 / Math.sqrt(2 * Math.PI);

    /** A blurred kink is polynomial to rounding on each side beyond the last, in standard deviations. */
    private static final double[] BLUR = {0, 1, -1, 2, -2, 4, -4, 9, -9};

    private final LinkFunction f;
    private final LinkFunction g;
    private final LinkPanels panelsOfF;
    private final LinkPanels panelsOfG;
    private final int parts;

    private SplitGaussLegendre(LinkFunction f, LinkFunction g, LinkPanels panelsOfF, LinkPanels panelsOfG, int parts) {
        this.f = f;
        this.g = g;
        this.panelsOfF = panelsOfF;
        this.panelsOfG = panelsOfG;
        this.parts = parts;
    }

    /** With the panels of the links as they are. */
    static SplitGaussLegendre of(LinkFunction f, LinkFunction g) {
        double radius = LinkGrowth.radius(f, g);
        return new SplitGaussLegendre(f, g, new LinkPanels(f, false, radius), new LinkPanels(g, true, radius), 1);
    }

    /** With every panel cut in two. */
    SplitGaussLegendre refined() {
        return new SplitGaussLegendre(f, g, panelsOfF, panelsOfG, 2 * parts);
    }

    /** The scales of K and M. */
    Scales scales() {
        double norm = Math.sqrt(squaredNorm());
        double value = Math.sqrt(overPanels(panelsOfG.points(), x -> g.value(x) * g.value(x)));
        double slope = Math.sqrt(overPanels(panelsOfG.points(), x -> g.derivative(x) * g.derivative(x)));
        return new Scales(orOne(norm * value), orOne(norm * slope));
    }

    /** E f². */
    double squaredNorm() {
        return overPanels(panelsOfF.points(), x -> f.value(x) * f.value(x));
    }

    private static double orOne(double x) {
        return x > 0 ? x : 1;
    }

    @Override
    public Values at(double theta) {
        double rho = Math.sin(theta);
        double c = Math.cos(theta);
        if (c < PARALLEL) {
            double sign = Math.signum(rho);
            return new Values(overPanels(outerPoints(sign, 0), x -> f.value(sign * x) * g.value(x)), 0);
        }
        Outer outer = new Outer(rho, c);
        overPanels(outerPoints(rho, c), outer::add);
        return new Values(outer.k, outer.m);
    }

    /** What is summed over x. */
    private final class Outer {
        private final double rho;
        private final double c;
        private double k;
        private double m;
        private double mean;
        private double tilted;

        Outer(double rho, double c) {
            this.rho = rho;
            this.c = c;
        }

        void add(double x, double weight) {
            inner(x);
            k += weight * g.value(x) * mean;
            m += weight * g.derivative(x) * tilted;
        }

        /** E f(ρx + cY) and E[f(ρx + cY) Y] on the chord at x. */
        private void inner(double x) {
            double end = chord(x);
            double shift = rho * x;
            mean = 0;
            tilted = 0;
            double left = -end;
            for (double z : panelsOfF.points()) {
                double right = Math.min(end, (z - shift) / c);
                if (right > left) {
                    panel(left, right, shift);
                    left = right;
                }
            }
            if (end > left) {
                panel(left, end, shift);
            }
        }

        private void panel(double left, double right, double shift) {
            int pieces = pieces(left, right);
            double width = (right - left) / pieces;
            for (int piece = 0; piece < pieces; piece++) {
                double centre = left + (piece + 0.5) * width;
                for (int q = 0; q < RULE.size(); q++) {
                    double y = centre + 0.5 * width * RULE.node(q);
                    double value = width * RULE.weight(q) * density(y) * f.value(shift + c * y);
                    mean += value;
                    tilted += value * y;
                }
            }
        }
    }

    private double chord(double x) {
        double radius = panelsOfF.radius();
        return Math.sqrt(Math.max(0, (radius - x) * (radius + x)));
    }

    private int pieces(double left, double right) {
        return parts * (int) Math.ceil((right - left) / WIDEST);
    }

    /** Panels of g; panels of f seen through x = z/ρ; kinks of f with their surroundings of width c/ρ. */
    private double[] outerPoints(double rho, double c) {
        double[] own = panelsOfG.points();
        double[] seen = panelsOfF.points();
        double[] kinks = panelsOfF.kinks();
        double[] all = Arrays.copyOf(own, own.length + seen.length + kinks.length * BLUR.length);
        int n = own.length;
        for (double z : seen) {
            all[n++] = clipped(z / rho);
        }
        for (double kink : kinks) {
            for (double blur : BLUR) {
                all[n++] = clipped((kink + blur * c) / rho);
            }
        }
        Arrays.sort(all);
        return all;
    }

    private double clipped(double x) {
        double radius = panelsOfG.radius();
        return Double.isNaN(x) ? 0 : Math.max(-radius, Math.min(radius, x));
    }

    private double overPanels(double[] points, DoubleUnaryOperator h) {
        double[] sum = new double[1];
        overPanels(points, (x, weight) -> sum[0] += weight * h.applyAsDouble(x));
        return sum[0];
    }

    /** Hands out nodes and weights of the density of N(0,1), panel by panel. */
    private void overPanels(double[] points, WeightedSum sum) {
        for (int i = 0; i + 1 < points.length; i++) {
            double left = points[i];
            int pieces = pieces(left, points[i + 1]);
            double width = pieces == 0 ? 0 : (points[i + 1] - left) / pieces;
            for (int piece = 0; piece < pieces; piece++) {
                double centre = left + (piece + 0.5) * width;
                for (int q = 0; q < RULE.size(); q++) {
                    double x = centre + 0.5 * width * RULE.node(q);
                    sum.add(x, width * RULE.weight(q) * density(x));
                }
            }
        }
    }

    private static double density(double y) {
        return DENSITY_AT_ZERO * Math.exp(-0.5 * y * y);
    }

    /** Takes one node. */
    private interface WeightedSum {
        void add(double x, double weight);
    }
}
