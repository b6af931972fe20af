package plateau.timescale;

import java.util.OptionalDouble;
import plateau.ode.DenseStep;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.IntegrationResult;
import plateau.ode.StepMonitor;
import plateau.ode.Termination;

/**
 * Integrates the stage equations to their blow-up and extrapolates its time (theory.md §4). Immutable.
 *
 * <p>Near the blow-up (A, S) ~ X (c − τ)^{−1/(p−1)}, so 1/ρ falls in proportion to c − τ; c is where the line through its last
 * two values reaches 0. The clock of {@link StageFlow} comes within {@value #CLOSE} of c in a few dozen units, so that this
 * extrapolates almost nothing. Where a skipped degree damps, its rate outgrows the blow-up's and the equations become stiff: there
 * the approach ends at {@value #CLOSE_WITH_DAMPING}.
 */
public final class StageSolver {
    private static final double CLOSE = 1e-9;

    private static final double CLOSE_WITH_DAMPING = 1e-5;
    /** Units of the clock: a wait forty times as long as the scales suggest, and the approach to its blow-up. */
    private static final double LONGEST = 60;

    /** 1/ρ over τ of a power law; it falls to 0 at a blow-up. */
    private static final double POWER = 0.3;

    private static final double STANDSTILL = 1e-12;
    private static final double COARSER = 100;
    private static final double DEFAULT_RTOL = 1e-11;
    private static final double ABSOLUTE = 1e-3;
    private static final long MOST_STEPS = 4000;

    private final double rtol;
    private final double close;

    private StageSolver(double rtol, double close) {
        this.rtol = rtol;
        this.close = close;
    }

    /** rtol 1e-11. */
    public static StageSolver defaults() {
        return new StageSolver(DEFAULT_RTOL, CLOSE);
    }

    /**
     * With another relative tolerance.
     *
     * @param changed in [1e-13, 1e-4]
     */
    public StageSolver withRtol(double changed) {
        if (!(changed >= 1e-13 && changed <= 1e-4)) {
            throw new IllegalArgumentException("rtol is " + changed + ": give a value from 1e-13 to 1e-4");
        }
        return new StageSolver(changed, close);
    }

    /** A solver that stops a thousand times farther from the blow-up, to see what the rest of the way changes. */
    StageSolver stoppingEarlier() {
        return new StageSolver(rtol, 1e3 * close);
    }

    /** Solves a stage from a start, which must satisfy its constraints. */
    public StageSolution solve(Stage stage, StageState start) {
        StageSolution fine = once(stage, start, rtol);
        if (fine.constant().isEmpty()) {
            return fine;
        }
        StageSolution coarse = once(stage, start, rtol * COARSER);
        double difference = coarse.constant().isPresent()
                ? Math.abs(coarse.constant().getAsDouble() - fine.constant().getAsDouble())
                : fine.constant().getAsDouble();
        return new StageSolution(
                stage,
                fine.outcome(),
                fine.constant(),
                fine.error() + difference,
                start,
                fine.end(),
                fine.endTime(),
                fine.growth(),
                fine.rank(),
                fine.drift(),
                fine.evaluations() + coarse.evaluations());
    }

    private StageSolution once(Stage stage, StageState start, double tolerance) {
        StageFlow flow = StageFlow.of(stage, start);
        Approach approach =
                new Approach(flow, stage, stage.damping().isEmpty() ? close : Math.max(close, CLOSE_WITH_DAMPING));
        double size = Math.pow(Math.abs(stage.held(stage.after())), 1.0 / (stage.after() + 1));
        IntegrationResult result = ExplicitIntegrator.defaults()
                .withTolerances(tolerance, ABSOLUTE * tolerance * Math.min(size, 1 / stage.naturalRate()))
                .withMaximalSteps(MOST_STEPS)
                .integrate(flow, 0, flow.vector(start), LONGEST, approach);
        double[] y = result.state();
        return new StageSolution(
                stage,
                approach.outcome(result),
                approach.blownUp ? OptionalDouble.of(approach.extrapolated()) : OptionalDouble.empty(),
                approach.blownUp ? approach.change() : 0,
                start,
                flow.state(y),
                y[y.length - 1],
                approach.growth(),
                flow.rank(),
                flow.drift(y),
                result.statistics().evaluations());
    }

    /** Watches the approach to the blow-up through three last values of τ, 1/ρ and E[A S^p]. */
    private static final class Approach implements StepMonitor {
        private final StageFlow flow;
        private final Stage stage;
        private final double close;
        private final double[] y;
        private final double[] dydt;
        private final double[] tau = new double[3];
        private final double[] span = new double[3];
        private final double[] moment = new double[3];
        private boolean blownUp;
        private boolean still;

        Approach(StageFlow flow, Stage stage, double close) {
            this.flow = flow;
            this.close = close;
            this.stage = stage;
            this.y = new double[flow.dimension()];
            this.dydt = new double[flow.dimension()];
        }

        @Override
        public Verdict accepted(DenseStep step) {
            step.stateAt(step.end(), y);
            flow.evaluate(step.end(), y, dydt);
            double rate = flow.rate();
            still = rate <= STANDSTILL * stage.naturalRate();
            if (still) {
                return Verdict.STOP;
            }
            remember(tau, y[y.length - 1]);
            remember(span, 1 / rate);
            remember(moment, flow.moment(y, stage.degree()));
            blownUp = tau[0] > 0 && span[2] < close * tau[2];
            return blownUp ? Verdict.STOP : Verdict.CONTINUE;
        }

        StageOutcome outcome(IntegrationResult result) {
            if (blownUp) {
                return StageOutcome.BLOWS_UP;
            }
            if (still) {
                return StageOutcome.STATIONARY;
            }
            boolean end = result.termination() == Termination.END_REACHED;
            return end || growsLikeAPower(result) ? StageOutcome.NO_BLOW_UP : StageOutcome.UNFINISHED;
        }

        /**
         * Where A is fixed by S the classes of one sign are drawn together ever faster while the state only grows like a power of τ:
         * explicit steps become short, and there is nothing more to see.
         */
        private boolean growsLikeAPower(IntegrationResult result) {
            return result.termination() == Termination.STEP_LIMIT
                    && tau[2] * stage.naturalRate() >= 1
                    && span[2] > POWER * tau[2];
        }

        double extrapolated() {
            return extrapolated(1);
        }

        double change() {
            return Math.abs(extrapolated(1) - extrapolated(0));
        }

        double growth() {
            return Math.log(Math.abs(moment[2] / moment[1])) / Math.log(tau[2] / tau[1]);
        }

        private double extrapolated(int i) {
            double slope = (span[i] - span[i + 1]) / (tau[i + 1] - tau[i]);
            return tau[i + 1] + span[i + 1] / slope;
        }

        private static void remember(double[] last, double value) {
            last[0] = last[1];
            last[1] = last[2];
            last[2] = value;
        }
    }
}
