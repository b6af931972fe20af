package plateau.ode;

import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.sampling.AbstractODEStateInterpolator;

/**
 * The collocation polynomial y_0 + Σ ℓ_j(θ) z_j of a Radau step, of degree s and local error O(h^{s+1}) inside the step.
 *
 * <p>It shares the arrays of the step, so it is valid only until the next step begins: handlers use it at once and keep
 * states, not interpolators. This spares s copies of the state per step.
 */
final class RadauInterpolator extends AbstractODEStateInterpolator {
    private static final long serialVersionUID = 1L;

    /** The data of one step. */
    private static final class Step {
        private final RadauTableau tableau;
        private final double[] start;
        private final double[][] increments;
        private final double[] weights;

        private Step(RadauTableau tableau, double[] start, double[][] increments) {
            this.tableau = tableau;
            this.start = start;
            this.increments = increments;
            this.weights = new double[tableau.stages()];
        }

        private void state(double theta, double[] y) {
            tableau.basis(theta, weights);
            System.arraycopy(start, 0, y, 0, start.length);
            addIncrements(1, y);
        }

        private void derivative(double theta, double h, double[] dydt) {
            tableau.basisDerivative(theta, weights);
            java.util.Arrays.fill(dydt, 0);
            addIncrements(1 / h, dydt);
        }

        private void addIncrements(double factor, double[] out) {
            for (int j = 0; j < weights.length; j++) {
                double weight = factor * weights[j];
                double[] z = increments[j];
                for (int k = 0; k < out.length; k++) {
                    out[k] += weight * z[k];
                }
            }
        }
    }

    private final transient Step step;

    RadauInterpolator(
            RadauTableau tableau,
            double[] start,
            double[][] increments,
            ODEStateAndDerivative previous,
            ODEStateAndDerivative current,
            EquationsMapper mapper) {
        this(new Step(tableau, start, increments), previous, current, previous, current, mapper);
    }

    private RadauInterpolator(
            Step step,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            ODEStateAndDerivative softPrevious,
            ODEStateAndDerivative softCurrent,
            EquationsMapper mapper) {
        super(true, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
        this.step = step;
    }

    /** Writes the state at time t, without the copies of {@link #getInterpolatedState}. */
    void stateAt(double t, double[] y) {
        double begin = getGlobalPreviousState().getTime();
        step.state((t - begin) / (getGlobalCurrentState().getTime() - begin), y);
    }

    @Override
    protected RadauInterpolator create(
            boolean forward,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            ODEStateAndDerivative softPrevious,
            ODEStateAndDerivative softCurrent,
            EquationsMapper mapper) {
        return new RadauInterpolator(step, globalPrevious, globalCurrent, softPrevious, softCurrent, mapper);
    }

    @Override
    protected ODEStateAndDerivative computeInterpolatedStateAndDerivatives(
            EquationsMapper mapper, double time, double theta, double thetaH, double oneMinusThetaH) {
        if (oneMinusThetaH == 0) {
            return getGlobalCurrentState();
        }
        if (thetaH == 0) {
            return getGlobalPreviousState();
        }
        double[] y = new double[mapper.getTotalDimension()];
        double[] dydt = new double[y.length];
        step.state(theta, y);
        step.derivative(theta, thetaH + oneMinusThetaH, dydt);
        return new ODEStateAndDerivative(time, y, dydt);
    }
}
