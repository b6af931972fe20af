package plateau.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plateau.blas.Blas;
import plateau.flow.FlowRun;
import plateau.flow.NeuronClasses;
import plateau.flow.OverlapStart;
import plateau.network.NetworkRun;
import plateau.network.NetworkStart;
import plateau.network.PopulationRisk;
import plateau.network.PopulationTraining;
import plateau.network.SgdSettings;
import plateau.network.SgdTraining;
import plateau.network.TrainingObserver;
import plateau.ode.StepMonitor;
import plateau.ode.StepMonitor.Verdict;
import plateau.timescale.Method;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;
import plateau.timescale.Run;

/**
 * Where the rungs of one experiment run their dynamics: it keeps what several rungs need, and a ledger of the invariants of
 * every run. Used by one thread; runs that do not depend on each other share the cores.
 */
public final class Laboratory {
    private static final int RECORDS = 400;
    /** Above this width a run is recorded at the times of comparison only: a record holds m² overlaps. */
    private static final int DENSE_WIDTH = 64;

    /** How the ledger calls the fast–slow solves. */
    static final String FAST_SLOW = "fast–slow solve";

    private static final double NETWORK_RTOL = 1e-11;

    private final Problem problem;
    private final ReducedDynamics reduced;
    private final Blas blas;
    private final int threads;
    private final Map<String, List<Invariants>> ledger;
    private final Map<SgdPlan, List<Trace>> sgdRuns;
    private final Map<SgdPlan, SgdEnsemble> ensembles = new LinkedHashMap<>();
    private final Map<Long, Trace> sharedFlows = new LinkedHashMap<>();
    private @Nullable PopulationRisk tabulated;

    private Laboratory(
            Problem problem,
            ReducedDynamics reduced,
            Blas blas,
            int threads,
            Map<String, List<Invariants>> ledger,
            Map<SgdPlan, List<Trace>> sgdRuns) {
        this.problem = problem;
        this.reduced = reduced;
        this.blas = blas;
        this.threads = threads;
        this.ledger = ledger;
        this.sgdRuns = sgdRuns;
    }

