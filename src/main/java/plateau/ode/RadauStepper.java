package plateau.ode;

import java.util.Arrays;
import org.hipparchus.exception.LocalizedCoreFormats;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;

/**
 * Radau IIA as a Hipparchus integrator, so that its event detectors, step handlers and dense output work on it.
 *
 * <p>Forward in time only, without secondary equations. An instance serves one integration. Interpolators handed to
 * handlers are valid only during the call (see {@link RadauInterpolator}).
 *
 * <p>Source of the algorithm: Hairer, Wanner, <i>Solving Ordinary Differential Equations II</i>, IV.8.
 */
final class RadauStepper extends AbstractIntegrator {
    /** While Newton contracts faster than this, the Jacobian is kept. */
    private static final double FAST_CONTRACTION = 1e-3;
    /** A growth of the step below this is not worth new factorizations. */
    private static final double DEAD_BAND = 1.2;
    /** Newton stops at this fraction of the tolerance of a step. */
    private static final double NEWTON_FRACTION = 1e-2;

    private static final double NEWTON_ROUNDING = 10 * Math.ulp(1.0);
    private static final double STRETCH = 1.0001;
    private static final double FIRST_REJECTION = 0.1;
    private static final double SHRINK = 0.5;

    private final RadauTableau tableau;
    private final IntegratorSettings settings;
    private final FieldEquations equations;
    private final ShiftedJacobian jacobian;
    private final StageNewton newton;
    private final PredictiveControl control;
    private final double[] inverseScale;
    /** State and derivative at the start of the step and, until it is accepted, at its end. */
    private double[] y;

    private double[] yEnd;
    private final double[] f;
    private final double[] fEnd;

    private double h;
    private double factoredStep;
    private double extrapolableStep;
    private boolean jacobianKnown;
    private boolean jacobianHere;
    private boolean suspicious;
    private boolean fixedStep;
    private Termination trouble = Termination.STEP_TOO_SMALL;
    private long rejections;
    private long linearizations;
    private long factorizations;

    RadauStepper(RadauTableau tableau, IntegratorSettings settings, FieldEquations equations, StiffVectorField field) {
        super("Radau IIA " + tableau.stages());
        int n = field.dimension();
        this.tableau = tableau;
        this.settings = settings;
        this.equations = equations;
        this.jacobian = field.jacobian();
        double relative = settings.tolerances().relative();
        this.newton =
                new StageNewton(tableau, equations, jacobian, Math.max(NEWTON_ROUNDING / relative, NEWTON_FRACTION));
        this.control = new PredictiveControl(tableau.stages() + 1);
        this.inverseScale = new double[n];
        this.y = new double[n];
        this.yEnd = new double[n];
        this.f = new double[n];
        this.fEnd = new double[n];
    }

    /** Takes steps of the initial size whatever the error: for measuring orders. */
    void holdStep() {
        fixedStep = true;
    }

    long rejections() {
        return rejections;
    }

    long linearizations() {
        return linearizations;
    }

    long factorizations() {
        return factorizations;
    }

    @Override
    public ODEStateAndDerivative integrate(ExpandableODE expandable, ODEState initial, double end) {
        sanityChecks(initial, end);
        if (expandable.getPrimary() != equations || expandable.getMapper().getNumberOfEquations() != 1) {
            throw new IllegalArgumentException(
                    "This integrator was made for its own field without secondary equations.");
        }
        jacobian.allocate(1 + tableau.pairs());
        setStepStart(initIntegration(expandable, initial, end));
        restart(getStepStart());
        h = settings.initialStep() > 0
                ? settings.initialStep()
                : StepSizes.first(equations, settings.tolerances(), initial.getTime(), y, f, end, tableau.stages() + 1);
        setIsLastStep(false);
        do {
            step(end);
        } while (!isLastStep());
        return getStepStart();
    }

    /** Unlike Hipparchus' own integrators this one accepts any positive span, however short. */
    @Override
    protected void sanityChecks(ODEState initial, double end) {
        if (!(end > initial.getTime())) {
            throw new MathIllegalArgumentException(
                    LocalizedCoreFormats.NUMBER_TOO_SMALL_BOUND_EXCLUDED, end, initial.getTime());
        }
        settings.tolerances().requireDimension(initial.getPrimaryStateDimension());
    }

    /** Makes a state the start of the next step, with no past. */
    private void restart(ODEStateAndDerivative state) {
        System.arraycopy(state.getPrimaryState(), 0, y, 0, y.length);
        System.arraycopy(state.getPrimaryDerivative(), 0, f, 0, f.length);
        if (!StepSizes.isFinite(f)) {
            throw new StepFailure(Termination.NOT_FINITE);
        }
        settings.tolerances().inverseScales(y, inverseScale);
        control.reset();
        extrapolableStep = 0;
        jacobianKnown = false;
        jacobianHere = false;
        suspicious = true;
    }

    /** Makes one accepted step, however many attempts it takes. */
    private void step(double end) {
        double t = getStepStart().getTime();
        boolean rejected = false;
        while (true) {
            boolean last = t + STRETCH * h >= end;
            if (last) {
                h = end - t;
            } else if (h < StepSizes.smallest(t)) {
                throw new StepFailure(trouble);
            }
            double error = attempt(t);
            if (error < 1 && evaluateEnd(last ? end : t + h)) {
                accept(last ? end : t + h, end, error, rejected);
                return;
            }
            if (last && h < StepSizes.smallest(t)) {
                throw new StepFailure(trouble);
            }
            rejected = true;
            rejections++;
        }
    }

