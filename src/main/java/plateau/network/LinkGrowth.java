package plateau.network;

import java.util.function.DoubleUnaryOperator;
import plateau.link.LinkFunction;

/** How far out the product of two links still counts under the Gaussian density. */
final class LinkGrowth {
    private static final double STEP = 1.0 / 32;
    private static final double FARTHEST = 60;
    private static final double NEGLIGIBLE = 1e-18;
    private static final double FALLEN = 1e-6;

    private LinkGrowth() {}

    /**
     * The radius R outside which |f(v) g(u)| and |f(v) g′(u)| times the density of the plane are negligible, in whatever
     * direction: with F(r) = max_{|z| ≤ r} |f(z)|, F(r) G(r) e^{−r²/2} is below 1e-18 of the scale.
     *
     * @throws NetworkException if a link is not finite inside or grows too fast for a radius of 60
     */
    static double radius(LinkFunction f, LinkFunction g) {
        Envelope value = new Envelope(f.name(), f::value);
        Envelope factor = new Envelope(g.name(), g::value);
        Envelope slope = new Envelope(g.name() + "'", g::derivative);
        for (double r = STEP / 2; r < FARTHEST; r += STEP) {
            value.reach(r);
            factor.reach(r);
            slope.reach(r);
            double growth = value.relative() * Math.max(factor.relative(), slope.relative());
            boolean square = value.fallen(r) && factor.fallen(r) && slope.fallen(r);
            if (square && growth * Math.exp(-0.5 * r * r) < NEGLIGIBLE) {
                return r;
            }
        }
        throw new NetworkException("the product of " + f.name() + " and " + g.name()
                + " grows too fast for expectations under N(0,1); choose links that grow more slowly than exp(z^2/4)");
    }

    /** max |f(z)| e^{−z²/4} over |z| ≤ radius: about the norm of f under N(0,1). */
    static double peak(DoubleUnaryOperator f, double radius) {
        double peak = 0;
        for (double z = STEP / 2; z < radius; z += STEP) {
            double weight = Math.exp(-0.25 * z * z);
            peak = Math.max(peak, weight * finite(f.applyAsDouble(z)));
            peak = Math.max(peak, weight * finite(f.applyAsDouble(-z)));
        }
        return peak;
    }

    /** |x|, or 0 where a derivative is unbounded: quadrature does not look there. */
    private static double finite(double x) {
        return Double.isFinite(x) ? Math.abs(x) : 0;
    }

    /** The largest |f| so far, and its largest value weighted by e^{−z²/4}. */
    private static final class Envelope {
        private final String name;
        private final DoubleUnaryOperator f;
        private double largest;
        private double peak;

        Envelope(String name, DoubleUnaryOperator f) {
            this.name = name;
            this.f = f;
        }

        void reach(double r) {
            look(r, Math.exp(-0.25 * r * r));
            look(-r, Math.exp(-0.25 * r * r));
        }

        private void look(double z, double weight) {
            double value = Math.abs(f.applyAsDouble(z));
            if (!Double.isFinite(value)) {
                throw new NetworkException(
                        name + " is " + value + " at z = " + z
                                + ", where it still counts under N(0,1); a link must be finite on the whole line and grow more slowly than exp(z^2/4)");
            }
            largest = Math.max(largest, value);
            peak = Math.max(peak, weight * value);
        }

        /** Whether f² times the density has fallen well below its peak, as a square-integrable f does. */
        boolean fallen(double r) {
            return relative() * Math.exp(-0.25 * r * r) < FALLEN;
        }

        double relative() {
            return peak == 0 ? 1 : Math.max(1, largest / peak);
        }
    }
}
