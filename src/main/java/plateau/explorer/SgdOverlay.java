package plateau.explorer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import plateau.blas.Blas;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.flow.NeuronCounts;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.HermiteSum;
import plateau.link.LinkFunction;
import plateau.network.NetworkException;
import plateau.network.NetworkProblem;
import plateau.network.NetworkStart;
import plateau.network.NetworkState;
import plateau.network.SgdSettings;
import plateau.network.SgdTraining;
import plateau.network.TrainingObserver;
import plateau.timescale.LogTimes;

/** A network of m neurons in weight space, trained by one-pass SGD from orthonormal directions. */
final class SgdOverlay {
    private static final int PER_DECADE = 24;
    private static final int BATCH = 8;
    /** Of the step that makes the second layer diverge, (η/ε)‖σ‖² = 2. */
    private static final double SECOND_LAYER = 0.1;
    /** ηd/B: the square of the noise that SGD adds to the directions. */
    private static final double NOISE = 0.02;

    private SgdOverlay() {}

    /** Trains to {@code until} and says why it ended. */
    static String run(
            LinkPair links, OverlayRequest request, double until, ExplorerLimits limits, Blas blas, PointSink sink) {
        int m = request.width();
        int d = m + 1;
        NeuronClasses classes = request.problem().law().classes(m);
        FlowOverlay.requireNeurons(classes, m);
        double[] a = NeuronCounts.starts(classes, NeuronCounts.of(classes, m));
        double step = request.step().orElseGet(() -> step(links, request.epsilon(), d));
        requireWithin(limits, step, until, m, d, request.epsilon());
        SgdSettings settings = SgdSettings.of(step).withBatch(BATCH).withSeed(request.seed());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("model", "sgd");
        facts.put("width", m);
        facts.put("dimension", d);
        facts.put("step", step);
        facts.put("batch", BATCH);
        facts.put("seed", request.seed());
        facts.put("until", until);
        sink.begin(facts);
        try {
            NetworkProblem problem =
                    new NetworkProblem(function(links.target()), function(links.activation()), request.epsilon());
            double[] times = LogTimes.between(Math.min(step, until / 2), until, PER_DECADE);
            return SgdTraining.run(
                            problem, NetworkStart.orthonormal(a), settings, times, blas, null, new Streaming(sink))
                    .outcome()
                    .advice();
        } catch (NetworkException e) {
            throw RefusedException.wrong("", String.valueOf(e.getMessage()));
        }
    }

    private static double step(LinkPair links, double epsilon, int d) {
        double norm2 = Math.max(1e-12, links.activation().norm2());
        return Math.min(SECOND_LAYER * epsilon / norm2, NOISE * BATCH / d);
    }

    private static void requireWithin(ExplorerLimits limits, double step, double until, int m, int d, double epsilon) {
        double steps = until / step;
        double work = steps * BATCH * m * d;
        if (work > limits.work()) {
            throw RefusedException.wrong(
                    "epsilon",
                    String.format(
                            Locale.ROOT,
                            "SGD at ε = %.3g needs %.2g steps of %.2g, %.0f times what is run here:"
                                    + " choose a larger ε, fewer neurons, or plateau simulate",
                            epsilon,
                            steps,
                            step,
                            Math.ceil(work / limits.work())));
        }
    }

    private static LinkFunction function(HermiteExpansion expansion) {
        return expansion.link().orElseGet(() -> HermiteSum.of(expansion));
    }

    /** Passes states on; of several asked times that fall on one step, the first. */
    private static final class Streaming implements TrainingObserver {
        private final PointSink sink;
        private double last = -1;

        Streaming(PointSink sink) {
            this.sink = sink;
        }

        @Override
        public void recorded(NetworkState state) {
            if (state.time() == last) {
                return;
            }
            last = state.time();
            sink.point(state.time(), state.risk().orElse(Double.NaN), state.a(), state.s());
        }

        @Override
        public void progress(double done) {
            sink.progress(done);
        }

        @Override
        public boolean interrupted() {
            return sink.stopped();
        }
    }
}
