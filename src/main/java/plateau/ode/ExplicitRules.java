package plateau.ode;

import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.StepsizeHelper;

/**
 * Replaces what is absolute in Hipparchus' step control (a minimal step, a first step of 1e-6) by what is relative, and
 * tells a value that is not finite from a step that is too small. Shared by the restarts of one integration.
 */
final class ExplicitRules extends StepsizeHelper {
    private final IntegratorSettings settings;
    private final FieldEquations equations;
    private final double end;
    private DoubleSupplier now = () -> 0;
    private long attempts;
    private double proposal;

    ExplicitRules(IntegratorSettings settings, FieldEquations equations, double end) {
        super(
                0,
                Double.MAX_VALUE,
                settings.tolerances().absolute(0),
                settings.tolerances().relative());
        this.settings = settings;
        this.equations = equations;
        this.end = end;
        setMainSetDimension(equations.getDimension());
    }

    /** Tells where the start of the current step is found. */
    void follow(DoubleSupplier stepStart) {
        this.now = stepStart;
    }

    FieldEquations equations() {
        return equations;
    }

    long attempts() {
        return attempts;
    }

    double firstStep(ODEStateAndDerivative initial, double prescribed, int order) {
        double[] f0 = initial.getPrimaryDerivative();
        if (!StepSizes.isFinite(f0)) {
            throw new StepFailure(Termination.NOT_FINITE);
        }
        return prescribed > 0
                ? prescribed
                : StepSizes.first(
                        equations,
                        settings.tolerances(),
                        initial.getTime(),
                        initial.getPrimaryState(),
                        f0,
                        end,
                        order,
                        f0.length);
    }

    /** The step that the error of the last attempt allows. */
    OptionalDouble proposal() {
        return proposal > 0 ? OptionalDouble.of(proposal) : OptionalDouble.empty();
    }

    /**
     * Counts an attempt and passes its error on if it and the state make sense.
     *
     * @param h the step tried
     * @param factor what the control makes of it
     */
    double judge(double error, double[] y1, double h, DoubleUnaryOperator factor) {
        attempts++;
        proposal = Math.abs(h) * factor.applyAsDouble(error);
        if (Double.isNaN(error) || !StepSizes.isFinite(y1)) {
            throw new StepFailure(Termination.NOT_FINITE);
        }
        return error;
    }

    @Override
    public double getTolerance(int i, double scale) {
        return settings.tolerances().absolute(i) + settings.tolerances().relative() * scale;
    }

    @Override
    public double filterStep(double h, boolean forward, boolean acceptSmall) {
        if (!acceptSmall && Math.abs(h) < StepSizes.smallest(now.getAsDouble())) {
            throw new StepFailure(Termination.STEP_TOO_SMALL);
        }
        return h;
    }
}
