package plateau.ode;

/**
 * Radau IIA collocation with s = 3, 5 or 7 stages (order 5, 9 or 13): implicit, L-stable, stiffly accurate, with adaptive
 * steps, for fields that can solve with shifts of their Jacobian.
 *
 * <p>Why this method: for ε → 0 the reduced flows are gradient flows with a stiff potential. Their limit is a
 * differential-algebraic system of index 2, with the forces (residuals over ε) as multipliers. There Rosenbrock methods
 * and singly implicit ones lose their order; Radau IIA keeps order 2s − 1 in the state and s in the multipliers (Hairer,
 * Wanner, <i>Solving Ordinary Differential Equations II</i>, VII.4), and its stages are exact in the limit because the last one
 * is the step's end.
 *
 * <p>Tolerances: the estimated error of a step satisfies |err_i| ≤ rtol·max(|y_i|) + atol_i in <em>every</em> component (the
 * largest of both ends of the step; no average over components). The estimate belongs to an embedded formula of order s,
 * the same order as the dense output inside a step; the step's end is more accurate. Default: rtol 1e-8, atol 1e-12.
 *
 * <p>Cost per step: O(s² n) besides about 4 s evaluations and as many solves; memory about 4 s + 12 vectors, nothing
 * quadratic in the dimension.
 */
public final class RadauIntegrator implements Integrator<StiffVectorField> {
    private static final int AUTOMATIC = 0;
    private static final double LOOSE = 1e-6;

    private final IntegratorSettings settings;
    private final int stages;

    private RadauIntegrator(IntegratorSettings settings, int stages) {
        this.settings = settings;
        this.stages = stages;
    }

    /** rtol 1e-8, atol 1e-12, stages chosen by tolerance, automatic first step, at most ten million steps. */
    public static RadauIntegrator defaults() {
        return new RadauIntegrator(IntegratorSettings.defaults(), AUTOMATIC);
    }

    /**
     * With one pair of tolerances for all components.
     *
     * @param rtol in [1e-14, 1)
     * @param atol positive
     */
    public RadauIntegrator withTolerances(double rtol, double atol) {
        return new RadauIntegrator(settings.withTolerances(Tolerances.of(rtol, atol)), stages);
    }

    /**
     * With an absolute tolerance for each component.
     *
     * @param rtol in [1e-14, 1)
     * @param atol positive, one per component
     */
    public RadauIntegrator withTolerances(double rtol, double[] atol) {
        return new RadauIntegrator(settings.withTolerances(Tolerances.of(rtol, atol)), stages);
    }

    /**
     * With s stages, order 2s − 1; by default the tolerance chooses.
     *
     * @throws IllegalArgumentException unless stages is 3, 5 or 7
     */
    public RadauIntegrator withStages(int stages) {
        return new RadauIntegrator(settings, RadauTableau.of(stages).stages());
    }

    /** With at most n accepted steps; more end the integration with {@link Termination#STEP_LIMIT}. */
    public RadauIntegrator withMaximalSteps(long n) {
        return new RadauIntegrator(settings.withMaximalSteps(n), stages);
    }

    /** With a first step to try, in units of time. */
    public RadauIntegrator withInitialStep(double h) {
        return new RadauIntegrator(settings.withInitialStep(h), stages);
    }

    @Override
    public IntegrationResult integrate(StiffVectorField field, double t0, double[] y0, double t1, StepMonitor monitor) {
        HipparchusRun.check(field, t0, y0, t1, settings.tolerances());
        FieldEquations equations = new FieldEquations(field);
        RadauStepper stepper = new RadauStepper(tableau(), settings, equations, field);
        HipparchusRun run = new HipparchusRun(t0, y0, t1, monitor, settings.maximalSteps());
        Termination termination = run.go(stepper, equations);
        return new IntegrationResult(
                run.time(),
                run.state(),
                termination,
                new IntegrationResult.Statistics(
                        equations.evaluations(),
                        run.steps(),
                        stepper.rejections(),
                        stepper.linearizations(),
                        stepper.factorizations()));
    }

    private RadauTableau tableau() {
        if (stages != AUTOMATIC) {
            return RadauTableau.of(stages);
        }
        return RadauTableau.of(settings.tolerances().relative() > LOOSE ? 3 : 5);
    }
}
