package plateau.timescale;

import java.util.Arrays;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The forces on the slow manifold at one state (theory.md §5). With L the locked and U the free degrees, Σ = diag σ_k,
 *
 * <pre>
 *   e_k = φ_k − σ_k E[a s^k],   G_kj = M_{k+j} + ε k j N_{k+j−2},   M_p = E[s^p],   N_p = E[a² (1−s²) s^p]
 *   c_U = σ_U e_U,              ε ė = −Σ G c
 *   leading:     G_LL c⁰ = −G_LU c_U
 *   correction:  (G x)_L = −ε Σ_L^{−2} ċ_L,   c_L = c⁰ + x
 * </pre>
 *
 * The correction says that the locked residuals are e_L = c_L/σ_L and move. The derivative of c⁰ is taken along the flow with
 * the corrected forces, so that x stands on both sides; it is found by passes of a quasi-Newton iteration with the matrix A
 * of {@link GramFactor}, which holds the part of the feedback that is not small: free residuals moved by x. One pass gives x
 * to a relative order δ, the ratio of the time-scales of L and of everything else, two passes to δ².
 *
 * <p>Everything is expressed in moments: a pass costs O(n (K + max L)) for n classes and O(qK) more for q locked degrees. Holds
 * scratch arrays.
 */
final class ManifoldPoint {
    final int n;
    final int modes;
    final double epsilon;
    final double[] phi;
    final double[] sigma;
    final double[] weights;

    /** Order parameters of the classes: a, s, (ds/du)^{−1}(1 − s²) and 1 − s². */
    final double[] a;

    final double[] s;
    final double[] swing;
    final double[] open;
    /** ȧ, ṡ and u̇ with the forces of the last pass. */
    final double[] aDot;

    final double[] sDot;
    final double[] uDot;

    /** Residuals e_k of the state, forces c⁰_k, and c_k in use; free degrees have c = c⁰ = σ e. */
    final double[] e;

    final double[] leading;
    final double[] force;

    private LockedSet locked = LockedSet.NONE;
    private GramFactor factor = new GramFactor(0);
    private double[] gram = new double[0];
    private double[] relaxation = new double[0];
    private double[] rows = new double[0];
    private double[] b = new double[0];
    private double[] column = new double[0];
    private final double[] drift;
    private final double[] m;
    private final double[] kinetic;
    private final double[] turning;
    private final double[] stretching;
    private final double[] carried;

    ManifoldPoint(LinkPair links, NeuronClasses classes, double epsilon) {
        this.phi = links.phi();
        this.sigma = links.sigma();
        this.weights = classes.weights();
        this.n = weights.length;
        this.modes = phi.length;
        this.epsilon = epsilon;
        this.a = new double[n];
        this.s = new double[n];
        this.swing = new double[n];
        this.open = new double[n];
        this.aDot = new double[n];
        this.sDot = new double[n];
        this.uDot = new double[n];
        this.e = new double[modes];
        this.leading = new double[modes];
        this.force = new double[modes];
        this.drift = new double[modes];
        this.m = new double[2 * modes];
        this.kinetic = new double[2 * modes];
        this.turning = new double[2 * modes];
        this.stretching = new double[2 * modes];
        this.carried = new double[2 * modes];
    }

    void lock(LockedSet set) {
        locked = set;
        int q = set.size();
        factor = new GramFactor(q);
        gram = new double[q * q];
        relaxation = new double[q * q];
        rows = new double[q * modes];
        b = new double[q];
        column = new double[q];
    }

    LockedSet locked() {
        return locked;
    }

    /** Takes a state (a_1 … a_n, u_1 … u_n), s = u(3 − u²)/2. */
    void take(double[] y) {
        for (int i = 0; i < n; i++) {
            double u = y[n + i];
            double u2 = u * u;
            double gap = 1 - u2;
            a[i] = y[i];
            s[i] = 0.5 * u * (3 - u2);
            open[i] = 0.25 * gap * gap * (4 - u2);
            swing[i] = gap * (4 - u2) / 6;
        }
    }

    /** Takes the state of another point moved along that point's velocity for a short time. */
    void takeAhead(ManifoldPoint from, double time) {
        for (int i = 0; i < n; i++) {
            a[i] = from.a[i] + time * from.aDot[i];
            s[i] = from.s[i] + time * from.sDot[i];
            open[i] = Math.max(0, from.open[i] - 2 * time * from.s[i] * from.sDot[i]);
        }
    }

