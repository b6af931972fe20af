package plateau.flow;

import plateau.ode.JacobianFunction;
import plateau.ode.VectorField;

/**
 * ∂f/∂y by forward differences, for a simplified Newton iteration, which needs it to a few digits only.
 *
 * <p>The step is the same for small components as for large ones below 1: kernels change on the scale 1 of overlaps and
 * weights, however small those are, and 1/ε multiplies truncation and rounding errors like the derivative itself. Steps lead towards
 * 0, so that overlaps stay in [−1, 1].
 */
final class DifferenceJacobian implements JacobianFunction {
    private static final double STEP = Math.sqrt(Math.ulp(1.0));

    private final VectorField field;
    private final double[] base;
    private final double[] moved;
    private final double[] state;
    private long evaluations;

    DifferenceJacobian(VectorField field) {
        int n = field.dimension();
        this.field = field;
        this.base = new double[n];
        this.moved = new double[n];
        this.state = new double[n];
    }

    /** How often the field has been evaluated. */
    long evaluations() {
        return evaluations;
    }

    @Override
    public void evaluate(double t, double[] y, double[] jacobian) {
        int n = state.length;
        evaluations += n + 1;
        System.arraycopy(y, 0, state, 0, n);
        field.evaluate(t, state, base);
        for (int j = 0; j < n; j++) {
            double step = STEP * Math.max(1, Math.abs(y[j]));
            state[j] = y[j] > 0 ? y[j] - step : y[j] + step;
            double exact = state[j] - y[j];
            field.evaluate(t, state, moved);
            for (int i = 0; i < n; i++) {
                jacobian[i * n + j] = (moved[i] - base[i]) / exact;
            }
            state[j] = y[j];
        }
    }
}
