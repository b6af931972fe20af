package plateau.timescale;

import java.util.Arrays;
import plateau.flow.PowerSums;

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
    private static final int BLOCK = 256;

    private final double[] weights;
    private final double epsilon;
    private final double[] m;
    private final double[] kinetic;
    private final double[] first;
    private final double[] third;
    private final double[] thirdTwice;
    private final double[] ofFirst;
    private final double[] ofThird;
    private final double[] ofTwice;
    private final double[] once = new double[BLOCK];
    private final double[] cubed = new double[BLOCK];
    private final double[] twice = new double[BLOCK];

    /** @param weights w_p, not to be changed afterwards */
    FeatureMoments(double[] weights, int modes, double epsilon) {
        this.weights = weights;
        this.epsilon = epsilon;
        this.m = new double[2 * modes];
        this.kinetic = new double[2 * modes];
        this.first = new double[3 * modes];
        this.third = new double[3 * modes];
        this.thirdTwice = new double[3 * modes];
        this.ofFirst = new double[modes * modes * modes];
        this.ofThird = new double[modes * modes * modes];
        this.ofTwice = new double[modes * modes * modes];
        for (int l = 0; l < modes; l++) {
            for (int k = 0; k < modes; k++) {
                fillFactors(l, k, modes);
            }
        }
    }

    /** The factors of P, Q and R in T_{l;jk}, which belong together in the order (l, k, j). */
    private void fillFactors(int l, int k, int modes) {
        for (int j = 0; j < modes; j++) {
            int place = (l * modes + k) * modes + j;
            double all = epsilon * l * j * k;
            ofFirst[place] = k * (l + j) + 2 * l * j;
            ofThird[place] = -2 * all;
            ofTwice[place] = all * (l + j - 2);
        }
    }

    /** Computes M_p and N_p, p = 0…top, what {@link #gram} needs. */
    void ofGram(double[] a, double[] s, double[] open, int top) {
        Arrays.fill(m, 0, top + 1, 0);
        Arrays.fill(kinetic, 0, top + 1, 0);
        for (int at = 0; at < weights.length; at += BLOCK) {
            int count = Math.min(BLOCK, weights.length - at);
            System.arraycopy(weights, at, once, 0, count);
            PowerSums.add(once, s, at, count, top, m);
            for (int i = 0; i < count; i++) {
                once[i] *= a[at + i] * a[at + i] * open[at + i];
            }
            PowerSums.add(once, s, at, count, top, kinetic);
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
        for (int at = 0; at < weights.length; at += BLOCK) {
            int count = Math.min(BLOCK, weights.length - at);
            for (int i = 0; i < count; i++) {
                double square = a[at + i] * a[at + i];
                once[i] = weights[at + i] * a[at + i] * open[at + i];
                cubed[i] = once[i] * square;
                twice[i] = cubed[i] * open[at + i];
            }
            PowerSums.add(once, s, at, count, last, first);
            PowerSums.add(cubed, s, at, count, last, third);
            PowerSums.add(twice, s, at, count, last, thirdTwice);
        }
    }

    /** Σ_j T_{l;jk} c_j. */
    double turn(int l, int k, double[] c) {
        int modes = c.length;
        int row = (l * modes + k) * modes;
        int shift = l + k - 2;
        double sum = 0;
        for (int j = 0; j < modes; j++) {
            int p = j + shift;
            if (p >= 0) {
                double value = ofFirst[row + j] * first[p] + ofThird[row + j] * third[p];
                sum += c[j] * (p >= 2 ? value + ofTwice[row + j] * thirdTwice[p - 2] : value);
            }
        }
        return sum;
    }
}
