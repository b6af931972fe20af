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
    private final double[] ofFirst;
    private final double[] ofThird;
    private final double[] ofTwice;

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
        int n = weights.length;
        // two classes at a time: one alone waits for the chain of its products
        for (int i = 0; i < n; i += 2) {
            int j = Math.min(i + 1, n - 1);
            double si = s[i];
            double sj = s[j];
            double plain = weights[i];
            double other = i == j ? 0 : weights[j];
            double moving = plain * a[i] * a[i] * open[i];
            double otherMoving = other * a[j] * a[j] * open[j];
            for (int p = 0; p <= top; p++) {
                m[p] += plain + other;
                kinetic[p] += moving + otherMoving;
                plain *= si;
                other *= sj;
                moving *= si;
                otherMoving *= sj;
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
            double once = weights[i] * a[i] * open[i];
            double cubed = once * a[i] * a[i];
            double twice = cubed * open[i];
            for (int p = 0; p <= last; p++) {
                first[p] += once;
                third[p] += cubed;
                thirdTwice[p] += twice;
                once *= si;
                cubed *= si;
                twice *= si;
            }
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
