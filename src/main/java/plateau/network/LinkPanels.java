package plateau.network;

import java.util.ArrayList;
import java.util.List;
import plateau.link.LinkFunction;

/**
 * A disc's diameter [−R, R] cut into panels on which a link, and its derivative where that is asked for, is a polynomial of low degree up to
 * 1e-8: at the kinks, then by bisection. Gauss–Legendre with twice that degree is then good to rounding.
 */
final class LinkPanels {
    /** The rule used on every panel. */
    static final GaussRule RULE = GaussRule.legendre(16);

    private static final double[][] LAST_POLYNOMIALS = {
        RULE.polynomial(RULE.size() - 3), RULE.polynomial(RULE.size() - 2), RULE.polynomial(RULE.size() - 1)
    };
    private static final double RESOLVED = 1e-8;
    private static final double WIDEST = 3;
    private static final double NARROWEST = 1e-4;
    private static final int MOST = 160;

    private final LinkFunction link;
    private final boolean withDerivative;
    private final double peak;
    private final double peakSlope;
    private final double radius;
    private final double[] kinks;
    private final double[] points;

    /** {@code withDerivative}: whether f′ is to be resolved as well. */
    LinkPanels(LinkFunction link, boolean withDerivative, double radius) {
        this.link = link;
        this.withDerivative = withDerivative;
        this.radius = radius;
        peak = LinkGrowth.peak(link::value, radius);
        peakSlope = withDerivative ? LinkGrowth.peak(link::derivative, radius) : 0;
        kinks = inside(link.kinks());
        points = cut();
    }

    /** Ends of the panels in increasing order, from −R to R; not to be changed. */
    double[] points() {
        return points;
    }

    /** The kinks inside; not to be changed. */
    double[] kinks() {
        return kinks;
    }

    double radius() {
        return radius;
    }

    private double[] inside(double[] all) {
        List<Double> kept = new ArrayList<>();
        for (double kink : all) {
            if (Math.abs(kink) < radius) {
                kept.add(kink);
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private double[] cut() {
        List<Double> ends = new ArrayList<>();
        ends.add(-radius);
        double left = -radius;
        for (int i = 0; i <= kinks.length; i++) {
            double right = i < kinks.length ? kinks[i] : radius;
            addPanels(left, right, ends);
            left = right;
        }
        return ends.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void addPanels(double left, double right, List<Double> ends) {
        double middle = 0.5 * (left + right);
        boolean cuttable = right - left > NARROWEST;
        if (cuttable && (right - left > WIDEST || !resolved(left, right))) {
            addPanels(left, middle, ends);
            addPanels(middle, right, ends);
            return;
        }
        ends.add(right);
        if (ends.size() > MOST) {
            throw new NetworkException(link.name() + " varies too fast to integrate over: " + MOST
                    + " panels of 16 nodes do not resolve it for |z| ≤ " + (float) radius
                    + "; choose a link that varies more slowly");
        }
    }

    private boolean resolved(double left, double right) {
        double nearest = left > 0 ? left : right < 0 ? right : 0;
        double weight = Math.exp(-0.25 * nearest * nearest);
        double centre = 0.5 * (left + right);
        double half = 0.5 * (right - left);
        double[] values = new double[RULE.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = link.value(centre + half * RULE.node(i));
        }
        boolean good = weight * tail(values) <= RESOLVED * peak;
        if (good && withDerivative) {
            for (int i = 0; i < values.length; i++) {
                values[i] = link.derivative(centre + half * RULE.node(i));
            }
            good = weight * tail(values) <= RESOLVED * peakSlope;
        }
        return good;
    }

    /** The largest of the last three Legendre coefficients. */
    private static double tail(double[] values) {
        double largest = 0;
        for (double[] polynomial : LAST_POLYNOMIALS) {
            double coefficient = 0;
            for (int i = 0; i < values.length; i++) {
                coefficient += RULE.weight(i) * polynomial[i] * values[i];
            }
            largest = Math.max(largest, Math.abs(coefficient));
        }
        return largest;
    }
}
