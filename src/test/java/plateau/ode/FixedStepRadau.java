package plateau.ode;

/** Radau IIA with constant steps. */
final class FixedStepRadau {
    private FixedStepRadau() {}

    static IntegrationResult integrate(
            DenseStiffField field, int stages, double[] y0, double end, int steps, StepMonitor monitor) {
        IntegratorSettings settings = IntegratorSettings.defaults()
                .withTolerances(Tolerances.of(1e-13, 1e-13))
                .withInitialStep(end / steps);
        FieldEquations equations = new FieldEquations(field);
        RadauStepper stepper = new RadauStepper(RadauTableau.of(stages), settings, equations, field);
        stepper.holdStep();
        HipparchusRun run = new HipparchusRun(0, y0, end, monitor, 10L * steps);
        Termination termination = run.go(stepper, equations);
        if (termination != Termination.END_REACHED || run.steps() != steps) {
            throw new AssertionError("no run with " + steps + " constant steps: " + run.steps() + ", " + termination);
        }
        return new IntegrationResult(
                run.time(),
                run.state(),
                termination,
                new IntegrationResult.Statistics(equations.evaluations(), run.steps(), stepper.rejections(), 0, 0));
    }
}
