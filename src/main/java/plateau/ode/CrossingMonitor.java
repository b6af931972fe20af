package plateau.ode;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.analysis.solvers.UnivariateSolver;

/**
 * Locates, on the dense output, the first time at which each of several gaps g_j falls to 0 or below, to about 1e-14 of
 * the time. A gap is a continuous function of one observable.
 *
 * <p>Every step is sampled at its ends and at some inner points, so that a gap which closes and opens again within a step
 * is not missed; one state is interpolated per sample, for all gaps together. The inner points are first sampled from the rough
 * state of {@link DenseStep#sketchAt}, and from the dense output only if some gap falls below {@value #NEAR} of its largest value in
 * the step. A gap closed at the very start, or by a jump between two steps, has the start as its time. Once found, a gap is looked at no more. An instance watches one integration.
 */
public final class CrossingMonitor implements StepMonitor {
    private static final int INNER_POINTS = 4;
    private static final double NEAR = 0.5;
    private static final double RELATIVE_ACCURACY = 1e-15;
    private static final int MOST_EVALUATIONS = 2000;

    /**
     * A gap to watch.
     *
     * @param observable the index of the observable it depends on
     * @param gap g as a function of that observable; the crossing is at the first g ≤ 0
     */
    public record Crossing(int observable, DoubleUnaryOperator gap) {
        /** The observable's fall to a level. */
        public static Crossing fallingTo(int observable, double level) {
            return new Crossing(observable, value -> value - level);
        }

        /** The observable's rise to a level. */
        public static Crossing risingTo(int observable, double level) {
            return new Crossing(observable, value -> level - value);
        }
    }

    private final Observables observables;
    private final int dimension;
    private final List<Crossing> crossings;
    private final boolean[] goals;
    private final ObservableSampler sampler;
    private final UnivariateSolver solver;
    private final double[] times;
    private final double[] before;
    private final double[] after;
    private final double[] smallest;
    private final double[] largest;

    private CrossingMonitor(Observables observables, int dimension, List<Crossing> crossings, boolean[] goals) {
        this.observables = observables;
        this.dimension = dimension;
        this.crossings = crossings;
        this.goals = goals;
        this.sampler = new ObservableSampler(observables, dimension);
        this.solver = new BracketingNthOrderBrentSolver(RELATIVE_ACCURACY, Double.MIN_NORMAL, Double.MIN_VALUE, 5);
        this.times = new double[crossings.size()];
        Arrays.fill(times, Double.NaN);
        this.before = new double[observables.count()];
        this.after = new double[observables.count()];
        this.smallest = new double[crossings.size()];
        this.largest = new double[crossings.size()];
    }

    /**
     * A monitor that looks for all crossings and never stops the integration.
     *
     * @param dimension the length of a state
     * @throws IllegalArgumentException if a crossing names an observable that does not exist
     */
    public static CrossingMonitor of(Observables observables, int dimension, List<Crossing> crossings) {
        for (Crossing crossing : crossings) {
            if (crossing.observable() < 0 || crossing.observable() >= observables.count()) {
                throw new IllegalArgumentException("There is no observable " + crossing.observable() + " among "
                        + observables.count() + ": count from 0.");
            }
        }
        return new CrossingMonitor(observables, dimension, List.copyOf(crossings), new boolean[crossings.size()]);
    }

    /** A fresh monitor that asks to stop as soon as all crossings are found. */
    public CrossingMonitor stoppingWhenAllFound() {
        boolean[] all = new boolean[crossings.size()];
        Arrays.fill(all, true);
        return new CrossingMonitor(observables, dimension, crossings, all);
    }

    /** A fresh monitor that asks to stop as soon as the given crossings, by index, are found. */
    public CrossingMonitor stoppingWhenFound(int... indices) {
        boolean[] some = new boolean[crossings.size()];
        for (int index : indices) {
            some[index] = true;
        }
        return new CrossingMonitor(observables, dimension, crossings, some);
    }

    /** The time of a crossing, by its index in the list; empty if it has not happened. */
    public OptionalDouble time(int index) {
        return isFound(index) ? OptionalDouble.of(times[index]) : OptionalDouble.empty();
    }

    /** How many crossings have not happened. */
    public int remaining() {
        int missing = 0;
        for (int j = 0; j < times.length; j++) {
            missing += isFound(j) ? 0 : 1;
        }
        return missing;
    }

    private boolean isFound(int index) {
        return !Double.isNaN(times[index]);
    }

    @Override
    public Verdict accepted(DenseStep step) {
        if (remaining() > 0) {
            search(step);
        }
        return goalReached() ? Verdict.STOP : Verdict.CONTINUE;
    }

    private boolean goalReached() {
        boolean any = false;
        for (int j = 0; j < goals.length; j++) {
            if (goals[j] && !isFound(j)) {
                return false;
            }
            any |= goals[j];
        }
        return any;
    }

    private void search(DenseStep step) {
        sampler.sample(step, step.start(), before);
        closedAt(step.start());
        if (!comesNear(step)) {
            return;
        }
        double left = step.start();
        for (int i = 1; i <= INNER_POINTS + 1; i++) {
            double right = point(step, i);
            sampler.sample(step, right, after);
            locate(step, left, right);
            left = right;
        }
    }

    private static double point(DenseStep step, int i) {
        return i > INNER_POINTS ? step.end() : step.start() + (step.end() - step.start()) * i / (INNER_POINTS + 1);
    }

    /** Whether a gap that is open may close in the step, as far as its rough states tell. */
    private boolean comesNear(DenseStep step) {
        for (int j = 0; j < times.length; j++) {
            smallest[j] = gap(j, before);
            largest[j] = smallest[j];
        }
        for (int i = 1; i <= INNER_POINTS + 1; i++) {
            sampler.sketch(step, point(step, i), after);
            for (int j = 0; j < times.length; j++) {
                double gap = gap(j, after);
                smallest[j] = Math.min(smallest[j], gap);
                largest[j] = Math.max(largest[j], gap);
            }
        }
        for (int j = 0; j < times.length; j++) {
            if (!isFound(j) && !(smallest[j] > NEAR * largest[j])) {
                return true;
            }
        }
        return false;
    }

    private void closedAt(double start) {
        for (int j = 0; j < times.length; j++) {
            if (!isFound(j) && gap(j, before) <= 0) {
                times[j] = start;
            }
        }
    }

    private double gap(int j, double[] values) {
        Crossing crossing = crossings.get(j);
        return crossing.gap().applyAsDouble(values[crossing.observable()]);
    }

    private void locate(DenseStep step, double left, double right) {
        for (int j = 0; j < times.length; j++) {
            if (!isFound(j)) {
                double end = gap(j, after);
                // A step on a finer clock may be shorter than the resolution of time
                if (end < 0 && left < right) {
                    times[j] = solve(step, j, left, right);
                } else if (end <= 0) {
                    times[j] = right;
                }
            }
        }
    }

    private double solve(DenseStep step, int j, double left, double right) {
        double[] values = new double[observables.count()];
        return solver.solve(
                MOST_EVALUATIONS,
                t -> {
                    sampler.sample(step, t, values);
                    return gap(j, values);
                },
                left,
                right);
    }
}
