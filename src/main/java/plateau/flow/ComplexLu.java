package plateau.flow;

import plateau.ode.SingularShiftException;

/** LU factorization with partial pivoting of one small complex matrix, in place; see {@link RealLu}. */
final class ComplexLu {
    private final int size;
    private final double[] re;
    private final double[] im;
    private final int[] pivots;

    ComplexLu(int size) {
        this.size = size;
        this.re = new double[size * size];
        this.im = new double[size * size];
        this.pivots = new int[size];
    }

    void set(int row, int column, double real, double imaginary) {
        re[row * size + column] = real;
        im[row * size + column] = imaginary;
    }

    void factor() {
        for (int c = 0; c < size; c++) {
            int pivot = c;
            for (int r = c + 1; r < size; r++) {
                if (modulus(r * size + c) > modulus(pivot * size + c)) {
                    pivot = r;
                }
            }
            pivots[c] = pivot;
            swapRows(re, c, pivot);
            swapRows(im, c, pivot);
            eliminateBelow(c);
        }
    }

    void solve(double[] bRe, double[] bIm) {
        for (int c = 0; c < size; c++) {
            double xr = bRe[pivots[c]];
            double xi = bIm[pivots[c]];
            bRe[pivots[c]] = bRe[c];
            bIm[pivots[c]] = bIm[c];
            bRe[c] = xr;
            bIm[c] = xi;
        }
        for (int c = 0; c < size; c++) {
            for (int r = c + 1; r < size; r++) {
                subtractProduct(bRe, bIm, r, r * size + c, bRe[c], bIm[c]);
            }
        }
        for (int c = size - 1; c >= 0; c--) {
            int d = c * size + c;
            double norm = re[d] * re[d] + im[d] * im[d];
            double xr = (bRe[c] * re[d] + bIm[c] * im[d]) / norm;
            double xi = (bIm[c] * re[d] - bRe[c] * im[d]) / norm;
            bRe[c] = xr;
            bIm[c] = xi;
            for (int r = 0; r < c; r++) {
                subtractProduct(bRe, bIm, r, r * size + c, xr, xi);
            }
        }
    }

    private void eliminateBelow(int c) {
        int d = c * size + c;
        double norm = re[d] * re[d] + im[d] * im[d];
        if (norm == 0 || !Double.isFinite(norm)) {
            throw new SingularShiftException("the coupling of the modes is singular: take a smaller step");
        }
        for (int r = c + 1; r < size; r++) {
            int e = r * size + c;
            double fr = (re[e] * re[d] + im[e] * im[d]) / norm;
            double fi = (im[e] * re[d] - re[e] * im[d]) / norm;
            re[e] = fr;
            im[e] = fi;
            for (int k = c + 1; k < size; k++) {
                subtractProduct(re, im, r * size + k, c * size + k, fr, fi);
            }
        }
    }

    /** target[at] −= entry[of] · (xr + i xi). */
    private void subtractProduct(double[] tRe, double[] tIm, int at, int of, double xr, double xi) {
        tRe[at] -= re[of] * xr - im[of] * xi;
        tIm[at] -= re[of] * xi + im[of] * xr;
    }

    private double modulus(int e) {
        return Math.abs(re[e]) + Math.abs(im[e]);
    }

    private void swapRows(double[] part, int r, int q) {
        if (r == q) {
            return;
        }
        for (int k = 0; k < size; k++) {
            double entry = part[r * size + k];
            part[r * size + k] = part[q * size + k];
            part[q * size + k] = entry;
        }
    }
}
