package plateau.explorer;

import java.util.LinkedHashMap;
import java.util.Map;
import plateau.flow.ClassOverlapFlow;
import plateau.flow.FlowRun;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.flow.NeuronCounts;
import plateau.flow.OrderParameters;
import plateau.flow.OverlapKernels;
import plateau.ode.DenseStep;
import plateau.ode.StepMonitor;
import plateau.timescale.LogTimes;

/** The gradient flow of m neurons at d = ∞ by classes: exact in m where the prediction is its limit. */
final class FlowOverlay {
    private static final int PER_DECADE = 24;
    private static final int MOST_CLASSES = 100;
    private static final double FIRST = 1e-2;
    private static final double TOLERANCE = 1e-6;

    private FlowOverlay() {}

    /** Integrates to {@code until} and says why it ended. */
    static String run(LinkPair links, OverlayRequest request, double until, PointSink sink) {
        NeuronClasses classes = request.problem()
                .law()
                .classes(Math.min(MOST_CLASSES, Math.min(request.problem().classes(), request.width())));
        requireNeurons(classes, request.width());
        requireFew(classes);
        int[] counts = NeuronCounts.of(classes, request.width());
        double[] a0 = new double[classes.count()];
        java.util.Arrays.setAll(a0, classes::a0);
        ClassOverlapFlow flow = ClassOverlapFlow.of(links, OverlapKernels.of(links), a0, counts, request.epsilon());
        double[] times = LogTimes.between(Math.min(FIRST * request.epsilon(), until / 2), until, PER_DECADE);
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", "flow");
        facts.put("width", request.width());
        facts.put("classes", classes.count());
        facts.put("until", until);
        sink.begin(facts);
        FlowRun run = FlowRun.of(flow, times, TOLERANCE, new Streaming(flow, times, sink));
        return run.termination().advice();
    }

    /** Every recorded state keeps the n² overlaps of the classes. */
    private static void requireFew(NeuronClasses classes) {
        if (classes.count() > MOST_CLASSES) {
            throw RefusedException.wrong(
                    "init",
                    "the flow of " + classes.count() + " atoms is not run here: give a law of at most " + MOST_CLASSES);
        }
    }

    static void requireNeurons(NeuronClasses classes, int width) {
        if (width < classes.count()) {
            throw RefusedException.wrong(
                    "width", width + " neurons cannot fill the " + classes.count() + " atoms of the law: give more");
        }
    }

    /** Passes the states at the asked times on as soon as a step has gone over them. */
    private static final class Streaming implements StepMonitor {
        private final ClassOverlapFlow flow;
        private final double[] times;
        private final PointSink sink;
        private final double[] state;
        private int next;

        Streaming(ClassOverlapFlow flow, double[] times, PointSink sink) {
            this.flow = flow;
            this.times = times;
            this.sink = sink;
            this.state = new double[flow.dimension()];
        }

        @Override
        public Verdict accepted(DenseStep step) {
            while (next < times.length && times[next] <= step.end()) {
                step.stateAt(times[next], state);
                OrderParameters point = flow.orderParameters(times[next], state);
                sink.point(point.time(), point.risk(), point.a(), point.s());
                next++;
            }
            sink.progress((double) next / times.length);
            return sink.stopped() ? Verdict.INTERRUPT : Verdict.CONTINUE;
        }
    }
}
