package plateau.timescale;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import plateau.flow.InitialLaw;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * What a prediction is asked for. Immutable, with defaults: {@code PredictionRequest.of(..).withClasses(40)}.
 *
 * @param links target and activation
 * @param law the law of a(0)
 * @param classes the number N of classes that stand for a continuous law
 * @param epsilons the values of ε, each in [{@value #SMALLEST_EPSILON}, {@value #LARGEST_EPSILON}], no two equal
 * @param until the end time; empty: until every learnable degree is learned or proven late
 * @param rtol the relative tolerance of the integration
 * @param method how the flow is integrated
 * @param check whether the reference is integrated as well and compared
 * @param dimension d for a start from s(0) ~ N(0, 1/d); empty: d = ∞
 */
public record PredictionRequest(
        LinkPair links,
        InitialLaw law,
        int classes,
        List<Double> epsilons,
        OptionalDouble until,
        double rtol,
        Method method,
        boolean check,
        OptionalDouble dimension) {
    /** The smallest ε at which the solver has been measured. */
    public static final double SMALLEST_EPSILON = 1e-30;

    /** Below it rounding keeps the Newton iterations of small ε from converging. */
    public static final double TIGHTEST_RTOL = 1e-11;

    /** Above it a learning time is no number. */
    public static final double LOOSEST_RTOL = 1e-2;

    /** Above it there is no separation of the layers left. */
    public static final double LARGEST_EPSILON = 10;

    /** More classes than this need more than about 4 GB. */
    public static final int MOST_CLASSES = 2_000_000;

    /** The nodes that stand for s(0) ~ N(0, 1/d). */
    public static final int OVERLAP_NODES = 12;

    private static final int DEFAULT_CLASSES = 20;
    /** The relative tolerance unless another is asked for. */
    public static final double DEFAULT_RTOL = 1e-8;

    public PredictionRequest {
        epsilons = List.copyOf(epsilons);
        requireEpsilons(epsilons);
        require(
                classes >= 1 && classes <= MOST_CLASSES,
                "the number of classes is " + classes + ": give 1 to " + MOST_CLASSES);
        require(
                rtol >= TIGHTEST_RTOL && rtol <= LOOSEST_RTOL,
                "rtol is " + rtol + ": give a value from " + TIGHTEST_RTOL + " to " + LOOSEST_RTOL);
        require(
                until.isEmpty() || until.getAsDouble() > 0 && Double.isFinite(until.getAsDouble()),
                "the end time is " + until + ": give a positive number");
    }

    /** A request with the defaults: 20 classes, rtol 1e-8, fast and slow system separately, d = ∞, until all is learned. */
    public static PredictionRequest of(LinkPair links, InitialLaw law, List<Double> epsilons) {
        return new PredictionRequest(
                links,
                law,
                DEFAULT_CLASSES,
                epsilons,
                OptionalDouble.empty(),
                DEFAULT_RTOL,
                Method.FAST_SLOW,
                false,
                OptionalDouble.empty());
    }

    public PredictionRequest withClasses(int count) {
        return new PredictionRequest(links, law, count, epsilons, until, rtol, method, check, dimension);
    }

    public PredictionRequest withUntil(double time) {
        return new PredictionRequest(
                links, law, classes, epsilons, OptionalDouble.of(time), rtol, method, check, dimension);
    }

    public PredictionRequest withRtol(double tolerance) {
        return new PredictionRequest(links, law, classes, epsilons, until, tolerance, method, check, dimension);
    }

    public PredictionRequest withMethod(Method changed) {
        return new PredictionRequest(links, law, classes, epsilons, until, rtol, changed, check, dimension);
    }

    /** The same with the reference beside the fast–slow solve. */
    public PredictionRequest withCheck() {
        return new PredictionRequest(links, law, classes, epsilons, until, rtol, method, true, dimension);
    }

    public PredictionRequest withDimension(double d) {
        return new PredictionRequest(links, law, classes, epsilons, until, rtol, method, check, OptionalDouble.of(d));
    }

    /**
     * The neurons at the start.
     *
     * @throws IllegalArgumentException if the dimension is too small for its nodes
     */
    public NeuronClasses neurons() {
        NeuronClasses neurons = law.classes(classes);
        return dimension.isPresent() ? neurons.atDimension(dimension.getAsDouble(), OVERLAP_NODES) : neurons;
    }

    private static void requireEpsilons(List<Double> epsilons) {
        require(!epsilons.isEmpty(), "no epsilon is given: give one or more, as in 1e-2,1e-4");
        for (double epsilon : epsilons) {
            require(
                    epsilon >= SMALLEST_EPSILON && epsilon <= LARGEST_EPSILON,
                    "epsilon is " + epsilon + ": give a value from " + SMALLEST_EPSILON + " to " + LARGEST_EPSILON);
        }
        require(new HashSet<>(epsilons).size() == epsilons.size(), "an epsilon is given twice in " + epsilons);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
