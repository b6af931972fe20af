package plateau.ode;

import org.hipparchus.ode.nonstiff.EmbeddedRungeKuttaIntegrator;

/**
 * The explicit pairs of Dormand and Prince, 8(5,3) by default or 5(4), as Hipparchus has them, with dense output, for fields that are not stiff.
 *
 * <p>Tolerances: the estimated error of a step satisfies |err_i| ≤ rtol·max(|y_i|) + atol_i in root mean square over the
 * components (Hipparchus' norm). Default: rtol 1e-8, atol 1e-12. A step into values that are not finite is
 * retried with a smaller one from the last accepted state, until steps no longer advance time.
 *
 * <p>Source: Hairer, Nørsett, Wanner, <i>Solving Ordinary Differential Equations I</i>, II.5.
 */
public final class ExplicitIntegrator implements Integrator<VectorField> {
    private static final double AFTER_NOT_FINITE = 0.25;
    /** Hipparchus' own. */
    private static final double USUAL_SAFETY = 0.9;

    private final IntegratorSettings settings;
    private final int order;
    private final double safety;

    private ExplicitIntegrator(IntegratorSettings settings, int order, double safety) {
        this.settings = settings;
        this.order = order;
        this.safety = safety;
    }

    /** Order 8, rtol 1e-8, atol 1e-12, automatic first step, at most ten million steps. */
    public static ExplicitIntegrator defaults() {
        return new ExplicitIntegrator(IntegratorSettings.defaults(), 8, USUAL_SAFETY);
    }

    /**
     * With one pair of tolerances for all components.
     *
     * @param rtol in [1e-14, 1)
     * @param atol positive
     */
    public ExplicitIntegrator withTolerances(double rtol, double atol) {
        return new ExplicitIntegrator(settings.withTolerances(Tolerances.of(rtol, atol)), order, safety);
    }

    /**
     * With an absolute tolerance for each component.
     *
     * @param rtol in [1e-14, 1)
     * @param atol positive, one per component
     */
    public ExplicitIntegrator withTolerances(double rtol, double[] atol) {
        return new ExplicitIntegrator(settings.withTolerances(Tolerances.of(rtol, atol)), order, safety);
    }

    /**
     * With the pair of order 8 or 5.
     *
     * @throws IllegalArgumentException for another order
     */
    public ExplicitIntegrator withOrder(int changed) {
        if (changed != 8 && changed != 5) {
            throw new IllegalArgumentException(
                    "There is no explicit pair of order " + changed + " here: choose 8 or 5.");
        }
        return new ExplicitIntegrator(settings, changed, safety);
    }

    /**
     * With steps of this part of what the last error allows, 0.9 by default. Less is better where many are rejected.
     *
     * @throws IllegalArgumentException unless it is in (0, 1)
     */
    public ExplicitIntegrator withSafety(double changed) {
        if (!(changed > 0 && changed < 1)) {
            throw new IllegalArgumentException("A safety factor of " + changed + " is not in (0, 1).");
        }
        return new ExplicitIntegrator(settings, order, changed);
    }

    /** With at most n accepted steps; more end the integration with {@link Termination#STEP_LIMIT}. */
    public ExplicitIntegrator withMaximalSteps(long n) {
        return new ExplicitIntegrator(settings.withMaximalSteps(n), order, safety);
    }

    /** With a first step to try, in units of time. */
    public ExplicitIntegrator withInitialStep(double h) {
        return new ExplicitIntegrator(settings.withInitialStep(h), order, safety);
    }

    @Override
    public IntegrationResult integrate(VectorField field, double t0, double[] y0, double t1, StepMonitor monitor) {
        HipparchusRun.check(field, t0, y0, t1, settings.tolerances());
        if (field instanceof StiffVectorField stiff && stiff.differentialComponents() < field.dimension()) {
            throw new IllegalArgumentException(
                    "The field has algebraic components, which only RadauIntegrator solves for.");
        }
        FieldEquations equations = new FieldEquations(field);
        ExplicitRules rules = new ExplicitRules(settings, equations, t1);
        HipparchusRun run = new HipparchusRun(t0, y0, t1, monitor, settings.maximalSteps());
        Termination termination = goWithRetries(run, rules, equations);
        return new IntegrationResult(
                run.time(),
                run.state(),
                termination,
                new IntegrationResult.Statistics(
                        equations.evaluations(), run.steps(), rules.attempts() - run.steps(), 0, 0),
                rules.proposal());
    }

    private Termination goWithRetries(HipparchusRun run, ExplicitRules rules, FieldEquations equations) {
        double firstStep = settings.initialStep();
        while (true) {
            EmbeddedRungeKuttaIntegrator stepper = stepper(rules, firstStep);
            Termination termination = run.go(stepper, equations);
            firstStep = AFTER_NOT_FINITE * stepper.getCurrentSignedStepsize();
            if (termination != Termination.NOT_FINITE || firstStep < StepSizes.smallest(run.time())) {
                return termination;
            }
        }
    }

    private EmbeddedRungeKuttaIntegrator stepper(ExplicitRules rules, double firstStep) {
        EmbeddedRungeKuttaIntegrator stepper = order == 8
                ? new RelativeDormandPrince853(rules, firstStep)
                : new RelativeDormandPrince54(rules, firstStep);
        stepper.setSafety(safety);
        return stepper;
    }
}
