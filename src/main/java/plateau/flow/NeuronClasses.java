package plateau.flow;

import java.util.Arrays;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.HermiteRuleFactory;

/**
 * Weighted classes of neurons that start alike: (w_p, a_p(0), s_p(0)) with w_p &gt; 0, Σ w_p = 1 (theory.md §3).
 * Expectations over the law of the neurons are E[·] = Σ_p w_p (·)_p.
 */
public final class NeuronClasses {
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private final double[] weights;
    private final double[] a0;
    private final double[] s0;

    private NeuronClasses(double[] weights, double[] a0, double[] s0) {
        this.weights = weights;
        this.a0 = a0;
        this.s0 = s0;
    }

    /**
     * Classes from their weights and starts; the arrays are copied.
     *
     * @throws IllegalArgumentException if the lengths differ or are zero, a weight is not positive, the weights do not
     *     sum to 1, a value is not finite, or |s| &gt; 1
     */
    public static NeuronClasses of(double[] weights, double[] a0, double[] s0) {
        if (weights.length == 0 || weights.length != a0.length || weights.length != s0.length) {
            throw new IllegalArgumentException("classes need as many weights (" + weights.length + ") as a(0) ("
                    + a0.length + ") and s(0) (" + s0.length + "), and at least one");
        }
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
            requireClass(p, weights[p], a0[p], s0[p]);
            sum += weights[p];
        }
        if (Math.abs(sum - 1) > WEIGHT_TOLERANCE) {
            throw new IllegalArgumentException("the weights of the classes sum to " + sum + ", they must sum to 1");
        }
        return new NeuronClasses(weights.clone(), a0.clone(), s0.clone());
    }

    /** Classes of weight 1/n at s(0) = 0. */
    public static NeuronClasses equallyWeighted(double[] a0) {
        double[] weights = new double[a0.length];
        Arrays.fill(weights, 1.0 / a0.length);
        return of(weights, a0, new double[a0.length]);
    }

    /**
     * The same classes at finite dimension: each is split by s(0) ~ N(0, 1/d) into the nodes of a Gauss–Hermite rule,
     * which keeps the moments of s(0) exact up to degree 2·nodes − 1 (theory.md §3).
     *
     * @param dimension d, large enough that the outermost node stays inside |s| &lt; 1
     * @param nodes nodes of the rule, at least 2
     * @throws IllegalArgumentException if d is too small for so many nodes
     */
    public NeuronClasses atDimension(double dimension, int nodes) {
        GaussIntegrator rule = new GaussIntegrator(new HermiteRuleFactory().getRule(nodes));
        double outermost = Math.sqrt(2) * Math.abs(rule.getPoint(nodes - 1));
        if (!(dimension > outermost * outermost) || Double.isInfinite(dimension)) {
            throw new IllegalArgumentException("dimension " + dimension + " is too small for s(0) ~ N(0, 1/d) on "
                    + nodes + " nodes: give a finite d above " + Math.ceil(outermost * outermost));
        }
        int n = weights.length * nodes;
        double[] w = new double[n];
        double[] a = new double[n];
        double[] s = new double[n];
        for (int p = 0; p < weights.length; p++) {
            for (int q = 0; q < nodes; q++) {
                // The rule integrates against exp(−x²); s = √(2/d) x turns that into N(0, 1/d).
                w[p * nodes + q] = weights[p] * rule.getWeight(q) / Math.sqrt(Math.PI);
                a[p * nodes + q] = a0[p];
                s[p * nodes + q] = Math.sqrt(2 / dimension) * rule.getPoint(q);
            }
        }
        return of(w, a, s);
    }

    /** The number of classes n. */
    public int count() {
        return weights.length;
    }

    /** w_p. */
    public double weight(int p) {
        return weights[p];
    }

    /** a_p(0). */
    public double a0(int p) {
        return a0[p];
    }

    /** s_p(0). */
    public double s0(int p) {
        return s0[p];
    }

    /** All weights, a copy. */
    public double[] weights() {
        return weights.clone();
    }

    /** The state (a_1 … a_n, s_1 … s_n) at the start, a fresh array. */
    public double[] initialState() {
        double[] y = Arrays.copyOf(a0, 2 * a0.length);
        System.arraycopy(s0, 0, y, a0.length, s0.length);
        return y;
    }

    /** E a(0). */
    public double meanOfA() {
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
            sum += weights[p] * a0[p];
        }
        return sum;
    }

    /** E[(a(0) − centre)²]. */
    public double secondMomentOfA(double centre) {
        double sum = 0;
        for (int p = 0; p < weights.length; p++) {
            sum += weights[p] * (a0[p] - centre) * (a0[p] - centre);
        }
        return sum;
    }

    /** Whether every class starts at s = 0, as at d = ∞. */
    public boolean startsAtZeroOverlap() {
        return Arrays.stream(s0).allMatch(s -> s == 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NeuronClasses that
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(a0, that.a0)
                && Arrays.equals(s0, that.s0);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(weights) + Arrays.hashCode(a0)) + Arrays.hashCode(s0);
    }

    private static void requireClass(int p, double weight, double a, double s) {
        if (!(weight > 0 && Double.isFinite(weight))) {
            throw new IllegalArgumentException("class " + p + " has the weight " + weight + ", it must be positive");
        }
        if (!Double.isFinite(a)) {
            throw new IllegalArgumentException("class " + p + " starts at a = " + a + ", it must be finite");
        }
        if (!(Math.abs(s) <= 1)) {
            throw new IllegalArgumentException("class " + p + " starts at s = " + s + ", an overlap lies in [-1, 1]");
        }
    }
}
