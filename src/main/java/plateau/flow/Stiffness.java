package plateau.flow;

/**
 * Which integrator is cheaper for a flow of finite width. The fast rate is at most U(1)/ε, so that an explicit method takes
 * steps of a few ε/U(1) however smooth the solution is; an implicit one solves dense systems of the state's size N instead. The
 * numbers are measured costs in microseconds on one machine: they need to be right to a factor of a few only.
 */
final class Stiffness {
    /** N² numbers are kept for each of six matrices. */
    private static final int LARGEST_IMPLICIT = 1000;

    private static final double EVALUATIONS = 1500;
    private static final double EVALUATIONS_PER_FAST_TIME = 0.8;
    private static final double FACTORIZATION = 0.45;

    private Stiffness() {}

    /**
     * Whether an implicit integrator is expected to be cheaper.
     *
     * @param dimension N
     * @param fastTimes U(1)/ε times the length of the integration
     */
    static boolean prefersImplicit(int dimension, double fastTimes) {
        double evaluation = 1 + 0.04 * dimension;
        double explicit = (EVALUATIONS + EVALUATIONS_PER_FAST_TIME * fastTimes) * evaluation;
        double implicit = 2 * EVALUATIONS * evaluation + FACTORIZATION * Math.pow(dimension, 3);
        return dimension <= LARGEST_IMPLICIT && implicit < explicit;
    }
}