    /** Computes e and the leading forces c⁰, and puts them into use. */
    void leadingForces() {
        residualsOfState();
        for (int k = 0; k < modes; k++) {
            leading[k] = locked.contains(k) ? 0 : sigma[k] * e[k];
        }
        if (!locked.isEmpty()) {
            moments(locked.top() + modes - 1);
            fillGram();
            factor.factorGram(gram);
            int q = locked.size();
            for (int i = 0; i < q; i++) {
                double sum = 0;
                for (int k = 0; k < modes; k++) {
                    sum += rows[i * modes + k] * leading[k];
                }
                b[i] = -sum;
            }
            factor.solveGram(b);
            for (int i = 0; i < q; i++) {
                leading[locked.degree(i)] = b[i];
            }
        }
        System.arraycopy(leading, 0, force, 0, modes);
    }

    private void residualsOfState() {
        Arrays.fill(e, 0);
        for (int i = 0; i < n; i++) {
            double term = weights[i] * a[i];
            double si = s[i];
            for (int k = 0; k < modes; k++) {
                e[k] += term;
                term *= si;
            }
        }
        for (int k = 0; k < modes; k++) {
            e[k] = phi[k] - sigma[k] * e[k];
        }
    }

    private void moments(int top) {
        Arrays.fill(m, 0, top + 1, 0);
        Arrays.fill(kinetic, 0, top + 1, 0);
        for (int i = 0; i < n; i++) {
            double si = s[i];
            double plain = weights[i];
            double moving = plain * a[i] * a[i] * open[i];
            for (int p = 0; p <= top; p++) {
                m[p] += plain;
                kinetic[p] += moving;
                plain *= si;
                moving *= si;
            }
        }
    }

    private double gram(int k, int j) {
        return k == 0 || j == 0 ? m[k + j] : m[k + j] + epsilon * k * j * kinetic[k + j - 2];
    }

