package plateau.ode;

import java.util.Arrays;
import org.hipparchus.ode.EquationsMapper;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.StepsizeHelper;
import org.hipparchus.ode.nonstiff.interpolators.DormandPrince853StateInterpolator;

/**
 * Hipparchus' Dormand–Prince 8(5,3) under {@link ExplicitRules}, with the first 13 of its 16 stages: the last three serve the
 * dense output alone and are left to {@link DormandPrince853Dense}, for the steps in which somebody looks.
 */
final class RelativeDormandPrince853 extends DormandPrince853Integrator {
    /** Rows of the tableau that a step needs; the last is the derivative at its end. */
    private static final int ROWS = 12;

    private final ExplicitRules rules;
    private final double prescribed;
    private final DormandPrince853Dense.Extension extension;

    RelativeDormandPrince853(ExplicitRules rules, double prescribed) {
        super(0, Double.MAX_VALUE, 1, 1);
        this.rules = rules;
        this.prescribed = prescribed;
        this.extension = extension();
        rules.follow(() -> getStepStart().getTime());
    }

    @Override
    public double[] getC() {
        return Arrays.copyOf(super.getC(), ROWS);
    }

    @Override
    public double[][] getA() {
        return Arrays.copyOf(super.getA(), ROWS);
    }

    @Override
    public double[] getB() {
        return Arrays.copyOf(super.getB(), ROWS + 1);
    }

    /** The rest of the tableau: the nodes and weights of the stages for the dense output. */
    private DormandPrince853Dense.Extension extension() {
        double[] c = super.getC();
        double[][] a = super.getA();
        return new DormandPrince853Dense.Extension(
                rules.equations(), Arrays.copyOfRange(c, ROWS, c.length), Arrays.copyOfRange(a, ROWS, a.length));
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

    @Override
    protected DormandPrince853StateInterpolator createInterpolator(
            boolean forward,
            double[][] stages,
            ODEStateAndDerivative globalPrevious,
            ODEStateAndDerivative globalCurrent,
            EquationsMapper mapper) {
        return new DormandPrince853Dense(
                extension, forward, stages, globalPrevious, globalCurrent, globalPrevious, globalCurrent, mapper);
    }
}
