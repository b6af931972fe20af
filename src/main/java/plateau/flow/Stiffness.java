package plateau.flow;

/**
 * Which integrator is cheaper for a flow of finite width. The fast rate is about ‖σ‖²/ε, so that an explicit method takes steps
 * of a few ε/‖σ‖² however smooth the solution is; an implicit one solves dense systems as large as the state instead.
 */
record Stiffness(int dimension, double explicitEvaluations) {
    private static final int LARGEST_IMPLICIT = 300;

    static Stiffness of(ReducedFlow flow, double end) {
        return new Stiffness(flow.dimension(), 0);
    }

    boolean prefersImplicit() {
        return dimension <= LARGEST_IMPLICIT;
    }
}