    /** Tries a step of size h and returns its scaled error; if it fails, sets the step to try next and returns infinity. */
    private double attempt(double t) {
        if (!prepare(t)) {
            return retry(SHRINK, Termination.STEP_TOO_SMALL);
        }
        if (extrapolableStep > 0) {
            newton.startByExtrapolation(h / extrapolableStep);
        } else {
            newton.startAtZero();
        }
        switch (newton.iterate(t, y, h, inverseScale)) {
            case SLOW -> {
                return retry(newton.stepFactor(), Termination.STEP_TOO_SMALL);
            }
            case NOT_FINITE -> {
                return retry(newton.stepFactor(), Termination.NOT_FINITE);
            }
            default -> {
                return judge(t);
            }
        }
    }

    private double retry(double factor, Termination why) {
        trouble = why;
        suspicious = true;
        h *= factor;
        jacobianKnown = jacobianHere;
        return Double.POSITIVE_INFINITY;
    }

    /** The scaled error; sets the next step to try if it is too large. */
    private double judge(double t) {
        double[] last = newton.increment(tableau.stages() - 1);
        for (int k = 0; k < y.length; k++) {
            yEnd[k] = y[k] + last[k];
        }
        double error = fixedStep ? 0 : Math.max(1e-10, estimateError(t));
        if (error < 1) {
            return error;
        }
        if (Double.isNaN(error)) {
            return retry(SHRINK, Termination.NOT_FINITE);
        }
        boolean first = extrapolableStep == 0;
        double shrunk = control.afterRejection(h, error, newton);
        return retry(first ? FIRST_REJECTION : shrunk / h, Termination.STEP_TOO_SMALL);
    }

    /** Linearizes and factors as far as needed; false if the system is singular. */
    private boolean prepare(double t) {
        if (!jacobianKnown) {
            jacobian.linearize(t, y);
            linearizations++;
            jacobianKnown = true;
            jacobianHere = true;
            factoredStep = 0;
        }
        if (h != factoredStep) {
            try {
                factoredStep = 0;
                newton.factor(h);
                factorizations += 1 + tableau.pairs();
                factoredStep = h;
            } catch (SingularShiftException e) {
                return false;
            }
        }
        return true;
    }

    /** ‖(γ̂/h I − J)^{-1} (f(t_0, y_0) + γ̂/h Σ e_i z_i)‖; a suspicious estimate ≥ 1 is filtered once more. */
    private double estimateError(double t) {
        double[] error = newton.scratch(0);
        double[] weighted = newton.scratch(1);
        weighIncrements(weighted);
        filter(f, weighted, error);
        double norm = settings.tolerances().norm(error, y, yEnd);
        if (norm >= 1 && suspicious) {
            double[] shifted = newton.scratchState();
            for (int k = 0; k < y.length; k++) {
                shifted[k] = y[k] + error[k];
            }
            equations.evaluate(t, shifted, fEnd);
            filter(fEnd, weighted, error);
            norm = settings.tolerances().norm(error, y, yEnd);
        }
        return norm;
    }

    private void weighIncrements(double[] weighted) {
        Arrays.fill(weighted, 0);
        for (int i = 0; i < tableau.stages(); i++) {
            double weight = tableau.errorWeight(i) * tableau.gamma() / h;
            double[] z = newton.increment(i);
            for (int k = 0; k < weighted.length; k++) {
                weighted[k] += weight * z[k];
            }
        }
    }

    private void filter(double[] slope, double[] weighted, double[] error) {
        for (int k = 0; k < error.length; k++) {
            error[k] = slope[k] + weighted[k];
        }
        newton.solveReal(error);
    }

    /** Evaluates the field at the end of the step; if that is not finite, sets a smaller step and returns false. */
    private boolean evaluateEnd(double tEnd) {
        equations.evaluate(tEnd, yEnd, fEnd);
        if (StepSizes.isFinite(yEnd) && StepSizes.isFinite(fEnd)) {
            return true;
        }
        retry(SHRINK, Termination.NOT_FINITE);
        return false;
    }

    private void accept(double tEnd, double end, double error, boolean rejected) {
        ODEStateAndDerivative next = new ODEStateAndDerivative(tEnd, yEnd, fEnd);
        double taken = h;
        setStepSize(taken);
        ODEStateAndDerivative reached = acceptStep(
                new RadauInterpolator(
                        tableau,
                        y,
                        newton.increments(),
                        getStepStart(),
                        next,
                        getEquations().getMapper()),
                end);
        setStepStart(reached);
        if (isLastStep()) {
            return;
        }
        if (reached != next) {
            restart(reached);
            return;
        }
        advance(taken);
        if (!fixedStep) {
            chooseNextStep(error, rejected);
        }
    }

    private void advance(double taken) {
        double[] swap = y;
        y = yEnd;
        yEnd = swap;
        System.arraycopy(fEnd, 0, f, 0, f.length);
        newton.accept();
        extrapolableStep = taken;
        settings.tolerances().inverseScales(y, inverseScale);
        jacobianHere = false;
        suspicious = false;
    }

    private void chooseNextStep(double error, boolean rejected) {
        double wanted = control.afterAcceptance(h, error, newton);
        if (rejected) {
            wanted = Math.min(wanted, h);
        }
        boolean fast = newton.contraction() <= FAST_CONTRACTION;
        jacobianKnown = fast;
        if (!fast || wanted < h || wanted > DEAD_BAND * h) {
            h = wanted;
        }
    }
}
