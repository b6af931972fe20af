package plateau.timescale;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.ode.Termination;

/** Answers a request: laws and floor from the coefficients, times from integrations, and what limits both. */
public final class Predictor {
    /** At the saddle, or with nothing to wait for, a run shows the flow up to this time. */
    private static final double IDLE_END = 10;

    private Predictor() {}

    /**
     * Predicts which degrees are learned, in which order, when, and how low the risk can go.
     *
     * <p>If the caller interrupts, the runs finished and the part of the one under way are kept; the rest is missing.
     *
     * @throws IllegalArgumentException if the request cannot be met, for example too small a dimension
     */
    public static Prediction predict(PredictionRequest request, Progress progress) {
        return predict(request, LearningLaws.of(request), progress);
    }

    /**
     * As {@link #predict(PredictionRequest, Progress)} with the laws known: they do not depend on ε, and their constants can take longer
     * than a run.
     *
     * @param laws those of the request's links, law and classes
     */
    public static Prediction predict(PredictionRequest request, List<LearningLaw> laws, Progress progress) {
        LinkPair links = request.links();
        NeuronClasses neurons = request.neurons();
        boolean atInfiniteDimension = neurons.startsAtZeroOverlap();
        List<Integer> awaited = awaited(links, atInfiniteDimension);
        List<MethodDifference> checks = new ArrayList<>();
        List<Run> runs = runs(request, neurons, laws, awaited, checks, progress);
        List<LocalSlope> slopes = slopes(runs, links);
        List<HierarchyTime> hierarchy = Hierarchy.of(links, neurons, laws, runs);
        List<Warning> warnings = new ArrayList<>(Diagnosis.of(request, neurons));
        warnings.addAll(Findings.of(request, laws, awaited, runs, slopes, hierarchy));
        return new Prediction(
                links,
                request.law().text(),
                neurons.count(),
                summaries(links, atInfiniteDimension),
                links.riskFloor(),
                laws,
                PlateauHeights.of(links, awaited),
                runs,
                slopes,
                hierarchy,
                checks,
                warnings);
    }

    private static List<Run> runs(
            PredictionRequest request,
            NeuronClasses neurons,
            List<LearningLaw> laws,
            List<Integer> awaited,
            List<MethodDifference> checks,
            Progress progress) {
        FlowSolver solver = solver(request, neurons);
        List<Run> runs = new ArrayList<>();
        for (double epsilon : request.epsilons()) {
            double natural = awaited.isEmpty() ? IDLE_END : Horizon.natural(request.links(), neurons, laws, epsilon);
            boolean endGiven = request.until().isPresent();
            double end = request.until().orElse(awaited.isEmpty() ? natural : Horizon.PATIENCE * natural);
            Run run = solver.run(epsilon, endGiven ? List.of() : awaited, end, endGiven ? end : 3 * natural, progress);
            runs.add(run);
            if (request.check() && run.method() != Method.REFERENCE && run.termination() != Termination.INTERRUPTED) {
                FlowSolver reference = new ReferenceSolver(request.links(), neurons, request.rtol());
                compare(run, reference.run(epsilon, List.of(), run.endTime(), run.endTime(), progress), checks);
            }
            if (run.termination() == Termination.INTERRUPTED) {
                break;
            }
        }
        return runs;
    }

    private static void compare(Run run, Run reference, List<MethodDifference> checks) {
        for (DegreeTimes times : run.times()) {
            OptionalDouble fastSlow = times.t50();
            OptionalDouble stiff =
                    reference.timesOf(times.degree()).orElseThrow().t50();
            if (fastSlow.orElse(0) > 0 && stiff.orElse(0) > 0) {
                checks.add(new MethodDifference(
                        run.epsilon(),
                        times.degree(),
                        fastSlow.getAsDouble(),
                        stiff.getAsDouble(),
                        run.relativeErrorAt(times.degree(), fastSlow.getAsDouble())));
            }
        }
    }

    private static FlowSolver solver(PredictionRequest request, NeuronClasses neurons) {
        FlowSolver reference = new ReferenceSolver(request.links(), neurons, request.rtol());
        return request.method() == Method.REFERENCE
                ? reference
                : new FastSlowSolver(request.links(), neurons, request.rtol()).orElse(reference);
    }

    /** The degrees that the flow can learn from this start: at the saddle of d = ∞ only degree 0. */
    private static List<Integer> awaited(LinkPair links, boolean atInfiniteDimension) {
        List<Integer> awaited = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.learnable(k) && learnability(links, k, atInfiniteDimension) == Learnability.LEARNABLE) {
                awaited.add(k);
            }
        }
        return awaited;
    }

    private static List<DegreeSummary> summaries(LinkPair links, boolean atInfiniteDimension) {
        List<DegreeSummary> summaries = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            summaries.add(
                    new DegreeSummary(k, links.phi(k), links.sigma(k), learnability(links, k, atInfiniteDimension)));
        }
        return summaries;
    }

    private static Learnability learnability(LinkPair links, int k, boolean atInfiniteDimension) {
        if (links.phi(k) == 0) {
            return Learnability.ABSENT;
        }
        if (links.sigma(k) == 0) {
            return Learnability.UNREACHABLE;
        }
        boolean stuck = k >= 2 && atInfiniteDimension && !links.learnable(1);
        return stuck ? Learnability.SADDLE : Learnability.LEARNABLE;
    }

    private static List<LocalSlope> slopes(List<Run> runs, LinkPair links) {
        List<Run> falling = runs.stream()
                .sorted(Comparator.comparingDouble(Run::epsilon).reversed())
                .toList();
        List<LocalSlope> slopes = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            for (int i = 1; i < falling.size(); i++) {
                OptionalDouble slope = slope(falling.get(i - 1), falling.get(i), k);
                if (slope.isPresent()) {
                    slopes.add(new LocalSlope(
                            k, falling.get(i - 1).epsilon(), falling.get(i).epsilon(), slope.getAsDouble()));
                }
            }
        }
        return slopes;
    }

    private static OptionalDouble slope(Run from, Run to, int k) {
        double start = from.timesOf(k)
                .map(DegreeTimes::t50)
                .orElse(OptionalDouble.empty())
                .orElse(0);
        double end = to.timesOf(k)
                .map(DegreeTimes::t50)
                .orElse(OptionalDouble.empty())
                .orElse(0);
        return start > 0 && end > 0
                ? OptionalDouble.of(Math.log(start / end) / Math.log(from.epsilon() / to.epsilon()))
                : OptionalDouble.empty();
    }
}
