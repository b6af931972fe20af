package plateau.flow;

import java.util.Arrays;
import plateau.ode.ShiftedJacobian;
import plateau.ode.StiffVectorField;

/**
 * The mean-field flow with its forces over ε as algebraic unknowns λ_k, k = 0…K, and angles θ, s = sin θ, for implicit
 * integrators:
 *
 * <pre>
 *   ȧ = Σ_k λ_k s^k
 *   θ̇ = ε a cos θ Σ_k k λ_k s^{k−1}
 *   0 = σ_k e_k − ε λ_k
 * </pre>
 *
 * <p>Eliminating λ gives {@link MeanFieldFlow} back (theory.md §3). As ε → 0 this tends to a differential-algebraic
 * system with multipliers λ, the slow system of theory.md §5, and 1/ε appears nowhere: simplified Newton iterations on the
 * eliminated form contract only for steps h³ ≲ ε once the directions s^k turn, on this form for steps of the slow system.
 *
 * <p>The angle keeps |s| ≤ 1 whatever the rounding: s = ±1 is invariant but repels from outside, so that an overlap of
 * 1 + 1e-16 would run away.
 *
 * <p>The state is (a_1 … a_n, θ_1 … θ_n, λ_0 … λ_K). Holds scratch arrays: one instance serves one integration at a time.
 */
public final class MeanFieldForceForm implements StiffVectorField {
    private final MeanFieldFlow flow;
    private final int n;
    private final int modes;
    private final double epsilon;
    private final double[] force;
    private final ForcePolynomials polynomials = new ForcePolynomials();
    /** a and s of the state last looked at. */
    private final double[] plain;

    MeanFieldForceForm(MeanFieldFlow flow) {
        this.flow = flow;
        this.n = flow.weights().length;
        this.modes = flow.degree() + 1;
        this.epsilon = flow.epsilon();
        this.force = new double[modes];
        this.plain = new double[2 * n];
    }

    @Override
    public int dimension() {
        return 2 * n + modes;
    }

    @Override
    public int differentialComponents() {
        return 2 * n;
    }

    /** The state at t = 0, its forces consistent with a(0) and s(0). */
    public double[] initialState() {
        double[] y = Arrays.copyOf(flow.initialState(), dimension());
        flow.forces(y, force);
        for (int i = n; i < 2 * n; i++) {
            y[i] = Math.asin(y[i]);
        }
        for (int k = 0; k < modes; k++) {
            y[2 * n + k] = force[k] / epsilon;
        }
        return y;
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        System.arraycopy(y, 2 * n, force, 0, modes);
        plain(y);
        for (int at = 0; at < n; at += ForcePolynomials.BLOCK) {
            int count = Math.min(ForcePolynomials.BLOCK, n - at);
            polynomials.evaluate(force, plain, n + at, count);
            for (int i = 0; i < count; i++) {
                dydt[at + i] = polynomials.value(i);
                dydt[n + at + i] = epsilon * y[at + i] * Math.cos(y[n + at + i]) * polynomials.slope(i);
            }
        }
        flow.forces(plain, force);
        for (int k = 0; k < modes; k++) {
            dydt[2 * n + k] = force[k] - epsilon * y[2 * n + k];
        }
    }

    /** The residuals e_0 … e_K of a state of this form. */
    public void residuals(double[] y, double[] e) {
        flow.residuals(plain(y), e);
    }

    /** The risk of a state of this form. */
    public double risk(double[] y) {
        return flow.risk(plain(y));
    }

    /** Writes (a_1 … a_n, s_1 … s_n) of a state of this form into {@code out}. */
    void plain(double[] y, double[] out) {
        System.arraycopy(plain(y), 0, out, 0, 2 * n);
    }

    /** (a_1 … a_n, s_1 … s_n) of a state of this form, in an array that the next call overwrites. */
    private double[] plain(double[] y) {
        for (int i = 0; i < n; i++) {
            plain[i] = y[i];
            plain[n + i] = Math.sin(y[n + i]);
        }
        return plain;
    }

    /** The highest degree K. */
    public int degree() {
        return modes - 1;
    }

    @Override
    public ShiftedJacobian jacobian() {
        return new MeanFieldJacobian(flow);
    }
}