    private void fillGram() {
        int q = locked.size();
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < modes; k++) {
                rows[i * modes + k] = gram(locked.degree(i), k);
            }
            for (int j = 0; j < q; j++) {
                gram[i * q + j] = rows[i * modes + locked.degree(j)];
            }
        }
    }

    /** Factors the relaxation matrix A; after {@link #leadingForces}. */
    void factorRelaxation() {
        int q = locked.size();
        System.arraycopy(gram, 0, relaxation, 0, q * q);
        for (int u = 0; u < modes; u++) {
            if (sigma[u] != 0 && !locked.contains(u)) {
                for (int i = 0; i < q; i++) {
                    column[i] = rows[i * modes + u];
                }
                factor.solveGram(column);
                for (int i = 0; i < q; i++) {
                    double ratio = sigma[u] / sigma[locked.degree(i)];
                    double part = column[i] * ratio * ratio;
                    for (int j = 0; j < q; j++) {
                        relaxation[i * q + j] += part * rows[j * modes + u];
                    }
                }
            }
        }
        factor.factorRelaxation(relaxation);
    }

    /** Sets ȧ, ṡ from the forces in use. */
    void velocity() {
        double perEpsilon = 1 / epsilon;
        for (int i = 0; i < n; i++) {
            double si = s[i];
            double value = 0;
            double slope = 0;
            for (int k = modes - 1; k >= 0; k--) {
                slope = slope * si + value;
                value = value * si + force[k];
            }
            aDot[i] = value * perEpsilon;
            uDot[i] = a[i] * swing[i] * slope;
            sDot[i] = a[i] * open[i] * slope;
        }
    }

    /**
     * One pass for the correction x, by which the forces in use differ from the leading ones; after {@link #factorRelaxation}.
     *
     * @param second ε Σ_L^{−2} ẋ_L by place, the next term of the expansion; null to leave it out
     */
    void correct(double @org.jspecify.annotations.Nullable [] second) {
        velocity();
        slopesOfMoments(locked.top() + modes - 1);
        driftOfFreeForces();
        int q = locked.size();
        for (int i = 0; i < q; i++) {
            b[i] = -slopeOfBalance(i);
        }
        factor.solveGram(b);
        for (int i = 0; i < q; i++) {
            int l = locked.degree(i);
            double already = 0;
            for (int j = 0; j < q; j++) {
                already += gram[i * q + j] * (force[locked.degree(j)] - leading[locked.degree(j)]);
            }
            column[i] = -epsilon * b[i] / (sigma[l] * sigma[l]) - already - (second == null ? 0 : second[i]);
        }
        factor.solveRelaxation(column);
        for (int i = 0; i < q; i++) {
            force[locked.degree(i)] += column[i];
        }
    }

    /** d/dt (G_L c⁰) with c⁰_L held: (Ġ c⁰)_l + (G_LU ċ_U)_l. */
    private double slopeOfBalance(int place) {
        int l = locked.degree(place);
        double sum = 0;
        for (int k = 0; k < modes; k++) {
            sum += slopeOfGram(l, k) * leading[k] + rows[place * modes + k] * drift[k];
        }
        return sum;
    }

    private double slopeOfGram(int k, int j) {
        int p = k + j;
        double slope = p == 0 ? 0 : p * turning[p - 1];
        if (k > 0 && j > 0) {
            slope += epsilon * k * j * (stretching[p - 2] + (p == 2 ? 0 : (p - 2) * carried[p - 3]));
        }
        return slope;
    }

    /** E[ṡ s^p], E[d(a²(1−s²))/dt s^p], E[a²(1−s²) ṡ s^p]. */
    private void slopesOfMoments(int top) {
        Arrays.fill(turning, 0, top + 1, 0);
        Arrays.fill(stretching, 0, top + 1, 0);
        Arrays.fill(carried, 0, top + 1, 0);
        for (int i = 0; i < n; i++) {
            double si = s[i];
            double turn = weights[i] * sDot[i];
            double stretch = 2 * weights[i] * a[i] * (aDot[i] * open[i] - si * sDot[i] * a[i]);
            double carry = turn * a[i] * a[i] * open[i];
            for (int p = 0; p <= top; p++) {
                turning[p] += turn;
                stretching[p] += stretch;
                carried[p] += carry;
                turn *= si;
                stretch *= si;
                carry *= si;
            }
        }
    }

    /** ċ_u = σ_u ė_u = −σ_u d/dt-part of E[a s^u] for free u, 0 for locked ones. */
    private void driftOfFreeForces() {
        Arrays.fill(drift, 0);
        for (int i = 0; i < n; i++) {
            double si = s[i];
            double left = weights[i] * aDot[i];
            double right = weights[i] * a[i] * sDot[i];
            drift[0] += left;
            for (int k = 1; k < modes; k++) {
                left *= si;
                drift[k] += left + k * right;
                right *= si;
            }
        }
        for (int k = 0; k < modes; k++) {
            drift[k] = locked.contains(k) ? 0 : -sigma[k] * sigma[k] * drift[k];
        }
    }

    /** Relaxation rate σ_k² d_k/ε of every degree, d_k the distance of its feature to those of the locked others. */
    void rates(double[] out) {
        moments(2 * (modes - 1));
        int q = locked.size();
        for (int k = 0; k < modes; k++) {
            double distance = gram(k, k);
            if (!locked.contains(k)) {
                for (int i = 0; i < q; i++) {
                    column[i] = gram(locked.degree(i), k);
                }
                distance = factor.distance2(column, distance);
            }
            out[k] = distance * sigma[k] * sigma[k] / epsilon;
        }
    }

    /** S_k = |φ_k| + |σ_k| E|a s^k|, what an error of e_k is small against. */
    void sizes(double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < n; i++) {
            double term = weights[i] * Math.abs(a[i]);
            double si = Math.abs(s[i]);
            for (int k = 0; k < modes; k++) {
                out[k] += term;
                term *= si;
            }
        }
        for (int k = 0; k < modes; k++) {
            out[k] = Math.abs(phi[k]) + Math.abs(sigma[k]) * out[k];
        }
    }

    /**
     * Moves a state along the fast fibres, a += Σ μ_l s^l and s accordingly, so that to first order e_L = c_L/σ_L; the
     * relaxation matrix must be factored.
     */
    void project(double[] y) {
        int q = locked.size();
        for (int i = 0; i < q; i++) {
            int l = locked.degree(i);
            double gap = e[l] - force[l] / sigma[l];
            column[i] = gap / sigma[l];
        }
        factor.solveRelaxation(column);
        for (int i = 0; i < n; i++) {
            double value = 0;
            double slope = 0;
            for (int j = 0; j < q; j++) {
                int l = locked.degree(j);
                double power = power(s[i], l - 1);
                value += column[j] * (l == 0 ? 1 : power * s[i]);
                slope += l * column[j] * power;
            }
            y[n + i] += epsilon * a[i] * swing[i] * slope;
            y[i] += value;
        }
    }

    /** The part −A^{−1} (ε Σ^{−2} ẋ) of the forces that is of second order in δ, written by place. */
    void secondOrder(double[] second, double[] out) {
        for (int i = 0; i < locked.size(); i++) {
            out[i] = -second[i];
        }
        factor.solveRelaxation(out);
    }

    private static double power(double x, int k) {
        double product = 1;
        for (int j = 0; j < k; j++) {
            product *= x;
        }
        return product;
    }
}
