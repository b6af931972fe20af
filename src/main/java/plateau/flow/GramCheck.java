package plateau.flow;

/** Whether a symmetric matrix with unit diagonal can be a Gram matrix: positive semidefinite to rounding. */
final class GramCheck {
    /** Entries written with ten digits, or sums of as many products as there are dimensions, are off by no more. */
    private static final double ROUNDING = 1e-10;

    private GramCheck() {}

    /**
     * By a Cholesky decomposition of G + δI, δ = 1e-10 n; O(n³/3).
     *
     * @param g the lower triangle row by row in an n × n array, which is overwritten
     * @return the first row that contradicts the ones before it, −1 if there is none
     */
    static int firstContradiction(double[] g, int n) {
        double delta = ROUNDING * n;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                g[i * n + j] = (g[i * n + j] - dot(g, i * n, j * n, j)) / g[j * n + j];
            }
            double pivot = g[i * n + i] + delta - dot(g, i * n, i * n, i);
            if (!(pivot > 0)) {
                return i;
            }
            g[i * n + i] = Math.sqrt(pivot);
        }
        return -1;
    }

    /** Four sums at a time: one alone waits for each addition to end. */
    private static double dot(double[] g, int a, int b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = 0;
        for (; k + 3 < length; k += 4) {
            s0 += g[a + k] * g[b + k];
            s1 += g[a + k + 1] * g[b + k + 1];
            s2 += g[a + k + 2] * g[b + k + 2];
            s3 += g[a + k + 3] * g[b + k + 3];
        }
        for (; k < length; k++) {
            s0 += g[a + k] * g[b + k];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
