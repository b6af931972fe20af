package plateau.timescale;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/** Weighted classes (A, S) in the variables of a {@link Stage}. Immutable. */
public final class StageState {
    private final double[] weights;
    private final double[] a;
    private final double[] s;

    private StageState(double[] weights, double[] a, double[] s) {
        this.weights = weights;
        this.a = a;
        this.s = s;
    }

    /**
     * A state from its values; all arrays are copied.
     *
     * @throws IllegalArgumentException if the lengths differ or are 0
     */
    public static StageState of(double[] weights, double[] a, double[] s) {
        if (weights.length == 0 || a.length != weights.length || s.length != weights.length) {
            throw new IllegalArgumentException("a state needs as many A (" + a.length + ") and S (" + s.length
                    + ") as weights (" + weights.length + "), at least one");
        }
        return new StageState(weights.clone(), a.clone(), s.clone());
    }

    /**
     * The start of the first stage: A = κ a_c(0), S = sign(σ_1 φ_1) A, κ² = |φ_1/σ_1|/v (theory.md §4, the end of the layer
     * of degree 1). Classes with the same a(0) become one: they stay equal, but unstably so, and rounding would part them.
     *
     * @throws IllegalArgumentException if σ_1 φ_1 = 0 or v = 0
     */
    public static StageState afterDegreeOne(LinkPair links, NeuronClasses classes) {
        double seed = DegreeOneLayer.of(links, classes).seed();
        double ratio = links.phi(1) / links.sigma(1);
        double kappa = Math.sqrt(Math.abs(ratio) / seed);
        double centre = links.sigma(0) != 0 ? classes.meanOfA() : 0;
        Map<Double, Double> weights = new LinkedHashMap<>();
        for (int i = 0; i < classes.count(); i++) {
            weights.merge(kappa * (classes.a0(i) - centre), classes.weight(i), Double::sum);
        }
        double[] w = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] a = weights.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[] s = a.clone();
        for (int i = 0; i < a.length; i++) {
            s[i] *= Math.signum(ratio);
        }
        return new StageState(w, a, s);
    }

    /** The number of classes. */
    public int count() {
        return weights.length;
    }

    /** The weight of class i. */
    public double weight(int i) {
        return weights[i];
    }

    /** A of class i. */
    public double a(int i) {
        return a[i];
    }

    /** S of class i. */
    public double s(int i) {
        return s[i];
    }

    /** E[A S^k]. */
    public double moment(int k) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * a[i] * Math.pow(s[i], k);
        }
        return sum;
    }

    /** The same classes with A and S multiplied by one factor. */
    StageState scaled(double factor) {
        double[] scaledA = a.clone();
        double[] scaledS = s.clone();
        for (int i = 0; i < a.length; i++) {
            scaledA[i] *= factor;
            scaledS[i] *= factor;
        }
        return new StageState(weights, scaledA, scaledS);
    }

    double[] weights() {
        return weights.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StageState o
                && Arrays.equals(weights, o.weights)
                && Arrays.equals(a, o.a)
                && Arrays.equals(s, o.s);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(weights) + Arrays.hashCode(a)) + Arrays.hashCode(s);
    }
}
