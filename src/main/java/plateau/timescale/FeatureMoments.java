package plateau.timescale;

import java.util.Arrays;

/**
 * The moments of the features s^k over the classes, and the Gram matrix and its turning made of them (theory.md §3):
 *
 * <pre>
 *   M_p = E[s^p],   N_p = E[a² (1−s²) s^p],   P_p = E[a (1−s²) s^p],   Q_p = E[a³ (1−s²) s^p],   R_p = E[a³ (1−s²)² s^p]
 *   G_kj    = M_{k+j} + ε k j N_{k+j−2}
 *   T_{l;jk} = (k(l+j) + 2lj) P_{l+j+k−2} + ε l j k ((l+j−2) R_{l+j+k−4} − 2 Q_{l+j+k−2})
 * </pre>
 *
 * <p>The classes come as arrays of a, s and 1 − s². Holds the moments last computed.
 */
final class FeatureMoments {
    private final double[] weights;
    private final double epsilon;
    private final double[] m;
    private final double[] kinetic;
    private final double[] first;
    private final double[] third;
    private final double[] thirdTwice;

    /** @param weights w_p, not to be changed afterwards */
    FeatureMoments(double[] weights, int modes, double epsilon) {
        this.weights = weights;
        this.epsilon = epsilon;
        this.m = new double[2 * modes];
        this.kinetic = new double[2 * modes];
        this.first = new double[3 * modes];
        this.third = new double[3 * modes];
        this.thirdTwice = new double[3 * modes];
    }

    /** Computes M_p and N_p, p = 0…top, what {@link #gram} needs. */
    void ofGram(double[] a, double[] s, double[] open, int top) {
        Arrays.fill(m, 0, top + 1, 0);
        Arrays.fill(kinetic, 0, top + 1, 0);
        for (int i = 0; i < weights.length; i++) {
            double si = s[i];
            double plain = weights[i];
            double moving = plain * a[i] * a[i] * open[i];
            for (int p = 0; p <= top; p++) {
                m[p] += plain;
                kinetic[p] += moving;
                plain *= si;
                moving *= si;
            }
        }
    }

    /** G_kj. */
    double gram(int k, int j) {
        return k == 0 || j == 0 ? m[k + j] : m[k + j] + epsilon * k * j * kinetic[k + j - 2];
    }

    /** Computes P_p, Q_p and R_p, p = 0…top, what {@link #turn} needs. */
    void ofTurning(double[] a, double[] s, double[] open, int top) {
        int last = Math.max(0, top);
        Arrays.fill(first, 0, last + 1, 0);
        Arrays.fill(third, 0, last + 1, 0);
        Arrays.fill(thirdTwice, 0, last + 1, 0);
        for (int i = 0; i < weights.length; i++) {
            double si = s[i];
            double ofFirst = weights[i] * a[i] * open[i];
            double ofThird = ofFirst * a[i] * a[i];
            double ofTwice = ofThird * open[i];
            for (int p = 0; p <= last; p++) {
                first[p] += ofFirst;
                third[p] += ofThird;
                thirdTwice[p] += ofTwice;
                ofFirst *= si;
                ofThird *= si;
                ofTwice *= si;
            }
        }
    }

    /** T_{l;jk}, Ġ_lj = Σ_k T_{l;jk} c_k. */
    double turn(int l, int j, int k) {
        int p = l + j + k - 2;
        int plain = k * (l + j) + 2 * l * j;
        double value = plain == 0 ? 0 : plain * first[p];
        int all = l * j * k;
        if (all > 0) {
            value += epsilon * all * (-2 * third[p] + (l + j == 2 ? 0 : (l + j - 2) * thirdTwice[p - 2]));
        }
        return value;
    }
}
