package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldForceForm;
import plateau.flow.ReducedFlow;
import plateau.ode.CrossingMonitor;
import plateau.ode.CrossingMonitor.Crossing;
import plateau.ode.DenseStep;
import plateau.ode.Observables;
import plateau.ode.StepMonitor;

/**
 * Watches an integration for the learning times t_k(q) of theory.md §8: the first t with e_k² ≤ q φ_k² for q = 0.9, 0.5
 * and 0.1, located on the integrator's dense output, for every degree with φ_k ≠ 0.
 *
 * <p>Asks to stop when every degree it waits for is learned and ten times as long has passed, so that a curve shows where
 * the risk goes next. An instance watches one integration.
 */
public final class LearningTimes implements StepMonitor {
    private static final double[] LEVELS = {0.9, 0.5, 0.1};
    private static final double AFTERGLOW = 10;

    private final List<Integer> degrees = new ArrayList<>();
    private final List<Integer> awaited;
    private final CrossingMonitor crossings;

    private LearningTimes(Observables residuals, int dimension, LinkPair links, List<Integer> awaited) {
        this.awaited = List.copyOf(awaited);
        List<Crossing> watched = new ArrayList<>();
        for (int k = 0; k <= links.degree(); k++) {
            if (links.phi(k) != 0) {
                degrees.add(k);
                for (double level : LEVELS) {
                    double reference = Math.abs(links.phi(k));
                    double remaining = Math.sqrt(level);
                    watched.add(new Crossing(k, e -> Math.abs(e) / reference - remaining));
                }
            }
        }
        this.crossings = CrossingMonitor.of(residuals, dimension, watched);
    }

    /**
     * A monitor for one run of the mean-field flow in its force form.
     *
     * @param awaited the degrees whose learning ends the run, each with φ_k ≠ 0; with none the run is not ended
     */
    public static LearningTimes of(MeanFieldForceForm flow, LinkPair links, List<Integer> awaited) {
        return new LearningTimes(residualsOf(flow), flow.dimension(), links, awaited);
    }

    /**
     * A monitor for one run of any flow in its own state, as by {@link plateau.flow.FlowRun}.
     *
     * @param links the links of the flow, cut at its degree
     * @param awaited the degrees whose learning ends the run, each with φ_k ≠ 0; with none the run is not ended
     * @throws IllegalArgumentException if the links are cut at another degree than the flow's residuals
     */
    public static LearningTimes of(ReducedFlow flow, LinkPair links, List<Integer> awaited) {
        if (links.degree() != flow.degree()) {
            throw new IllegalArgumentException("the links are cut at degree " + links.degree()
                    + ", the residuals of the flow at " + flow.degree() + ": give the links that made the flow");
        }
        return new LearningTimes(new Residuals(flow.degree(), flow::residuals), flow.dimension(), links, awaited);
    }

    /** The residuals e_0 … e_K of a flow as observables of its state. */
    static Observables residualsOf(MeanFieldForceForm flow) {
        return new Residuals(flow.degree(), flow::residuals);
    }

    private record Residuals(int degree, BiConsumer<double[], double[]> residuals) implements Observables {
        @Override
        public int count() {
            return degree + 1;
        }

        @Override
        public void evaluate(double[] y, double[] out) {
            residuals.accept(y, out);
        }
    }

    @Override
    public Verdict accepted(DenseStep step) {
        crossings.accepted(step);
        OptionalDouble last = lastAwaited();
        return last.isPresent() && step.end() >= AFTERGLOW * last.getAsDouble() ? Verdict.STOP : Verdict.CONTINUE;
    }

    /** What has been found so far, by increasing degree. */
    public List<DegreeTimes> found() {
        List<DegreeTimes> times = new ArrayList<>();
        for (int j = 0; j < degrees.size(); j++) {
            times.add(new DegreeTimes(
                    degrees.get(j), crossings.time(3 * j), crossings.time(3 * j + 1), crossings.time(3 * j + 2)));
        }
        return times;
    }

    /** The latest t10 of the awaited degrees; empty while one is missing, or if none is awaited. */
    private OptionalDouble lastAwaited() {
        OptionalDouble last = OptionalDouble.empty();
        for (int degree : awaited) {
            OptionalDouble time = crossings.time(3 * degrees.indexOf(degree) + 2);
            if (time.isEmpty()) {
                return time;
            }
            last = OptionalDouble.of(Math.max(time.getAsDouble(), last.orElse(0)));
        }
        return last;
    }
}
