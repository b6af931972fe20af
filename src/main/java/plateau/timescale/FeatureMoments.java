package plateau.timescale;

import java.util.Arrays;
import plateau.flow.ForcePolynomials;
import plateau.flow.PowerSums;

/**
 * The moments of the features s^k over the classes, and what is made of them (theory.md §3): the Gram matrix
 *
 * <pre>
 *   G_kj = M_{k+j} + ε k j N_{k+j−2},   M_p = E[s^p],   N_p = E[a² (1−s²) s^p]
 * </pre>
 *
 * and, for forces c_j with the polynomial F = Σ_j c_j s^j, its product with them and its turning,
 *
 * <pre>
 *   (G c)_k  = E[s^k F] + ε k E[a² (1−s²) s^{k−1} F′]
 *   (T c)_lk = Σ_j T_{l;jk} c_j = l k X_{l+k−2} + (k+2l) Y_{l+k−1} + ε l k ((l−1) Z_{l+k−3} − 2 W_{l+k−1})
 *   X_p = E[(a (1−s²) F + ε a³ (1−s²)² F″) s^p],   Y_p = E[a (1−s²) F′ s^p]
 *   Z_p = E[a³ (1−s²)² F′ s^p],                     W_p = E[a³ (1−s²) F′ s^p]
 * </pre>
 *
 * where T_{l;jk} = (k(l+j) + 2lj) E[a (1−s²) s^{l+j+k−2}] + ε l j k ((l+j−2) E[a³ (1−s²)² s^{l+j+k−4}] − 2 E[a³ (1−s²) s^{l+j+k−2}]).
 * By F the sum over j is done class by class: O(n K) in all instead of O(K²) for each l.
 *
 * <p>The classes come as arrays of a, s and 1 − s². Holds the moments last computed.
 */
final class FeatureMoments {
    private static final int BLOCK = ForcePolynomials.BLOCK;

    private final double[] weights;
    private final double epsilon;
    private final ForcePolynomials polynomials = new ForcePolynomials();
    private final double[] m;
    private final double[] kinetic;
    private final double[] pull;
    private final double[] kineticPull;
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double[] w;
    private final double[] term = new double[BLOCK];
    private final double[] other = new double[BLOCK];

    /** @param weights w_p, not to be changed afterwards */
    FeatureMoments(double[] weights, int modes, double epsilon) {
        this.weights = weights;
        this.epsilon = epsilon;
        this.m = new double[2 * modes];
        this.kinetic = new double[2 * modes];
        this.pull = new double[2 * modes];
        this.kineticPull = new double[2 * modes];
        this.x = new double[2 * modes];
        this.y = new double[2 * modes];
        this.z = new double[2 * modes];
        this.w = new double[2 * modes];
    }

    /** Computes M_p and N_p, p = 0…top, what {@link #gram} needs up to k + j = top. */
    void ofGram(double[] a, double[] s, double[] open, int top) {
        Arrays.fill(m, 0, top + 1, 0);
        Arrays.fill(kinetic, 0, top + 1, 0);
        for (int at = 0; at < weights.length; at += BLOCK) {
            int count = Math.min(BLOCK, weights.length - at);
            System.arraycopy(weights, at, term, 0, count);
            PowerSums.add(term, s, at, count, top, m);
            for (int i = 0; i < count; i++) {
                term[i] *= a[at + i] * a[at + i] * open[at + i];
            }
            PowerSums.add(term, s, at, count, top, kinetic);
        }
    }

    /** G_kj. */
    double gram(int k, int j) {
        return k == 0 || j == 0 ? m[k + j] : m[k + j] + epsilon * k * j * kinetic[k + j - 2];
    }

    /** Computes what {@link #pull} needs up to k = degree and {@link #turn} up to l + k = both. */
    void ofForces(double[] c, double[] a, double[] s, double[] open, int degree, int both) {
        clear(degree, both);
        int top = Math.max(0, both - 1);
        for (int at = 0; at < weights.length; at += BLOCK) {
            int count = Math.min(BLOCK, weights.length - at);
            polynomials.evaluateWithCurvature(c, s, at, count);
            addPulls(a, s, open, at, count, degree);
            for (int i = 0; i < count; i++) {
                double once = weights[at + i] * a[at + i] * open[at + i];
                double twice = once * a[at + i] * a[at + i] * open[at + i];
                term[i] = once * polynomials.value(i) + epsilon * twice * polynomials.curvature(i);
                other[i] = once * polynomials.slope(i);
            }
            PowerSums.add(term, s, at, count, top, x);
            PowerSums.add(other, s, at, count, top, y);
            for (int i = 0; i < count; i++) {
                term[i] = other[i] * a[at + i] * a[at + i];
                other[i] = term[i] * open[at + i];
            }
            PowerSums.add(term, s, at, count, top, w);
            PowerSums.add(other, s, at, count, top, z);
        }
    }

    private void clear(int degree, int both) {
        int top = Math.max(degree, both);
        for (double[] sums : new double[][] {pull, kineticPull, x, y, z, w}) {
            Arrays.fill(sums, 0, top + 1, 0);
        }
    }

    private void addPulls(double[] a, double[] s, double[] open, int at, int count, int degree) {
        for (int i = 0; i < count; i++) {
            term[i] = weights[at + i] * polynomials.value(i);
            other[i] = weights[at + i] * a[at + i] * a[at + i] * open[at + i] * polynomials.slope(i);
        }
        PowerSums.add(term, s, at, count, degree, pull);
        PowerSums.add(other, s, at, count, degree, kineticPull);
    }

    /** (G c)_k. */
    double pull(int k) {
        return k == 0 ? pull[0] : pull[k] + epsilon * k * kineticPull[k - 1];
    }

    /** (T c)_lk = Σ_j T_{l;jk} c_j. */
    double turn(int l, int k) {
        double steady = k + l == 0 ? 0 : (k + 2 * l) * y[l + k - 1];
        if (l == 0 || k == 0) {
            return steady;
        }
        double bent = l == 1 ? 0 : (l - 1) * z[l + k - 3];
        return l * k * x[l + k - 2] + steady + epsilon * l * k * (bent - 2 * w[l + k - 1]);
    }
}