    /**
     * A laboratory without results yet.
     *
     * @param threads runs at the same time, ≥ 1; the results do not depend on it
     */
    static Laboratory of(Problem problem, ReducedDynamics reduced, Blas blas, int threads) {
        return new Laboratory(problem, reduced, blas, threads, new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    /** A laboratory for the same problem with other reduced flows, held against the same SGD runs. */
    Laboratory against(ReducedDynamics other) {
        return new Laboratory(problem, other, blas, threads, new LinkedHashMap<>(), sgdRuns);
    }

    /** A laboratory for a changed problem that shares this one's ledger. */
    Laboratory with(Problem changed) {
        return new Laboratory(changed, reduced, blas, threads, ledger, new LinkedHashMap<>());
    }

    Problem problem() {
        return problem;
    }

    int threads() {
        return threads;
    }

    /** The invariants of all runs so far, by the kind of run. */
    Map<String, List<Invariants>> ledger() {
        return ledger;
    }

    /** The SGD runs so far. */
    Collection<SgdEnsemble> ensembles() {
        return ensembles.values();
    }

    /** The mean-field flow of a problem, over its classes. */
    Trace meanField(Problem changed, double[] times, Progress progress) {
        NeuronClasses classes = changed.neurons();
        FlowRun run = reduced.meanField(changed, classes, times, watching(progress));
        return entered("mean-field flow", Trace.of(run, changed.links(), classes.weights()));
    }

    /** Runs of the mean-field flow until all is learned, one for each ε; by fast and slow system unless asked otherwise. */
    Prediction prediction(List<Double> epsilons, Method method, double rtol, Progress progress) {
        Prediction prediction = reduced.prediction(problem, epsilons, method, rtol, progress);
        requireGoingOn(progress);
        for (Run run : prediction.runs()) {
            String kind = run.method() == Method.FAST_SLOW ? FAST_SLOW : "stiff reference solve";
            ledger.computeIfAbsent(kind, k -> new ArrayList<>()).add(Invariants.ofRun(run));
        }
        return prediction;
    }

    /** The fast–slow solves of a list of ε. */
    List<Run> fastSlow(List<Double> epsilons, double rtol, Progress progress) {
        return prediction(epsilons, Method.FAST_SLOW, rtol, progress).runs();
    }

    /** The fast–slow solve at the problem's own ε. */
    Run fastSlow(double rtol, Progress progress) {
        return fastSlow(List.of(problem.epsilon()), rtol, progress).get(0);
    }

    /** The class overlap flow of a problem at a width. */
    Trace classFlow(Problem changed, int width, double[] times, Progress progress) {
        return entered("class overlap flow", trace(classRun(changed, width, times, progress), changed, width));
    }

    private static Trace trace(FlowRun run, Problem problem, int width) {
        double[] counts = Arrays.stream(ClassCounts.of(problem.neurons(), width))
                .asDoubleStream()
                .toArray();
        return Trace.of(run, problem.links(), counts);
    }

    /** The class overlap flow itself, with its order parameters. */
    FlowRun classRun(Problem changed, int width, double[] times, Progress progress) {
        NeuronClasses classes = changed.neurons();
        double[] a0 = new double[classes.count()];
        Arrays.setAll(a0, classes::a0);
        return reduced.classes(changed, a0, ClassCounts.of(classes, width), times, watching(progress));
    }

    /** The overlap flow itself, with its order parameters. */
    FlowRun overlapRun(Problem changed, OverlapStart start, double[] times, Progress progress) {
        return reduced.overlap(changed, start, times, watching(progress));
    }

    /** Overlap flows from several starts, on all cores. */
    List<Trace> overlapFlows(String name, List<OverlapStart> starts, double[] times, Progress progress) {
        List<Crew.Task<Trace>> tasks = new ArrayList<>();
        for (OverlapStart start : starts) {
            tasks.add(observer -> overlap(start, times, observer));
        }
        blas.setThreads(1);
        List<Trace> traces = Crew.run(name, tasks, threads, progress);
        traces.forEach(trace -> entered("overlap flow", trace));
        return traces;
    }

    private Trace overlap(OverlapStart start, double[] times, TrainingObserver observer) {
        FlowRun run = reduced.overlap(problem, start, times, watching(times[times.length - 1], observer));
        return Trace.of(run, problem.links(), ones(start.width()));
    }

    /** The network's population flow in weight space. */
    NetworkRun network(NetworkStart start, double[] times, Progress progress) {
        NetworkRun run = PopulationTraining.run(risk(), start, times, NETWORK_RTOL, observing(progress));
        requireGoingOn(progress);
        entered("network, population flow", Trace.of(run, problem.links(), false));
        return run;
    }

    /** The network's expectations, tabulated once for all its runs. */
    private PopulationRisk risk() {
        PopulationRisk risk = tabulated == null ? PopulationRisk.of(problem.network()) : tabulated;
        tabulated = risk;
        return risk;
    }

    /** SGD runs and the overlap flow from their starts; made once. */
    SgdEnsemble ensemble(SgdPlan plan, Progress progress) {
        SgdEnsemble made = ensembles.get(plan);
        if (made == null) {
            made = train(plan, progress);
            ensembles.put(plan, made);
        }
        return made;
    }

    private SgdEnsemble train(SgdPlan plan, Progress progress) {
        double[] times = Arrays.stream(plan.width() <= DENSE_WIDTH ? denseTimes() : problem.comparisonTimes())
                .filter(t -> t <= plan.until())
                .toArray();
        List<NetworkStart> starts = new ArrayList<>();
        for (int j = 0; j < plan.seeds(); j++) {
            starts.add(start(plan, j));
        }
        List<Trace> sgd = sgdRuns.get(plan);
        if (sgd == null) {
            sgd = sgd(plan, starts, times, progress);
            sgdRuns.put(plan, sgd);
        }
        List<OverlapStart> grams = starts.stream()
                .limit(plan.sameStart() ? 1 : plan.seeds())
                .map(start -> OverlapStart.of(start.a(), start.targetOverlaps(), start.overlaps()))
                .toList();
        if (!plan.sameStart()) {
            return new SgdEnsemble(plan, sgd, overlapFlows("overlap flow", grams, times, progress));
        }
        long key = startSeed(plan, 0);
        Trace flow = sharedFlows.get(key);
        if (flow == null) {
            flow = overlapFlows("overlap flow", grams, times, progress).get(0);
            sharedFlows.put(key, flow);
        }
        return new SgdEnsemble(plan, sgd, Collections.nCopies(plan.seeds(), flow));
    }

    private List<Trace> sgd(SgdPlan plan, List<NetworkStart> starts, double[] times, Progress progress) {
        PopulationRisk risk = risk();
        List<Crew.Task<Trace>> tasks = new ArrayList<>();
        for (int j = 0; j < plan.seeds(); j++) {
            NetworkStart start = starts.get(j);
            SgdSettings settings = SgdSettings.of(plan.step())
                    .withBatch(plan.batch())
                    .withLabelNoise(plan.labelNoise())
                    .withSeed(seed(plan, j, 1));
            tasks.add(observer -> sgd(risk, start, settings, times, observer));
        }
        blas.setThreads(1);
        List<Trace> sgd = Crew.run("SGD, ηd = " + plan.scaledStep(), tasks, threads, progress);
        sgd.forEach(trace -> entered("SGD", trace));
        return sgd;
    }

    private Trace sgd(
            PopulationRisk risk, NetworkStart start, SgdSettings settings, double[] times, TrainingObserver observer) {
        NetworkRun run = SgdTraining.run(risk, start, settings, times, blas, null, observer);
        return Trace.of(run, problem.links(), true);
    }

    /** A start of its own for every step and seed, or one for all: either way all runs are independent given it. */
    private NetworkStart start(SgdPlan plan, int j) {
        double[] a = ClassCounts.weights(problem.neurons(), plan.width());
        return NetworkStart.random(a, plan.dimension(), startSeed(plan, j));
    }

    private long startSeed(SgdPlan plan, int j) {
        return plan.sameStart() ? Seeds.of(problem.seed(), plan.width(), plan.dimension(), 6) : seed(plan, j, 0);
    }

    private long seed(SgdPlan plan, int j, int purpose) {
        return Seeds.of(
                problem.seed(),
                plan.width(),
                plan.dimension(),
                Double.doubleToLongBits(plan.scaledStep()),
                Double.doubleToLongBits(plan.labelNoise()),
                plan.batch(),
                j,
                purpose);
    }

    /** The times of comparison among many that suit a logarithmic axis. */
    double[] denseTimes() {
        double end = problem.end();
        double first = Math.min(0.05 * problem.epsilon(), 0.1 * end);
        TreeSet<Double> times = new TreeSet<>(problem.times());
        for (int i = 0; i < RECORDS; i++) {
            times.add(Math.min(end, first * Math.pow(end / first, i / (RECORDS - 1.0))));
        }
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** How far apart two records are, as a part of the time. */
    double resolution() {
        double first = Math.min(0.05 * problem.epsilon(), 0.1 * problem.end());
        return Math.pow(problem.end() / first, 1 / (RECORDS - 1.0)) - 1;
    }

    /** The runs of the smallest step among those of a width that the figure of the risk can show. */
    Optional<SgdEnsemble> finest() {
        return ensembles.values().stream()
                .min((x, y) -> Double.compare(x.plan().step(), y.plan().step()));
    }

    static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    Trace entered(String kind, Trace trace) {
        ledger.computeIfAbsent(kind, k -> new ArrayList<>()).add(trace.invariants());
        return trace;
    }

    static void requireGoingOn(Progress progress) {
        if (progress.interrupted()) {
            throw new InterruptedRungException();
        }
    }

    private static TrainingObserver observing(Progress progress) {
        return new TrainingObserver() {
            @Override
            public boolean interrupted() {
                return progress.interrupted();
            }
        };
    }

    private static StepMonitor watching(Progress progress) {
        return step -> {
            requireGoingOn(progress);
            return Verdict.CONTINUE;
        };
    }

    private static StepMonitor watching(double end, TrainingObserver observer) {
        return step -> {
            observer.progress(Math.min(1, step.end() / end));
            return observer.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE;
        };
    }
}
