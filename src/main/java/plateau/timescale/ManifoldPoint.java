package plateau.timescale;

import java.util.Arrays;
import java.util.stream.IntStream;
import plateau.flow.ForcePolynomials;
import plateau.flow.LinkPair;
import plateau.flow.ModeResiduals;
import plateau.flow.NeuronClasses;

/**
 * The forces on the slow manifold at one state (theory.md §5). With L the locked and U the free degrees, Σ = diag σ_k,
 *
 * <pre>
 *   e_k = φ_k − σ_k E[a s^k]
 *   c_U = σ_U e_U,              ε ė = −Σ G c
 *   leading:     G_LL c⁰ = −G_LU c_U
 *   correction:  (G x)_L = −ε Σ_L^{−2} ċ⁰_L,   c_L = c⁰ + x
 * </pre>
 *
 * The correction says that the locked residuals are e_L = c_L/σ_L and move. The derivative of c⁰ is taken along the flow with
 * the corrected forces, so that x stands on both sides, linearly. With Ġ_lj = Σ_k T_{l;jk} c_k along the flow,
 *
 * <pre>
 *   J x = Σ_L^{−2} G_LL^{−1} (ε T c⁰ c⁰ − G_LU Σ_U² (G c⁰)_U),   J = G_LL + Σ_L^{−2} G_LL^{−1} (G_LU Σ_U² G_UL − ε (T c⁰)_LL)
 * </pre>
 *
 * G and T are those of {@link FeatureMoments}.
 *
 * J/ε, in units of Σ_L², is the rate at which locked residuals relax when the free ones and the features move with them. x is
 * relatively right to δ, the ratio of the time-scales of L and of everything else.
 *
 * <p>Everything is expressed in moments: one pass over n classes of cost O(n (K + max L)), and O(q² K) for q locked degrees. Holds
 * scratch arrays.
 */
final class ManifoldPoint {
    final int n;
    final int modes;
    final double epsilon;
    final double[] phi;
    final double[] sigma;
    final double[] weights;

    private final ModeResiduals residuals;
    private final ForcePolynomials polynomials = new ForcePolynomials();

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
    private double[] turning = new double[0];
    private double[] b = new double[0];
    private double[] column = new double[0];
    private final FeatureMoments moments;
    /** σ_u² of the free degrees, 0 of the locked ones. */
    private final double[] freed;
    /** The free degrees with σ_u ≠ 0. */
    private int[] free = new int[0];
    /** σ_u² (G c⁰)_u of the free degrees. */
    private final double[] driven;

    private final double[] size;

    ManifoldPoint(LinkPair links, NeuronClasses classes, double epsilon) {
        this.phi = links.phi();
        this.sigma = links.sigma();
        this.weights = classes.weights();
        this.residuals = ModeResiduals.of(links, weights);
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
        this.moments = new FeatureMoments(weights, modes, epsilon);
        this.freed = new double[modes];
        this.driven = new double[modes];
        this.size = new double[modes];
    }

