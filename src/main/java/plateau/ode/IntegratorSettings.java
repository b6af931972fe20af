package plateau.ode;

/**
 * What both kinds of integrator can be told. Immutable.
 *
 * @param initialStep the first step to try, 0 for an automatic choice
 */
record IntegratorSettings(Tolerances tolerances, long maximalSteps, double initialStep) {
    private static final double DEFAULT_RELATIVE = 1e-8;
    private static final double DEFAULT_ABSOLUTE = 1e-12;
    private static final long DEFAULT_STEPS = 10_000_000;

    static IntegratorSettings defaults() {
        return new IntegratorSettings(Tolerances.of(DEFAULT_RELATIVE, DEFAULT_ABSOLUTE), DEFAULT_STEPS, 0);
    }

    IntegratorSettings withTolerances(Tolerances changed) {
        return new IntegratorSettings(changed, maximalSteps, initialStep);
    }

    IntegratorSettings withMaximalSteps(long changed) {
        if (changed < 1) {
            throw new IllegalArgumentException("A step limit of " + changed + " allows nothing: give at least 1.");
        }
        return new IntegratorSettings(tolerances, changed, initialStep);
    }

    IntegratorSettings withInitialStep(double changed) {
        if (!(changed > 0 && changed < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The initial step " + changed + " is not a positive number: leave it out"
                    + " for an automatic choice.");
        }
        return new IntegratorSettings(tolerances, maximalSteps, changed);
    }
}
