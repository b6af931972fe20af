package plateau.network;

import java.util.Arrays;

/**
 * The lengths of rows that are stored without being divided by them: u_i = c_i v_i. A step along one sample changes a unit row
 * to (u_i + g_i x)/n_i with n_i² = 1 + 2 g_i ⟨u_i, x⟩ + g_i² |x|², all of which is known before the row is touched, so that
 *
 * <pre>
 *   v_i += (g_i/c_i) x,   c_i /= n_i
 * </pre>
 *
 * <p>is the whole projection. Rounding lets c_i |v_i| drift by about one unit in the last place a step; rows are measured and
 * divided every {@value #PERIOD} steps, and at once after a step too large for the formula to keep its digits.
 */
final class UnitRows {
    private static final int PERIOD = 1024;
    private static final double SMALLEST_SQUARE = 0.25;
    private static final double LARGEST_SQUARE = 4;
    private static final double LARGEST_FACTOR = 1 << 20;

    private final double[] factors;
    private boolean large;

    UnitRows(int rows) {
        this.factors = new double[rows];
        reset();
    }

    /** c_i. */
    double factor(int i) {
        return factors[i];
    }

    /**
     * Takes the step g_i on row i into account.
     *
     * @param g g_i
     * @param h ⟨u_i, x⟩
     * @param squaredLength |x|²
     * @return g_i/c_i, what v_i moves along x
     */
    double step(int i, double g, double h, double squaredLength) {
        double square = 1 + 2 * g * h + g * g * squaredLength;
        double before = factors[i];
        large |= !(square >= SMALLEST_SQUARE
                && square <= LARGEST_SQUARE
                && before * LARGEST_FACTOR >= 1
                && before <= LARGEST_FACTOR);
        factors[i] = before / Math.sqrt(square);
        return g / before;
    }

    /** Whether the rows must be measured after so many steps; then {@link #reset} follows. */
    boolean due(long steps) {
        return large || steps % PERIOD == 0;
    }

    /** The rows are unit as they are stored. */
    void reset() {
        Arrays.fill(factors, 1);
        large = false;
    }

    double[] copy() {
        return factors.clone();
    }

    void restore(double[] saved) {
        System.arraycopy(saved, 0, factors, 0, factors.length);
        large = false;
    }
}
