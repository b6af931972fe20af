package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import plateau.flow.FlowTolerances;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.ode.DenseStep;
import plateau.ode.ExplicitIntegrator;
import plateau.ode.IntegrationResult;
import plateau.ode.StepMonitor;
import plateau.ode.StepMonitor.Verdict;
import plateau.ode.Termination;

/**
 * Integrates the fast and the slow system of the mean-field flow separately (theory.md §5): degrees that have relaxed are locked
 * onto the slow manifold ({@link SlowSystem}), freed when they stop being slaved ({@link LockPolicy}), and every segment runs an
 * explicit integrator on its own clock. The cost hardly depends on ε: only the exponential growth that seeds degree 1
 * takes a time that grows, like ln(1/ε).
 *
 * <p><b>Error.</b> With δ the ratio of the time-scales of locked and of free degrees, a manifold cut at order j is right to O(δ^j) S_k,
 * and so is everything computed with it. While degree 2 is waited for, degree 1 relaxes at G_11/ε ~ ε^{−1/2} and the wait is ε^{1/4}:
 * δ ~ ε^{1/4} (degree 0, at 1/ε, has δ ~ ε^{3/4}). Locking 0 and 1 halfway through the wait therefore moves t_2 by ε^{j/4}
 * ({@link SplitError}): the measured exponents times 4 are 1.08 and 2.16 for j = 1, 2 (ε from 1e-10 to 1e-14) and 3.00 for j = 3 (1e-8
 * to 1e-12, where it still stands above the reference's own error); above 1e-8 no order has settled. Here j = 4. Its last term is found by
 * differences, whose error, about 1e-4 of the term of order 2, is what is left below ε = 1e-8: there j = 4 is ten times
 * better than j = 3, but falls no faster than j = 2. As c³ is measured, θ = {@value #MANIFOLD_TOLERANCE} rtol bounds the term
 * before what is neglected, and the state is moved onto the manifold at every joint. The estimate in each
 * {@link Segment} is
 *
 * <pre>  {@value #STEPS} r (3/2 + degrees learned) + {@value #TRANSIENT} (Σ_locks mismatch + max refresh) + {@value #AMPLIFICATION} max truncation,   r = {@value #STEP_TOLERANCE} rtol</pre>
 *
 * whose factors were found by comparison with the reference over the golden cases and random problems.
 */
final class FastSlowSolver implements FlowSolver {
    static final double MANIFOLD_TOLERANCE = 1e3;
    static final double STEP_TOLERANCE = 200;
    /** The steps' own estimates are too low where a step spans most of a drop, and its dense output is worse than its end. */
    static final double STEPS = 0.5;

    static final double AMPLIFICATION = 0.5;
    /** A mismatch is mostly the transient that is left, which the move along the fast fibres takes away to first order. */
    static final double TRANSIENT = 0.4;

    private static final double LOOSEST_MANIFOLD = 1e-3;
    private static final double LOOSEST_STEP = 1e-4;
    /** After a release the first step resolves the freed relaxation. */
    private static final double FIRST_STEP = 0.3;

    /** With Hipparchus' 0.9 one step in five is rejected on slaved residuals, whose errors do not follow the order. */
    private static final double SAFETY = 0.8;

    private static final int PROJECTIONS = 3;
    private static final double ON_MANIFOLD = 1e-3;
    /**
     * Where time-scales are separated, 50 to 250 steps are enough at a relative tolerance of 1e-8. An implicit integration of the whole
     * flow takes the time of about this many: beyond them it is the better bet.
     */
    private static final double MOST_STEPS = 300;

    private static final double ORDER = 8;

    private final LinkPair links;
    private final NeuronClasses neurons;
    private final double stepTolerance;
    private final double manifoldTolerance;
    private final long mostSteps;

    FastSlowSolver(LinkPair links, NeuronClasses neurons, double rtol) {
        this.links = links;
        this.neurons = neurons;
        this.stepTolerance = Math.min(LOOSEST_STEP, STEP_TOLERANCE * rtol);
        this.manifoldTolerance = Math.min(LOOSEST_MANIFOLD, MANIFOLD_TOLERANCE * rtol);
        this.mostSteps = Math.round(MOST_STEPS * Math.pow(STEP_TOLERANCE * 1e-8 / stepTolerance, 1 / ORDER));
    }

    @Override
    public Run run(double epsilon, List<Integer> awaited, double end, double expected, Progress progress) {
        return new Solve(epsilon, awaited, end, expected, progress).run();
    }

    /** One solve: the state of the joint between segments. */
    private final class Solve {
        private final double epsilon;
        private final double end;
        private final SlowSystem system;
        private final LockPolicy policy;
        private final LearningTimes times;
        private final RunRecorder recorder;
        private final StepMonitor watchers;
        private final ExplicitIntegrator integrator;
        private final List<Segment> segments = new ArrayList<>();
        private double[] y;
        private double t;
        private double step;
        private double joint;
        private double locks;
        private double refresh;
        private double truncation;
        private double segmentStart;
        private double segmentTruncation;
        private long segmentEvaluations;
        private long evaluations;
        private long steps;

        Solve(double epsilon, List<Integer> awaited, double end, double expected, Progress progress) {
            this.epsilon = epsilon;
            this.end = end;
            this.system = new SlowSystem(links, neurons, epsilon);
            this.policy = new LockPolicy(system, new SlowSystem(links, neurons, epsilon), manifoldTolerance);
            this.times = LearningTimes.of(system.residuals(), system.dimension(), links, awaited);
            this.recorder = RunRecorder.of(system.residuals(), system.dimension(), epsilon, end);
            this.watchers = StepMonitor.all(times, recorder, RunRecorder.reporting(epsilon, end, expected, progress));
            this.y = system.initialState();
            this.integrator = ExplicitIntegrator.defaults()
                    .withSafety(SAFETY)
                    .withTolerances(stepTolerance, absoluteTolerances());
        }

