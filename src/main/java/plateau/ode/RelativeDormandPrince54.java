package plateau.ode;

import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.StepsizeHelper;

/** Hipparchus' Dormand–Prince 5(4) under {@link ExplicitRules}. */
final class RelativeDormandPrince54 extends DormandPrince54Integrator {
    private final ExplicitRules rules;
    private final double prescribed;

    RelativeDormandPrince54(ExplicitRules rules, double prescribed) {
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
        return rules.judge(super.estimateError(slopes, y0, y1, h), y1, h, this::growth);
    }

    /** The control of {@link org.hipparchus.ode.nonstiff.EmbeddedRungeKuttaIntegrator}. */
    private double growth(double error) {
        return Math.min(getMaxGrowth(), Math.max(getMinReduction(), getSafety() * Math.pow(error, -1.0 / getOrder())));
    }
}
