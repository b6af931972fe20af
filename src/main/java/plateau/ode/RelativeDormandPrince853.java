package plateau.ode;

import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.StepsizeHelper;
import org.hipparchus.ode.nonstiff.interpolators.DormandPrince853StateInterpolator;

/** Hipparchus' Dormand–Prince 8(5,3) under {@link ExplicitRules}. */
final class RelativeDormandPrince853 extends DormandPrince853Integrator {
    private final ExplicitRules rules;
    private final double prescribed;

    RelativeDormandPrince853(ExplicitRules rules, double prescribed) {
        super(0, Double.MAX_VALUE, 1, 1);
        this.rules = rules;
        this.prescribed = prescribed;
        rules.follow(() -> getStepStart().getTime());
    }

    @Override
    protected void sanityChecks(ODEState initial, double end) {
        // the run has checked its arguments, and any positive span is welcome
    }

    @Override
    protected StepsizeHelper getStepSizeHelper() {
        return rules;
    }

    @Override
    public double initializeStep(boolean forward, int order, double[] scale, ODEStateAndDerivative initial) {
        return rules.firstStep(initial, prescribed, order);
    }

    @Override
    protected double estimateError(double[][] slopes, double[] y0, double[] y1, double h) {
        return rules.judge(super.estimateError(slopes, y0, y1, h), y1);
    }

    @Override
    protected DormandPrince853StateInterpolator createInterpolator(
            boolean forward,
            double[][] stages,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            EquationsMapper mapper) {
        return new DormandPrince853Dense(
                forward, stages, globalPrevious, globalCurrent, globalPrevious, globalCurrent, mapper);
    }
}
