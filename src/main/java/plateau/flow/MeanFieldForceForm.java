package plateau.flow;

import java.util.Arrays;
import plateau.ode.ShiftedJacobian;
import plateau.ode.StiffVectorField;

/**
 * The mean-field flow with its forces over ε as algebraic unknowns λ_k, k = 0…K, for implicit integrators:
 *
 * <pre>
 *   ȧ = Σ_k λ_k s^k
 *   ṡ = ε a (1 − s²) Σ_k k λ_k s^{k−1}
 *   0 = σ_k e_k − ε λ_k
 * </pre>
 *
 * <p>Eliminating λ gives {@link MeanFieldFlow} back (theory.md §3). As ε → 0 this tends to a differential-algebraic
 * system with multipliers λ, the slow system of theory.md §5, and 1/ε appears nowhere: simplified Newton iterations on the
 * eliminated form contract only for steps h³ ≲ ε once the directions s^k turn, on this form for steps of the slow system.
 *
 * <p>The state is (a_1 … a_n, s_1 … s_n, λ_0 … λ_K). Holds no state of its own besides the flow's scratch arrays.
 */
public final class MeanFieldForceForm implements StiffVectorField {
    private final MeanFieldFlow flow;
    private final int n;
    private final int modes;
    private final double epsilon;
    private final double[] force;

    MeanFieldForceForm(MeanFieldFlow flow) {
        this.flow = flow;
        this.n = flow.weights().length;
        this.modes = flow.degree() + 1;
        this.epsilon = flow.epsilon();
        this.force = new double[modes];
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
        for (int k = 0; k < modes; k++) {
            y[2 * n + k] = force[k] / epsilon;
        }
        return y;
    }

    @Override
    public void evaluate(double t, double[] y, double[] dydt) {
        for (int i = 0; i < n; i++) {
            double s = y[n + i];
            double value = 0;
            double slope = 0;
            for (int k = modes - 1; k >= 0; k--) {
                slope = slope * s + value;
                value = value * s + y[2 * n + k];
            }
            dydt[i] = value;
            dydt[n + i] = epsilon * y[i] * (1 - s * s) * slope;
        }
        flow.forces(y, force);
        for (int k = 0; k < modes; k++) {
            dydt[2 * n + k] = force[k] - epsilon * y[2 * n + k];
        }
    }

    @Override
    public ShiftedJacobian jacobian() {
        return new MeanFieldJacobian(flow);
    }
}
