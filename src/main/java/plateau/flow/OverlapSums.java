package plateau.flow;

import java.util.Arrays;

/**
 * The sums over neurons of one evaluation of the overlap flow that need no matrix product, with the scratch for them. What belongs to a
 * pair (i, j) of the row in work stands at j, as what belongs to neuron j does: loops over arrays with one index are vectorised, others
 * are not, nor are those that write two arrays.
 */
final class OverlapSums {
    /** V(s_i). */
    final double[] target;
    /** a_i V′(s_i). */
    final double[] attraction;
    /** Σ_{j≠i} a_j U(r_ij). */
    final double[] force;
    /** Σ_j S_ij s_j, S_ij = a_i a_j U′(r_ij). */
    final double[] turn;
    /** Σ_j S_ij r_ij. */
    final double[] drag;

    private final int m;
    private final double[] a;
    private final double[] s;
    private final double[] r;
    private final double[] value;
    /** U′(r_ij), then S_ij. */
    private final double[] derivative;

    OverlapSums(int m) {
        this.m = m;
        this.target = new double[m];
        this.attraction = new double[m];
        this.force = new double[m];
        this.turn = new double[m];
        this.drag = new double[m];
        this.a = new double[m];
        this.s = new double[m];
        this.r = new double[m];
        this.value = new double[m];
        this.derivative = new double[m];
    }

    /** Takes the neurons of a state and clears the sums over pairs. */
    void begin(double[] y) {
        System.arraycopy(y, 0, a, 0, m);
        System.arraycopy(y, m, s, 0, m);
        Arrays.fill(force, 0);
        Arrays.fill(turn, 0);
        Arrays.fill(drag, 0);
    }

    /** Adds the sums over other pairs. */
    void add(OverlapSums other) {
        for (int i = 0; i < m; i++) {
            force[i] += other.force[i];
            turn[i] += other.turn[i];
            drag[i] += other.drag[i];
        }
    }

    /** Takes V at the overlaps of the neurons in work. */
    void takeTarget(OverlapKernel v) {
        v.evaluate(s, 0, m, target, attraction);
        for (int i = 0; i < m; i++) {
            attraction[i] *= a[i];
        }
    }

    /**
     * Adds the pairs (i, j), j &gt; i, to both of their neurons' sums.
     *
     * @param row where their overlaps begin in y
     * @return S_ij, at j
     */
    double[] addRow(int i, double[] y, int row, OverlapKernel u) {
        int next = i + 1;
        System.arraycopy(y, row, r, next, m - next);
        u.evaluate(r, next, m, value, derivative);
        double ai = a[i];
        double si = s[i];
        for (int j = next; j < m; j++) {
            derivative[j] *= ai * a[j];
        }
        for (int j = next; j < m; j++) {
            force[j] += ai * value[j];
        }
        for (int j = next; j < m; j++) {
            turn[j] += si * derivative[j];
        }
        for (int j = next; j < m; j++) {
            drag[j] += derivative[j] * r[j];
        }
        force[i] += dot(a, value, next);
        turn[i] += dot(s, derivative, next);
        drag[i] += dot(r, derivative, next);
        return derivative;
    }

    /** Σ_{j≥from} x_j y_j, in four sums so that the loop is not bound by the latency of one. */
    private double dot(double[] x, double[] y, int from) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int k = from;
        for (; k + 3 < m; k += 4) {
            s0 += x[k] * y[k];
            s1 += x[k + 1] * y[k + 1];
            s2 += x[k + 2] * y[k + 2];
            s3 += x[k + 3] * y[k + 3];
        }
        for (; k < m; k++) {
            s0 += x[k] * y[k];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /**
     * ṙ_ij for j &gt; i, written to dydt from {@code row} on; {@code all} are the sums over all pairs, and row i of S Rᵀ + R Sᵀ begins
     * at {@code at} of {@code pull}.
     */
    void moveRow(int i, OverlapSums all, double[] y, int row, double[] pull, int at, double[] dydt) {
        int next = i + 1;
        System.arraycopy(y, row, r, next, m - next);
        System.arraycopy(pull, at + next, value, next, m - next);
        double si = s[i];
        double attraction = all.attraction[i];
        double drag = all.drag[i];
        double perWidth = 1.0 / m;
        double[] attractions = all.attraction;
        double[] drags = all.drag;
        double[] speed = derivative;
        for (int j = next; j < m; j++) {
            speed[j] = attraction * (s[j] - si * r[j])
                    + attractions[j] * (si - s[j] * r[j])
                    - perWidth * (value[j] - (drag + drags[j]) * r[j]);
        }
        System.arraycopy(speed, next, dydt, row, m - next);
    }

    /** Σ_{j>i} a_j U(r_ij) for the overlaps that begin at {@code row} of y. */
    double rowForce(int i, double[] y, int row, OverlapKernel u) {
        System.arraycopy(y, 0, a, 0, m);
        System.arraycopy(y, row, r, i + 1, m - i - 1);
        u.evaluate(r, i + 1, m, value, derivative);
        return dot(a, value, i + 1);
    }
}
