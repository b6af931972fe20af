package plateau.ode;

import java.util.OptionalDouble;

/** Where an integration ended, why, and what it cost. */
public final class IntegrationResult {
    private final double time;
    private final double[] state;
    private final Termination termination;
    private final Statistics statistics;
    private final OptionalDouble nextStep;

    public IntegrationResult(double time, double[] state, Termination termination, Statistics statistics) {
        this(time, state, termination, statistics, OptionalDouble.empty());
    }

    IntegrationResult(
            double time, double[] state, Termination termination, Statistics statistics, OptionalDouble nextStep) {
        this.time = time;
        this.state = state.clone();
        this.termination = termination;
        this.statistics = statistics;
        this.nextStep = nextStep;
    }

    /** The time of the last accepted step's end. */
    public double time() {
        return time;
    }

    /** The state there, a copy. */
    public double[] state() {
        return state.clone();
    }

    public Termination termination() {
        return termination;
    }

    public Statistics statistics() {
        return statistics;
    }

    /** The step with which the integration would have gone on, by the error of its last one; explicit integrators tell. */
    public OptionalDouble nextStep() {
        return nextStep;
    }

    /**
     * The cost of an integration.
     *
     * @param evaluations calls of the right-hand side
     * @param steps accepted steps
     * @param rejections rejected steps
     * @param linearizations Jacobians taken (0 for explicit methods)
     * @param factorizations shifted systems factored (0 for explicit methods)
     */
    public record Statistics(long evaluations, long steps, long rejections, long linearizations, long factorizations) {}
}
