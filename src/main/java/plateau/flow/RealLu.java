package plateau.flow;

import plateau.ode.SingularShiftException;

/**
 * LU factorization with partial pivoting of one small real matrix, in place and without allocation: it is refactored at
 * every change of step, where a library's fresh matrix objects would cost more than the elimination.
 */
final class RealLu {
    private final int size;
    private final double[] entries;
    private final int[] pivots;

    RealLu(int size) {
        this.size = size;
        this.entries = new double[size * size];
        this.pivots = new int[size];
    }

    void set(int row, int column, double value) {
        entries[row * size + column] = value;
    }

    void factor() {
        for (int c = 0; c < size; c++) {
            int pivot = c;
            for (int r = c + 1; r < size; r++) {
                if (Math.abs(entries[r * size + c]) > Math.abs(entries[pivot * size + c])) {
                    pivot = r;
                }
            }
            pivots[c] = pivot;
            swapRows(c, pivot);
            eliminateBelow(c);
        }
    }

    void solve(double[] b) {
        // Whole rows were swapped, multipliers included: all exchanges come before the forward substitution.
        for (int c = 0; c < size; c++) {
            double swapped = b[pivots[c]];
            b[pivots[c]] = b[c];
            b[c] = swapped;
        }
        for (int c = 0; c < size; c++) {
            for (int r = c + 1; r < size; r++) {
                b[r] -= entries[r * size + c] * b[c];
            }
        }
        for (int c = size - 1; c >= 0; c--) {
            b[c] /= entries[c * size + c];
            for (int r = 0; r < c; r++) {
                b[r] -= entries[r * size + c] * b[c];
            }
        }
    }

    private void eliminateBelow(int c) {
        double diagonal = entries[c * size + c];
        if (diagonal == 0 || !Double.isFinite(diagonal)) {
            throw new SingularShiftException("the coupling of the modes is singular: take a smaller step");
        }
        for (int r = c + 1; r < size; r++) {
            double factor = entries[r * size + c] / diagonal;
            entries[r * size + c] = factor;
            for (int k = c + 1; k < size; k++) {
                entries[r * size + k] -= factor * entries[c * size + k];
            }
        }
    }

    private void swapRows(int r, int q) {
        if (r == q) {
            return;
        }
        for (int k = 0; k < size; k++) {
            double entry = entries[r * size + k];
            entries[r * size + k] = entries[q * size + k];
            entries[q * size + k] = entry;
        }
    }
}
