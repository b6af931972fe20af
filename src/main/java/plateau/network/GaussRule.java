package plateau.network;

/**
 * Gauss quadrature for an even density, from the recurrence of its orthonormal polynomials, p_0 = 1 and
 * b_{k+1} p_{k+1} = x p_k − b_k p_{k−1}: nodes are the zeros of p_n (bracketed by sign changes, then Newton), weights
 * 1/Σ_{k&lt;n} p_k(x_i)². Nodes increase; weights sum to 1.
 *
 * <p>Own code, because the usual library, Commons Math 3, is the ancestor of the one that the reduced rooms compute with, and
 * so no independent witness. Every rule checks its moments when it is made.
 */
final class GaussRule {
    /** Beyond, p_k(x)² of the Hermite rule overflows at its outermost nodes. */
    static final int LARGEST = 256;

    private static final int BISECTIONS = 24;
    private static final int NEWTON_STEPS = 6;
    private static final int CHECKED_MOMENTS = 8;

    private final double[] b;
    private final double[] nodes;
    private final double[] weights;

    private GaussRule(double[] b) {
        int n = b.length;
        this.b = b;
        nodes = new double[n];
        weights = new double[n];
        for (int i = 0; i < n / 2; i++) {
            double x = polish(bracketed(i));
            nodes[n - 1 - i] = x;
            nodes[i] = -x;
            weights[n - 1 - i] = christoffel(x);
            weights[i] = weights[n - 1 - i];
        }
        if (n % 2 == 1) {
            weights[n / 2] = christoffel(0);
        }
        checkMoments();
    }

    /** For the density of N(0,1), b_k = √k; n in [1, {@value #LARGEST}]. */
    static GaussRule hermite(int n) {
        double[] b = new double[n];
        for (int k = 1; k <= n; k++) {
            b[k - 1] = Math.sqrt(k);
        }
        return new GaussRule(b);
    }

    /** For the density ½ on [−1, 1], b_k = k/√(4k² − 1). */
    static GaussRule legendre(int n) {
        double[] b = new double[n];
        for (int k = 1; k <= n; k++) {
            b[k - 1] = k / Math.sqrt(4.0 * k * k - 1);
        }
        return new GaussRule(b);
    }

    int size() {
        return nodes.length;
    }

    double node(int i) {
        return nodes[i];
    }

    double weight(int i) {
        return weights[i];
    }

    /** The orthonormal polynomial of degree k at the nodes, a fresh array. */
    double[] polynomial(int degree) {
        double[] values = new double[size()];
        for (int i = 0; i < values.length; i++) {
            double last = 0;
            double p = 1;
            for (int k = 0; k < degree; k++) {
                double next = (nodes[i] * p - (k == 0 ? 0 : b[k - 1] * last)) / b[k];
                last = p;
                p = next;
            }
            values[i] = p;
        }
        return values;
    }

    /** The i-th largest zero, roughly: as many zeros lie above x as the sequence p_0(x) … p_n(x) changes sign. */
    private double bracketed(int i) {
        double low = 0;
        double high = 2 * b[b.length - 1] + 1;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = 0.5 * (low + high);
            if (zerosAbove(middle) > i) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    private int zerosAbove(double x) {
        int changes = 0;
        double last = 0;
        double p = 1;
        for (int k = 0; k < b.length; k++) {
            double next = (x * p - (k == 0 ? 0 : b[k - 1] * last)) / b[k];
            if (next < 0 != p < 0) {
                changes++;
            }
            last = p;
            p = next;
        }
        return changes;
    }

    private double polish(double start) {
        double x = start;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            x -= newtonStep(x);
        }
        return x;
    }

    /** p_n(x)/p_n′(x). */
    private double newtonStep(double x) {
        double last = 0;
        double p = 1;
        double lastSlope = 0;
        double slope = 0;
        for (int k = 0; k < b.length; k++) {
            double back = k == 0 ? 0 : b[k - 1];
            double next = (x * p - back * last) / b[k];
            double nextSlope = (p + x * slope - back * lastSlope) / b[k];
            last = p;
            p = next;
            lastSlope = slope;
            slope = nextSlope;
        }
        return p / slope;
    }

    private double christoffel(double x) {
        double sum = 0;
        double last = 0;
        double p = 1;
        for (int k = 0; k < b.length; k++) {
            sum += p * p;
            double next = (x * p - (k == 0 ? 0 : b[k - 1] * last)) / b[k];
            last = p;
            p = next;
        }
        return 1 / sum;
    }

    /** Moments of even degree up to 2n − 2 against those of the recurrence: E x^{2k} = |J^k e_0|², J the Jacobi matrix. */
    private void checkMoments() {
        int n = size();
        double[] power = new double[n + 1];
        power[0] = 1;
        for (int k = 0; k < Math.min(n, CHECKED_MOMENTS); k++) {
            double exact = Rows.dot(power, 0, power, 0, n + 1);
            double summed = 0;
            for (int i = 0; i < n; i++) {
                summed += weights[i] * Math.pow(nodes[i] * nodes[i], k);
            }
            if (!(Math.abs(summed - exact) <= 1e-12 * exact)) {
                throw new IllegalStateException("Gauss rule of " + n + " nodes: the moment of degree " + 2 * k + " is "
                        + summed + " instead of " + exact);
            }
            power = timesJacobi(power);
        }
    }

    private double[] timesJacobi(double[] v) {
        double[] result = new double[v.length];
        for (int k = 0; k < b.length; k++) {
            result[k + 1] += b[k] * v[k];
            result[k] += b[k] * v[k + 1];
        }
        return result;
    }
}
