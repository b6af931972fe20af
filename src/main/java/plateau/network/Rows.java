package plateau.network;

/**
 * Products with the rows of a matrix kept row by row, in plain loops: small networks need no more, and the witness stands
 * on less.
 */
final class Rows {
    private Rows() {}

    /** Σ_l x_{i+l} y_{j+l} over n entries, in four sums so that the loop is not bound by the latency of one. */
    static double dot(double[] x, int i, double[] y, int j, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int l = 0;
        for (; l + 3 < n; l += 4) {
            s0 += x[i + l] * y[j + l];
            s1 += x[i + l + 1] * y[j + l + 1];
            s2 += x[i + l + 2] * y[j + l + 2];
            s3 += x[i + l + 3] * y[j + l + 3];
        }
        for (; l < n; l++) {
            s0 += x[i + l] * y[j + l];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** y_{j+l} += α x_{i+l} over n entries. */
    static void add(double alpha, double[] x, int i, double[] y, int j, int n) {
        for (int l = 0; l < n; l++) {
            y[j + l] += alpha * x[i + l];
        }
    }

    static void scale(double[] x, int i, int n, double factor) {
        for (int l = 0; l < n; l++) {
            x[i + l] *= factor;
        }
    }

    /** result = U v, U of m rows of d. */
    static void times(double[] u, int m, int d, double[] v, double[] result) {
        for (int i = 0; i < m; i++) {
            result[i] = dot(u, i * d, v, 0, d);
        }
    }

    /** r = U Uᵀ with the diagonal set to 1, for U of m unit rows of d. */
    static void gram(double[] u, int m, int d, double[] r) {
        for (int i = 0; i < m; i++) {
            r[i * m + i] = 1;
            for (int j = 0; j < i; j++) {
                double rij = dot(u, i * d, u, j * d, d);
                r[i * m + j] = rij;
                r[j * m + i] = rij;
            }
        }
    }
}
