package plateau.network;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The gradient flow of the population risk in weight space, on y = (a, U) with U row by row (theory.md §1):
 *
 * <pre>
 *   ε ȧ_i = K_φσ(s_i) − (1/m) Σ_j a_j K_σσ(r_ij)
 *   u̇_i   = a_i [ M_φσ(s_i)/c (u* − s_i u_i) − (1/m) Σ_{j≠i} a_j M_σσ(r_ij)/c (u_j − r_ij u_i) ],   c = √(1 − ρ²)
 * </pre>
 *
 * <p>with K and M of {@link PairExpectations}. It is evaluated at the rows made unit, so the lengths of the rows do not matter to
 * it. Holds scratch: one instance per run.
 */
final class PopulationFlow implements DormandPrince.Field {
    private final PopulationRisk risk;
    private final double[] ustar;
    private final int m;
    private final int d;
    private final double[] a;
    private final double[] rows;
    private final double[] s;
    private final double[] r;
    private final double[] pull;

    PopulationFlow(PopulationRisk risk, NetworkStart start) {
        this.risk = risk;
        ustar = start.ustar();
        m = start.width();
        d = start.dimension();
        a = new double[m];
        rows = new double[m * d];
        s = new double[m];
        r = new double[m * m];
        pull = new double[m * m];
    }

    /** m + md. */
    int dimension() {
        return m + m * d;
    }

    static double[] initialState(NetworkStart start) {
        double[] a = start.a();
        double[] u = start.u();
        double[] y = new double[a.length + u.length];
        System.arraycopy(a, 0, y, 0, a.length);
        System.arraycopy(u, 0, y, a.length, u.length);
        return y;
    }

    @Override
    public void derivatives(double[] y, double[] dy) {
        if (!measure(y)) {
            Arrays.fill(dy, Double.NaN); // a trial step went too far: its error is not a number and it is rejected
            return;
        }
        for (int i = 0; i < m; i++) {
            dy[i] = risk.target().k(s[i]) - a[i] * risk.pair().k(1) / m;
            for (int j = 0; j < i; j++) {
                interact(i, j, dy);
            }
        }
        for (int i = 0; i < m; i++) {
            dy[i] /= risk.problem().epsilon();
            turn(i, dy);
        }
    }

    /** Makes the rows in y unit again. */
    void project(double[] y) {
        for (int i = 0; i < m; i++) {
            normalise(y, m + i * d);
        }
    }

    /** The largest error of a step in units of {@code rtol}: of a row relative to its length, of a weight to |a_i|, at least 0.01. */
    double relativeError(double[] y, double[] error, double rtol) {
        double largest = 0;
        for (int i = 0; i < m; i++) {
            double ofWeight = Math.abs(error[i]) / Math.max(Math.abs(y[i]), 0.01);
            double ofRow = Math.sqrt(Rows.dot(error, m + i * d, error, m + i * d, d));
            double worse = Math.max(ofWeight, ofRow); // NaN if one is
            largest = Math.max(largest, worse);
        }
        return largest / rtol;
    }

    /** What is measured of the state y at time t; empty if its risk is not finite. */
    Optional<NetworkState> state(double t, double[] y) {
        double value = measure(y) ? risk.risk(a, s, r) : Double.NaN;
        if (!Double.isFinite(value)) {
            return Optional.empty();
        }
        return Optional.of(new NetworkState(
                t,
                a.clone(),
                s.clone(),
                r.clone(),
                OptionalDouble.of(value),
                OptionalDouble.empty(),
                OptionalDouble.empty()));
    }

    /** Fills a, rows, s and r; false if an overlap is not a number. */
    private boolean measure(double[] y) {
        System.arraycopy(y, 0, a, 0, m);
        System.arraycopy(y, m, rows, 0, m * d);
        for (int i = 0; i < m; i++) {
            normalise(rows, i * d);
        }
        Rows.times(rows, m, d, ustar, s);
        Rows.gram(rows, m, d, r);
        double sum = 0;
        for (int i = 0; i < m; i++) {
            sum += s[i] * s[i] + Rows.dot(r, i * m, r, i * m, m);
        }
        return Double.isFinite(sum);
    }

    private void normalise(double[] x, int from) {
        Rows.scale(x, from, d, 1 / Math.sqrt(Rows.dot(x, from, x, from, d)));
    }

    /** The pull of two neurons on each other, in a and in direction. */
    private void interact(int i, int j, double[] dy) {
        double rij = r[i * m + j];
        double k = risk.pair().k(rij) / m;
        dy[i] -= a[j] * k;
        dy[j] -= a[i] * k;
        double w = -a[i] * a[j] * risk.pair().alongDifference(rij) / m;
        pull[i * m + j] = w;
        pull[j * m + i] = w;
    }

    /** u̇_i = α u* + Σ_j w_ij u_j − (α s_i + Σ_j w_ij r_ij) u_i. */
    private void turn(int i, double[] dy) {
        int own = m + i * d;
        double alpha = a[i] * risk.target().alongDifference(s[i]);
        double along = alpha * s[i] + Rows.dot(pull, i * m, r, i * m, m);
        for (int l = 0; l < d; l++) {
            dy[own + l] = alpha * ustar[l] - along * rows[i * d + l];
        }
        for (int j = 0; j < m; j++) {
            Rows.add(pull[i * m + j], rows, j * d, dy, own, d);
        }
    }
}
