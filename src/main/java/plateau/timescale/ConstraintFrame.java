package plateau.timescale;

import java.util.Arrays;

/**
 * Orthonormal directions of the gradients of several constraints, by modified Gram–Schmidt, twice. With weighted inner
 * products the gradients g_k have the Gram matrix G_kj = E[S^{k+j}] + kj E[A² S^{k+j−2}] of theory.md §4, and their
 * triangular factor is its Cholesky factor: multipliers λ from it solve Gλ = b at the square root of G's condition number.
 * Each gradient is scaled to length 1 first.
 *
 * <p>A gradient that depends on the ones before it to about {@value #DEPENDENT} of its length is left out: it moves the state
 * nowhere that the others do not, and what it demands must already hold. {@link #rank} tells how many were kept.
 */
final class ConstraintFrame {
    private static final double DEPENDENT = 1e-11;

    private final int count;
    private final int length;
    private final double[][] directions;
    private final double[][] lower;
    private final boolean[] kept;
    private final double[] demand;

    ConstraintFrame(int count, int length) {
        this.count = count;
        this.length = length;
        this.directions = new double[count][length];
        this.lower = new double[count][count];
        this.kept = new boolean[count];
        this.demand = new double[count];
    }

    /** The row that takes the gradient of constraint k before {@link #factor}. */
    double[] row(int k) {
        return directions[k];
    }

    void factor() {
        for (int k = 0; k < count; k++) {
            double[] g = directions[k];
            double size = Math.sqrt(dot(g, g));
            Arrays.fill(lower[k], 0);
            // Twice is enough (Kahan): the second pass removes what rounding left of the first.
            removeEarlier(k);
            removeEarlier(k);
            double left = Math.sqrt(dot(g, g));
            kept[k] = left > DEPENDENT * size;
            lower[k][k] = left;
            for (int i = 0; i < length; i++) {
                g[i] = kept[k] ? g[i] / left : 0;
            }
        }
    }

    /** Removes from v its part along all gradients. */
    void project(double[] v) {
        for (int k = 0; k < count; k++) {
            subtract(v, dot(v, directions[k]), directions[k]);
        }
    }

    /** Adds to v the shortest displacement that changes constraint k by gaps[k] to first order. */
    void addCorrection(double[] gaps, double[] v) {
        for (int k = 0; k < count; k++) {
            double rest = gaps[k];
            for (int j = 0; j < k; j++) {
                rest -= lower[k][j] * demand[j];
            }
            demand[k] = kept[k] ? rest / lower[k][k] : 0;
            subtract(v, -demand[k], directions[k]);
        }
    }

    int rank() {
        int rank = 0;
        for (boolean one : kept) {
            rank += one ? 1 : 0;
        }
        return rank;
    }

    private void removeEarlier(int k) {
        for (int j = 0; j < k; j++) {
            double along = dot(directions[k], directions[j]);
            lower[k][j] += along;
            subtract(directions[k], along, directions[j]);
        }
    }

    private double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }

    private void subtract(double[] v, double factor, double[] direction) {
        for (int i = 0; i < length; i++) {
            v[i] -= factor * direction[i];
        }
    }
}