    void lock(LockedSet set) {
        locked = set;
        int q = set.size();
        factor = new GramFactor(q);
        gram = new double[q * q];
        relaxation = new double[q * q];
        rows = new double[q * modes];
        turning = new double[q * modes];
        b = new double[q];
        column = new double[q];
        for (int k = 0; k < modes; k++) {
            freed[k] = set.contains(k) ? 0 : sigma[k] * sigma[k];
        }
        free = IntStream.range(0, modes).filter(k -> freed[k] != 0).toArray();
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
            s[i] = overlap(u);
            open[i] = 0.25 * gap * gap * (4 - u2);
            swing[i] = gap * (4 - u2) / 6;
        }
    }

    /** s = u(3 − u²)/2. */
    static double overlap(double u) {
        return 0.5 * u * (3 - u * u);
    }

    /** Takes the state of another point moved along that point's velocity for a time, and computes and writes c¹ there. */
    void follow(ManifoldPoint from, double time, double[] out) {
        for (int i = 0; i < n; i++) {
            double move = time * from.sDot[i];
            a[i] = from.a[i] + time * from.aDot[i];
            s[i] = from.s[i] + move;
            open[i] = Math.max(0, from.open[i] - move * (2 * from.s[i] + move));
        }
        leadingForces();
        correct();
        correction(out);
    }

    /** Computes e and the leading forces c⁰, and puts them into use. */
    void leadingForces() {
        residuals.evaluate(a, s, 0, e);
        for (int k = 0; k < modes; k++) {
            leading[k] = locked.contains(k) ? 0 : sigma[k] * e[k];
        }
        if (!locked.isEmpty()) {
            moments.ofGram(a, s, open, locked.top() + modes - 1);
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

    private void fillGram() {
        int q = locked.size();
        for (int i = 0; i < q; i++) {
            for (int k = 0; k < modes; k++) {
                rows[i * modes + k] = moments.gram(locked.degree(i), k);
            }
            for (int j = 0; j < q; j++) {
                gram[i * q + j] = rows[i * modes + locked.degree(j)];
            }
        }
    }

    /** Adds the correction x to the leading forces and factors J; after {@link #leadingForces}. */
    void correct() {
        moments.ofForces(leading, a, s, open, modes - 1, locked.top() + modes - 1);
        int q = locked.size();
        for (int i = 0; i < q; i++) {
            turn(i);
        }
        drive();
        factorRelaxation();
        for (int i = 0; i < q; i++) {
            double sum = 0;
            for (int k = 0; k < modes; k++) {
                sum += epsilon * turning[i * modes + k] * leading[k] - rows[i * modes + k] * driven[k];
            }
            b[i] = sum;
        }
        factor.solveGram(b);
        for (int i = 0; i < q; i++) {
            int l = locked.degree(i);
            b[i] /= sigma[l] * sigma[l];
        }
        factor.solveRelaxation(b);
        for (int i = 0; i < q; i++) {
            force[locked.degree(i)] += b[i];
        }
    }

    /** Writes what was added to the leading forces so far, by place. */
    void correction(double[] out) {
        for (int i = 0; i < locked.size(); i++) {
            int l = locked.degree(i);
            out[i] = force[l] - leading[l];
        }
    }

    /** Writes the term −J^{−1} ε Σ^{−2} ẋ after a term x, given x here and a time later. */
    void nextTerm(double[] x, double[] later, double time, double[] out) {
        for (int i = 0; i < locked.size(); i++) {
            double sl = sigma[locked.degree(i)];
            out[i] = -epsilon * (later[i] - x[i]) / (time * sl * sl);
        }
        factor.solveRelaxation(out);
    }

    /** {@link GramFactor#relaxationRatio} at the last {@link #correct}; 1 with nothing locked. */
    double relaxationRatio() {
        return factor.relaxationRatio();
    }

    /** Adds a term of the expansion, given by place. */
    void add(double[] term) {
        for (int i = 0; i < locked.size(); i++) {
            force[locked.degree(i)] += term[i];
        }
    }

    /** (T c⁰)_lk for one locked l and every k. */
    private void turn(int place) {
        int l = locked.degree(place);
        for (int k = 0; k < modes; k++) {
            turning[place * modes + k] = moments.turn(l, k);
        }
    }

    private void drive() {
        for (int u = 0; u < modes; u++) {
            driven[u] = freed[u] == 0 ? 0 : freed[u] * moments.pull(u);
        }
    }

    /** Factors J. */
    private void factorRelaxation() {
        int q = locked.size();
        stir();
        factor.solveGramRows(relaxation);
        for (int i = 0; i < q; i++) {
            double si = sigma[locked.degree(i)];
            for (int j = 0; j < q; j++) {
                relaxation[i * q + j] = gram[i * q + j] + relaxation[i * q + j] / (si * si);
            }
        }
        factor.factorRelaxation(relaxation);
    }

    /** Sets the relaxation matrix to G_LU Σ_U² G_UL − ε (T c⁰)_LL. */
    private void stir() {
        int q = locked.size();
        for (int i = 0; i < q; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int u : free) {
                    sum += rows[i * modes + u] * freed[u] * rows[j * modes + u];
                }
                relaxation[i * q + j] = sum;
                relaxation[j * q + i] = sum;
            }
        }
        for (int i = 0; i < q; i++) {
            for (int j = 0; j < q; j++) {
                relaxation[i * q + j] -= epsilon * turning[i * modes + locked.degree(j)];
            }
        }
    }

    /** Sets ȧ, ṡ from the forces in use. */
    void velocity() {
        double perEpsilon = 1 / epsilon;
        for (int at = 0; at < n; at += ForcePolynomials.BLOCK) {
            int count = Math.min(ForcePolynomials.BLOCK, n - at);
            polynomials.evaluate(force, s, at, count);
            for (int i = 0; i < count; i++) {
                double turning = a[at + i] * polynomials.slope(i);
                aDot[at + i] = polynomials.value(i) * perEpsilon;
                uDot[at + i] = swing[at + i] * turning;
                sDot[at + i] = open[at + i] * turning;
            }
        }
    }

    /**
     * Relaxation rate σ_k² d_k/ε of every degree, d_k the distance of its feature to those of the locked others; after
     * {@link #leadingForces}.
     */
    void rates(double[] out) {
        moments.ofGram(a, s, open, 2 * (modes - 1));
        int q = locked.size();
        for (int k = 0; k < modes; k++) {
            double distance = moments.gram(k, k);
            if (!locked.contains(k)) {
                for (int i = 0; i < q; i++) {
                    column[i] = moments.gram(locked.degree(i), k);
                }
                distance = factor.distance2(column, distance);
            }
            out[k] = distance * sigma[k] * sigma[k] / epsilon;
        }
    }

    /**
     * The longest relaxation time of a locked degree, ε (J^{−1})_ll/σ_l², or the shortest of a free one if that is shorter; in
     * first-layer time, after {@link #correct}.
     */
    double relaxationTime() {
        rates(size);
        double free = 0;
        double longest = 0;
        for (int k = 0; k < modes; k++) {
            free = Math.max(free, locked.contains(k) ? 0 : size[k]);
        }
        for (int i = 0; i < locked.size(); i++) {
            Arrays.fill(column, 0);
            column[i] = 1;
            factor.solveRelaxation(column);
            double sl = sigma[locked.degree(i)];
            longest = Math.max(longest, epsilon * Math.abs(column[i]) / (sl * sl));
        }
        return Math.min(longest, 1 / free);
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

    /** J^{−1} Σ^{−1} (e_L − c_L/σ_L), by place. */
    private void gap(double[] out) {
        for (int i = 0; i < locked.size(); i++) {
            int l = locked.degree(i);
            out[i] = (e[l] - force[l] / sigma[l]) / sigma[l];
        }
        factor.solveRelaxation(out);
    }

    /** The largest |e_l − c_l/σ_l| / S_l of a locked degree: the distance of the state to the manifold. */
    double distance() {
        sizes(size);
        double largest = 0;
        for (int i = 0; i < locked.size(); i++) {
            int l = locked.degree(i);
            largest = Math.max(largest, Math.abs(e[l] - force[l] / sigma[l]) / size[l]);
        }
        return largest;
    }

    /**
     * Moves a state along the fast fibres, a += Σ μ_l s^l and s accordingly, so that to first order e_L = c_L/σ_L; the
     * relaxation matrix must be factored.
     */
    void project(double[] y) {
        int q = locked.size();
        gap(column);
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

    private static double power(double x, int k) {
        double product = 1;
        for (int j = 0; j < k; j++) {
            product *= x;
        }
        return product;
    }
}
