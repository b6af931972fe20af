package plateau.ode;

import java.util.Arrays;

/**
 * Records observables along an integration: at the start, then either at step ends with some points inside each step or
 * at times in geometric progression, and always at given exact times; all from the dense output, in order of time.
 *
 * <p>At most {@code capacity} points are kept besides the exact ones: when they overflow, every other one is dropped and
 * from then on only every other one (every fourth, …) is taken. An instance watches one integration.
 */
public final class TrajectoryRecorder implements StepMonitor {
    private static final int DEFAULT_CAPACITY = 10_000;

    /** What to record; immutable. Without log times ({@code firstLogTime} 0) steps are the grid. */
    private record Plan(
            Observables observables,
            int dimension,
            int innerPoints,
            double firstLogTime,
            int perDecade,
            int capacity) {}

    private final Plan plan;
    private final double[] exactTimes;
    private final ObservableSampler sampler;
    private double[] times = new double[64];
    private double[][] values = new double[64][];
    private boolean[] exact = new boolean[64];
    private int size;
    private int gridPoints;
    private int nextExact;
    private long logIndex;
    private long stride = 1;
    private long offered;

    private TrajectoryRecorder(Plan plan, double[] exactTimes) {
        this.plan = plan;
        this.exactTimes = exactTimes;
        this.sampler = new ObservableSampler(plan.observables(), plan.dimension());
    }

    /**
     * A recorder of step ends.
     *
     * @param dimension the length of a state
     */
    public static TrajectoryRecorder of(Observables observables, int dimension) {
        return new TrajectoryRecorder(new Plan(observables, dimension, 0, 0, 0, DEFAULT_CAPACITY), new double[0]);
    }

    /** A fresh recorder with k ≥ 0 equidistant points inside each step besides its end. */
    public TrajectoryRecorder withInnerPoints(int k) {
        if (k < 0) {
            throw new IllegalArgumentException(k + " points inside a step make no sense: give 0 or more.");
        }
        return new TrajectoryRecorder(new Plan(plan.observables, plan.dimension, k, 0, 0, plan.capacity), exactTimes);
    }

    /** A fresh recorder at the times first · 10^(k / perDecade), k = 0, 1, …, instead of step ends. */
    public TrajectoryRecorder withLogTimes(double first, int perDecade) {
        if (!(first > 0 && first < Double.POSITIVE_INFINITY) || perDecade < 1) {
            throw new IllegalArgumentException(
                    "Logarithmic times need a positive first time and at least one point per decade, not " + first
                            + " and " + perDecade + ".");
        }
        return new TrajectoryRecorder(
                new Plan(plan.observables, plan.dimension, 0, first, perDecade, plan.capacity), exactTimes);
    }

    /** A fresh recorder that also takes these times; those outside the integration are left out. */
    public TrajectoryRecorder withExactTimes(double... requested) {
        double[] sorted = Arrays.stream(requested).sorted().distinct().toArray();
        return new TrajectoryRecorder(plan, sorted);
    }

    /** A fresh recorder that keeps at most this many points besides the exact ones. */
    public TrajectoryRecorder withCapacity(int capacity) {
        if (capacity < 2) {
            throw new IllegalArgumentException("A capacity of " + capacity + " keeps no trajectory: give at least 2.");
        }
        return new TrajectoryRecorder(
                new Plan(
                        plan.observables,
                        plan.dimension,
                        plan.innerPoints,
                        plan.firstLogTime,
                        plan.perDecade,
                        capacity),
                exactTimes);
    }

    /** How many points have been recorded. */
    public int size() {
        return size;
    }

    /** The time of point i. */
    public double time(int i) {
        return times[checked(i)];
    }

    /** An observable at point i. */
    public double value(int i, int observable) {
        return values[checked(i)][observable];
    }

    /** All times, rising. */
    public double[] times() {
        return Arrays.copyOf(times, size);
    }

    /** One observable at all times. */
    public double[] column(int observable) {
        double[] column = new double[size];
        for (int i = 0; i < size; i++) {
            column[i] = values[i][observable];
        }
        return column;
    }

    /** The index of the point at exactly this time, or −1. */
    public int indexOf(double time) {
        int found = Arrays.binarySearch(times, 0, size, time);
        return found >= 0 ? found : -1;
    }

    private int checked(int i) {
        if (i < 0 || i >= size) {
            throw new IndexOutOfBoundsException("There is no point " + i + " among " + size + " recorded ones.");
        }
        return i;
    }

    @Override
    public Verdict accepted(DenseStep step) {
        if (size == 0) {
            begin(step);
        }
        int inner = 1;
        while (true) {
            double grid = gridTime(step, inner);
            double wanted = nextExact < exactTimes.length ? exactTimes[nextExact] : Double.POSITIVE_INFINITY;
            double t = Math.min(grid, wanted);
            if (t > step.end()) {
                return Verdict.CONTINUE;
            }
            if (t == grid) {
                inner++;
                logIndex++;
            }
            take(step, t, t == wanted);
        }
    }

    /** The start is always kept; log and exact times before it are skipped. */
    private void begin(DenseStep step) {
        while (nextExact < exactTimes.length && exactTimes[nextExact] < step.start()) {
            nextExact++;
        }
        boolean wanted = nextExact < exactTimes.length && exactTimes[nextExact] == step.start();
        while (plan.firstLogTime > 0 && logTime() <= step.start()) {
            logIndex++;
        }
        take(step, step.start(), wanted);
    }

    private double logTime() {
        return plan.firstLogTime * Math.pow(10, (double) logIndex / plan.perDecade);
    }

    /** The next time of the grid, infinity if the step has no more. */
    private double gridTime(DenseStep step, int inner) {
        if (plan.firstLogTime > 0) {
            return logTime();
        }
        if (inner > plan.innerPoints) {
            return inner == plan.innerPoints + 1 ? step.end() : Double.POSITIVE_INFINITY;
        }
        return step.start() + (step.end() - step.start()) * inner / (plan.innerPoints + 1);
    }

    private void take(DenseStep step, double t, boolean isExact) {
        if (isExact) {
            nextExact++;
            append(step, t, true);
        } else if (offered++ % stride == 0) {
            if (gridPoints == plan.capacity) {
                thin();
                if ((offered - 1) % stride != 0) {
                    return;
                }
            }
            gridPoints++;
            append(step, t, false);
        }
    }

    private void append(DenseStep step, double t, boolean isExact) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            exact = Arrays.copyOf(exact, 2 * size);
        }
        double[] row = new double[sampler.count()];
        sampler.sample(step, t, row);
        times[size] = t;
        values[size] = row;
        exact[size] = isExact;
        size++;
    }

    /** Drops every other point of the grid. */
    private void thin() {
        int kept = 0;
        int seen = 0;
        for (int i = 0; i < size; i++) {
            if (exact[i] || seen++ % 2 == 0) {
                times[kept] = times[i];
                values[kept] = values[i];
                exact[kept] = exact[i];
                kept++;
            }
        }
        size = kept;
        gridPoints = (gridPoints + 1) / 2;
        stride *= 2;
    }
}
