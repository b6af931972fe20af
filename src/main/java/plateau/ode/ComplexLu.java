package plateau.ode;

/** LU decomposition with partial pivoting of (re + i·im) I − J for a real J, on flat arrays. */
final class ComplexLu {
    private final int n;
    private final double[] re;
    private final double[] im;
    private final int[] pivots;

    ComplexLu(int n) {
        this.n = n;
        this.re = new double[n * n];
        this.im = new double[n * n];
        this.pivots = new int[n];
    }

    /** @throws SingularShiftException if a pivot is zero or not finite */
    void factor(double shiftRe, double shiftIm, double[] jacobian) {
        for (int k = 0; k < n * n; k++) {
            re[k] = -jacobian[k];
            im[k] = 0;
        }
        for (int i = 0; i < n; i++) {
            re[i * n + i] += shiftRe;
            im[i * n + i] = shiftIm;
        }
        for (int k = 0; k < n; k++) {
            pivot(k);
            eliminate(k);
        }
    }

    private void pivot(int k) {
        int best = k;
        for (int i = k + 1; i < n; i++) {
            if (size(i * n + k) > size(best * n + k)) {
                best = i;
            }
        }
        pivots[k] = best;
        double largest = size(best * n + k);
        if (!(largest > Double.MIN_NORMAL && largest < Double.POSITIVE_INFINITY)) {
            throw new SingularShiftException("Pivot " + k + " of the shifted Jacobian is " + largest + ".");
        }
        for (int j = 0; best != k && j < n; j++) {
            swap(re, k * n + j, best * n + j);
            swap(im, k * n + j, best * n + j);
        }
    }

    private double size(int index) {
        return Math.hypot(re[index], im[index]);
    }

    private static void swap(double[] v, int a, int b) {
        double kept = v[a];
        v[a] = v[b];
        v[b] = kept;
    }

    private void eliminate(int k) {
        double pr = re[k * n + k];
        double pi = im[k * n + k];
        for (int i = k + 1; i < n; i++) {
            int ik = i * n + k;
            divide(re, im, ik, pr, pi);
            double fr = re[ik];
            double fi = im[ik];
            for (int j = k + 1; j < n; j++) {
                int kj = k * n + j;
                re[i * n + j] -= fr * re[kj] - fi * im[kj];
                im[i * n + j] -= fr * im[kj] + fi * re[kj];
            }
        }
    }

    /** x[at] := x[at] / (pr + i·pi), scaled against overflow (Smith). */
    private static void divide(double[] xr, double[] xi, int at, double pr, double pi) {
        double a = xr[at];
        double b = xi[at];
        if (Math.abs(pr) >= Math.abs(pi)) {
            double q = pi / pr;
            double d = pr + pi * q;
            xr[at] = (a + b * q) / d;
            xi[at] = (b - a * q) / d;
        } else {
            double q = pr / pi;
            double d = pr * q + pi;
            xr[at] = (a * q + b) / d;
            xi[at] = (b * q - a) / d;
        }
    }

    void solve(double[] bRe, double[] bIm) {
        for (int k = 0; k < n; k++) {
            swap(bRe, k, pivots[k]);
            swap(bIm, k, pivots[k]);
        }
        for (int i = 1; i < n; i++) {
            subtract(i, 0, i, bRe, bIm);
        }
        for (int i = n - 1; i >= 0; i--) {
            subtract(i, i + 1, n, bRe, bIm);
            divide(bRe, bIm, i, re[i * n + i], im[i * n + i]);
        }
    }

    /** b_i −= Σ_{from ≤ j < to} m_ij b_j. */
    private void subtract(int i, int from, int to, double[] bRe, double[] bIm) {
        double sr = bRe[i];
        double si = bIm[i];
        for (int j = from; j < to; j++) {
            int ij = i * n + j;
            sr -= re[ij] * bRe[j] - im[ij] * bIm[j];
            si -= re[ij] * bIm[j] + im[ij] * bRe[j];
        }
        bRe[i] = sr;
        bIm[i] = si;
    }
}
