package plateau.timescale;

import java.util.List;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.MeanFieldFlow;
import plateau.flow.NeuronClasses;
import plateau.flow.OrderParameters;
import plateau.ode.StepMonitor.Verdict;

/**
 * The order parameters (a, s) of the classes along the mean-field flow at one ε, at times that suit a logarithmic axis: what a
 * prediction's residuals are the means of (theory.md §3). For looking at: to 1e-5. Immutable.
 */
public final class ClassPaths {
    private static final int PER_DECADE = 16;
    private static final double FIRST = 1e-2;
    private static final double TOLERANCE = 1e-5;

    private final double epsilon;
    private final NeuronClasses neurons;
    private final List<OrderParameters> states;

    private ClassPaths(double epsilon, NeuronClasses neurons, List<OrderParameters> states) {
        this.epsilon = epsilon;
        this.neurons = neurons;
        this.states = List.copyOf(states);
    }

    /**
     * From the start to where the last degree of the run has been learned, or for {@link Run#endTime} if that is earlier.
     *
     * @param progress asked whether to stop; what was computed until then is kept
     */
    public static ClassPaths of(LinkPair links, NeuronClasses neurons, Run run, Progress progress) {
        double end = LogTimes.horizon(run);
        double[] times = LogTimes.between(Math.min(FIRST * run.epsilon(), end / 2), end, PER_DECADE);
        FlowRun flow = FlowRun.of(
                MeanFieldFlow.of(links, neurons, run.epsilon()),
                times,
                TOLERANCE,
                step -> progress.interrupted() ? Verdict.INTERRUPT : Verdict.CONTINUE);
        return new ClassPaths(run.epsilon(), neurons, flow.states());
    }

    /** ε &gt; 0. */
    public double epsilon() {
        return epsilon;
    }

    /** The number of times. */
    public int size() {
        return states.size();
    }

    /** The number of classes. */
    public int classes() {
        return neurons.count();
    }

    /** a(0) of class p. */
    public double a0(int p) {
        return neurons.a0(p);
    }

    /** The weight of class p. */
    public double weight(int p) {
        return neurons.weight(p);
    }

    /** The i-th time, in first-layer time. */
    public double time(int i) {
        return states.get(i).time();
    }

    /** a of class p at the i-th time. */
    public double a(int i, int p) {
        return states.get(i).a(p);
    }

    /** s of class p at the i-th time, |s| ≤ 1. */
    public double s(int i, int p) {
        return states.get(i).s(p);
    }
}
