package plateau.timescale;

/**
 * The two small linear systems of the slow manifold over q locked degrees, both scaled by the diagonal of G (its entries span
 * as many decades as s^{k+j}):
 *
 * <pre>
 *   leading:    G_LL x = b                                                          (Cholesky)
 *   relaxation: J x = b,  J = G_LL and the feedback of what moves with L, of {@link ManifoldPoint}      (LU with partial pivoting)
 * </pre>
 *
 * J/ε, in units of Σ_L², is the rate at which locked residuals relax when the free ones move with them; it differs from G_LL
 * as soon as a free feature s^u is nearly collinear with a locked one. q is rarely above 6 and the systems are solved in
 * every evaluation, so this is written out on flat arrays without allocation instead of taken from a matrix library.
 */
final class GramFactor {
    /** Pivots of the scaled Gram matrix below this are rounding: two features are the same. */
    private static final double SMALLEST_PIVOT = 1e-13;

    private final int q;
    private final double[] scale;
    private final double[] cholesky;
    private final double[] lu;
    private final int[] pivots;

    GramFactor(int q) {
        this.q = q;
        this.scale = new double[q];
        this.cholesky = new double[q * q];
        this.lu = new double[q * q];
        this.pivots = new int[q];
    }

    /**
     * Factors G_LL.
     *
     * @param gram row by row, q² long, not changed
     */
    void factorGram(double[] gram) {
        for (int i = 0; i < q; i++) {
            scale[i] = 1 / Math.sqrt(gram[i * q + i]);
        }
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = gram[i * q + j] * scale[i] * scale[j];
                for (int k = 0; k < j; k++) {
                    sum -= cholesky[i * q + k] * cholesky[j * q + k];
                }
                cholesky[i * q + j] = i == j ? Math.sqrt(Math.max(sum, SMALLEST_PIVOT)) : sum / cholesky[j * q + j];
            }
        }
    }

    /** b := G_LL^{−1} b. */
    void solveGram(double[] b) {
        for (int i = 0; i < q; i++) {
            double sum = b[i] * scale[i];
            for (int k = 0; k < i; k++) {
                sum -= cholesky[i * q + k] * b[k];
            }
            b[i] = sum / cholesky[i * q + i];
        }
        for (int i = q - 1; i >= 0; i--) {
            double sum = b[i];
            for (int k = i + 1; k < q; k++) {
                sum -= cholesky[k * q + i] * b[k];
            }
            b[i] = sum / cholesky[i * q + i];
        }
        for (int i = 0; i < q; i++) {
            b[i] *= scale[i];
        }
    }

    /**
     * B := G_LL^{−1} B for q columns at once: whole rows are combined, which vector instructions do.
     *
     * @param b row by row, q² long
     */
    void solveGramRows(double[] b) {
        for (int i = 0; i < q; i++) {
            scaleRow(b, i, scale[i]);
            for (int k = 0; k < i; k++) {
                subtractRow(cholesky[i * q + k], b, k, i);
            }
            scaleRow(b, i, 1 / cholesky[i * q + i]);
        }
        for (int i = q - 1; i >= 0; i--) {
            for (int k = i + 1; k < q; k++) {
                subtractRow(cholesky[k * q + i], b, k, i);
            }
            scaleRow(b, i, 1 / cholesky[i * q + i]);
        }
        for (int i = 0; i < q; i++) {
            scaleRow(b, i, scale[i]);
        }
    }

    private void scaleRow(double[] b, int i, double factor) {
        for (int j = i * q; j < (i + 1) * q; j++) {
            b[j] *= factor;
        }
    }

    /** Row i −= factor · row k. */
    private void subtractRow(double factor, double[] b, int k, int i) {
        int shift = (k - i) * q;
        for (int j = i * q; j < (i + 1) * q; j++) {
            b[j] -= factor * b[j + shift];
        }
    }

    /**
     * The part of v^T G_VV v beyond the span of the locked features: v's squared distance to them.
     *
     * @param row the entries of G between v and the locked degrees, overwritten
     * @param square the entry of v with itself
     */
    double distance2(double[] row, double square) {
        double rest = square;
        for (int i = 0; i < q; i++) {
            double sum = row[i] * scale[i];
            for (int k = 0; k < i; k++) {
                sum -= cholesky[i * q + k] * row[k];
            }
            row[i] = sum / cholesky[i * q + i];
            rest -= row[i] * row[i];
        }
        return Math.max(0, rest);
    }

    /**
     * Factors J.
     *
     * @param a row by row, q² long, not changed; after {@link #factorGram}, whose scale it uses
     */
    void factorRelaxation(double[] a) {
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                lu[i * q + j] = a[i * q + j] * scale[i] * scale[j];
            }
        }
        for (int k = 0; k < q; k++) {
            exchange(k, largestBelow(k));
            for (int i = k + 1; i < q; i++) {
                double factor = lu[i * q + k] /= lu[k * q + k];
                for (int j = k + 1; j < q; j++) {
                    lu[i * q + j] -= factor * lu[k * q + j];
                }
            }
        }
    }

    private int largestBelow(int k) {
        int p = k;
        for (int i = k + 1; i < q; i++) {
            p = Math.abs(lu[i * q + k]) > Math.abs(lu[p * q + k]) ? i : p;
        }
        return p;
    }

    private void exchange(int k, int p) {
        pivots[k] = p;
        for (int j = 0; j < q && p != k; j++) {
            double kept = lu[k * q + j];
            lu[k * q + j] = lu[p * q + j];
            lu[p * q + j] = kept;
        }
    }

    /**
     * det J / det G_LL, the product of the rates at which locked residuals relax relative to what G alone says; near 0 or below
     * a combination of them is not slaved.
     */
    double relaxationRatio() {
        double ratio = 1;
        for (int i = 0; i < q; i++) {
            double factor = lu[i * q + i] / (cholesky[i * q + i] * cholesky[i * q + i]);
            ratio *= pivots[i] == i ? factor : -factor;
        }
        return ratio;
    }

    /** b := J^{−1} b. */
    void solveRelaxation(double[] b) {
        for (int i = 0; i < q; i++) {
            b[i] *= scale[i];
        }
        for (int k = 0; k < q; k++) {
            double kept = b[pivots[k]];
            b[pivots[k]] = b[k];
            b[k] = kept;
        }
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < i; k++) {
                b[i] -= lu[i * q + k] * b[k];
            }
        }
        for (int i = q - 1; i >= 0; i--) {
            for (int k = i + 1; k < q; k++) {
                b[i] -= lu[i * q + k] * b[k];
            }
            b[i] /= lu[i * q + i];
        }
        for (int i = 0; i < q; i++) {
            b[i] *= scale[i];
        }
    }
}
