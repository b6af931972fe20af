package plateau.flow;

import plateau.ode.ShiftedJacobian;

/**
 * The Jacobian of the mean-field flow in {@linkplain MeanFieldForceForm force form}: diagonal 2 × 2 blocks for the classes,
 * bordered by the K+1 forces (theory.md §3).
 *
 * <p>With L(s) = Σ_k λ_k s^k, s = sin θ and g = a cos θ it reads [ D, B ; C, −ε ], where for class i
 *
 * <pre>
 *   D_i = [ 0, cos θ L′(s) ; ε cos θ L′(s), ε a (cos² θ L″(s) − s L′(s)) ]
 *   B_i = [ s^j ; ε g j s^{j−1} ]_j          C_i = −σ_k² w [ s^k, g k s^{k−1} ]_k
 * </pre>
 *
 * <p>Eliminating the classes leaves ε − C (shift − D)⁻¹ B, K+1 unknowns whose matrix needs only the moments Σ w s^m,
 * m ≤ 2K: O(nK) to factor, O(nK) to solve, O(n) to store.
 */
final class MeanFieldJacobian implements ShiftedJacobian {
    private final MeanFieldFlow flow;
    private final int n;
    private final double[] g;
    private final double[] s;
    /** The entries of D_i: upper right, lower left, lower right. */
    private final double[] upper;

    private final double[] lower;
    private final double[] corner;
    private ShiftedBlocks[] slots = new ShiftedBlocks[0];

    MeanFieldJacobian(MeanFieldFlow flow) {
        this.flow = flow;
        this.n = flow.weights().length;
        this.g = new double[n];
        this.s = new double[n];
        this.upper = new double[n];
        this.lower = new double[n];
        this.corner = new double[n];
    }

    @Override
    public void allocate(int count) {
        slots = new ShiftedBlocks[count];
    }

    @Override
    public void linearize(double t, double[] y) {
        double epsilon = flow.epsilon();
        for (int i = 0; i < n; i++) {
            double x = Math.sin(y[n + i]);
            double cosine = Math.cos(y[n + i]);
            s[i] = x;
            g[i] = y[i] * cosine;
            double value = 0;
            double slope = 0;
            double halfCurvature = 0;
            for (int k = modes() - 1; k >= 0; k--) {
                halfCurvature = halfCurvature * x + slope;
                slope = slope * x + value;
                value = value * x + y[2 * n + k];
            }
            upper[i] = cosine * slope;
            lower[i] = epsilon * cosine * slope;
            corner[i] = epsilon * y[i] * (cosine * cosine * 2 * halfCurvature - x * slope);
        }
    }

    @Override
    public void factor(int slot, double re, double im) {
        if (slots[slot] == null || slots[slot].complex() != (im != 0)) {
            slots[slot] = im == 0 ? new RealShiftedBlocks(this) : new ComplexShiftedBlocks(this);
        }
        slots[slot].factor(re, im);
    }

    @Override
    public void solve(int slot, double[] b) {
        slots[slot].solve(b, b);
    }

    @Override
    public void solve(int slot, double[] bRe, double[] bIm) {
        slots[slot].solve(bRe, bIm);
    }

    int classes() {
        return n;
    }

    int modes() {
        return flow.degree() + 1;
    }

    double epsilon() {
        return flow.epsilon();
    }

    double sigmaSquared(int k) {
        return flow.sigmaSquared(k);
    }

    double weight(int i) {
        return flow.weights()[i];
    }

    /** a cos θ. */
    double g(int i) {
        return g[i];
    }

    double s(int i) {
        return s[i];
    }

    double upper(int i) {
        return upper[i];
    }

    double lower(int i) {
        return lower[i];
    }

    double corner(int i) {
        return corner[i];
    }

    /** One factorization of λM − J, λ the shift. */
    interface ShiftedBlocks {
        boolean complex();

        void factor(double re, double im);

        /** Solves in place; a real factorization ignores the imaginary part. */
        void solve(double[] re, double[] im);
    }
}
