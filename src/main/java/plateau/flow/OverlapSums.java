package plateau.flow;

import java.util.Arrays;

/** The sums over neurons of one evaluation of the overlap flow that need no matrix product, with the scratch for them. */
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
    private final double[] value;
    private final double[] derivative;
    private OverlapKernel u = SeriesKernel.of(new double[1]);

    OverlapSums(int m) {
        this.m = m;
        this.target = new double[m];
        this.attraction = new double[m];
        this.force = new double[m];
        this.turn = new double[m];
        this.drag = new double[m];
        this.value = new double[m];
        this.derivative = new double[m];
    }

    /** Clears the sums over pairs. */
    void clear(OverlapKernels kernels) {
        u = kernels.u();
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

    /** Takes V at the overlaps of a state. */
    void takeTarget(OverlapKernels kernels, double[] y) {
        kernels.v().evaluate(y, m, m, target, attraction);
        for (int i = 0; i < m; i++) {
            attraction[i] *= y[i];
        }
    }

    /** Adds the pairs (i, j), j &gt; i, whose overlaps begin at {@code row} of y, to both of their neurons' sums. */
    void addRow(int i, double[] y, int row, OverlapProduct product) {
        int count = m - 1 - i;
        u.evaluate(y, row, count, value, derivative);
        double a = y[i];
        double s = y[m + i];
        double ownForce = 0;
        double ownTurn = 0;
        double ownDrag = 0;
        for (int k = 0; k < count; k++) {
            int j = i + 1 + k;
            double weight = a * y[j] * derivative[k];
            double drift = weight * y[row + k];
            ownForce += y[j] * value[k];
            ownTurn += weight * y[m + j];
            ownDrag += drift;
            force[j] += a * value[k];
            turn[j] += weight * s;
            drag[j] += drift;
            derivative[k] = weight;
        }
        force[i] += ownForce;
        turn[i] += ownTurn;
        drag[i] += ownDrag;
        product.setRow(i, derivative, y, row);
    }

    /** Σ_{j>i} a_j U(r_ij). */
    double rowForce(int i, double[] y, int row, OverlapKernels kernels) {
        int count = m - 1 - i;
        kernels.u().evaluate(y, row, count, value, derivative);
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += y[i + 1 + k] * value[k];
        }
        return sum;
    }
}