        private double[] absoluteTolerances() {
            return FlowTolerances.of(MeanFieldFlow.of(links, neurons, epsilon), stepTolerance)
                    .meanField(system.dimension());
        }

        Run run() {
            Termination termination = Termination.END_REACHED;
            boolean going = true;
            while (going) {
                Segment.Kind kind =
                        policy.active().isEmpty() && !system.locked().isEmpty() ? Segment.Kind.SLOW : Segment.Kind.FAST;
                List<Integer> relaxing = policy.active();
                SegmentMonitor monitor = new SegmentMonitor();
                IntegrationResult result = integrate(monitor);
                segmentEvaluations += result.statistics().evaluations();
                steps += result.statistics().steps();
                step = result.nextStep().orElse(step);
                move(result, monitor);
                if (monitor.action != LockPolicy.Action.RETRY) {
                    close(kind, relaxing);
                }
                termination = monitor.verdict == Verdict.CONTINUE && result.termination() == Termination.GOAL_REACHED
                        ? Termination.END_REACHED
                        : result.termination();
                going = monitor.verdict == Verdict.CONTINUE
                        && result.termination() == Termination.GOAL_REACHED
                        && t < end;
                if (going && steps >= mostSteps) {
                    termination = Termination.STEP_LIMIT;
                    going = false;
                }
                if (going) {
                    act(monitor.action);
                }
            }
            return finished(termination);
        }

        private IntegrationResult integrate(SegmentMonitor monitor) {
            ExplicitIntegrator begun = step > 0 ? integrator.withInitialStep(Math.min(step, end - t)) : integrator;
            return begun.withMaximalSteps(Math.max(1, mostSteps - steps)).integrate(system, 0, y, end - t, monitor);
        }

        private void move(IntegrationResult result, SegmentMonitor monitor) {
            t = monitor.steps > 0 ? t + policy.time() : t;
            t = result.termination() == Termination.END_REACHED ? end : t;
            y = monitor.steps > 0 ? policy.state().clone() : y;
        }

        private void close(Segment.Kind kind, List<Integer> relaxing) {
            truncation = Math.max(truncation, segmentTruncation);
            segments.add(new Segment(
                    kind,
                    segmentStart,
                    t,
                    system.locked().sorted(),
                    relaxing,
                    segmentEvaluations,
                    joint,
                    segmentTruncation,
                    relativeError()));
            evaluations += segmentEvaluations;
            segmentStart = t;
            segmentEvaluations = 0;
            segmentTruncation = 0;
            joint = 0;
        }

        private double relativeError() {
            long learned =
                    times.found().stream().filter(d -> d.t50().isPresent()).count();
            return STEPS * stepTolerance * (1.5 + learned) + TRANSIENT * (locks + refresh) + AMPLIFICATION * truncation;
        }

        private void act(LockPolicy.Action action) {
            switch (action) {
                case LOCK -> {
                    system.lock(policy.next());
                    locks += policy.mismatch();
                    project();
                }
                case REFRESH -> {
                    refresh = Math.max(refresh, policy.mismatch());
                    project();
                }
                case RELEASE -> {
                    step = Math.min(step, FIRST_STEP / policy.rate());
                    refresh = Math.max(refresh, policy.mismatch());
                    system.lock(policy.next());
                    system.keepOrder(SlowSystem.HIGHEST_ORDER);
                }
                case RETRY -> step = policy.shorter();
                case GO_ON, ACTIVATE, NEW_CLOCK -> {}
            }
        }

        /** Moves the state onto the manifold by Newton's method, as long as that brings it nearer. */
        private void project() {
            joint = policy.mismatch();
            system.keepOrder(SlowSystem.HIGHEST_ORDER);
            double distance = Double.POSITIVE_INFINITY;
            double[] nearest = y;
            for (int pass = 0; pass <= PROJECTIONS; pass++) {
                system.measure(y);
                double moved = system.point().distance();
                if (!(moved < distance)) {
                    break;
                }
                distance = moved;
                nearest = y.clone();
                if (distance <= ON_MANIFOLD * manifoldTolerance) {
                    break;
                }
                system.point().project(y);
            }
            y = nearest;
        }

        private Run finished(Termination termination) {
            return new Run(
                    epsilon,
                    Method.FAST_SLOW,
                    times.found(),
                    recorder.risk(y),
                    t,
                    evaluations,
                    termination,
                    recorder.curve(system.initialState(), t, y),
                    segments);
        }

        /** Lets the policy look at a step first, since it may cut it short, then everybody else. */
        private final class SegmentMonitor implements StepMonitor {
            private LockPolicy.Action action = LockPolicy.Action.GO_ON;
            private Verdict verdict = Verdict.CONTINUE;
            private long steps;

            @Override
            public Verdict accepted(DenseStep local) {
                steps++;
                action = policy.decide(local);
                if (action == LockPolicy.Action.RETRY) {
                    return Verdict.STOP;
                }
                segmentTruncation = Math.max(segmentTruncation, policy.truncation());
                verdict = watchers.accepted(new ClockedStep(local, t, policy.time()));
                policy.prepare();
                return verdict == Verdict.CONTINUE && action != LockPolicy.Action.GO_ON ? Verdict.STOP : verdict;
            }
        }
    }
}
