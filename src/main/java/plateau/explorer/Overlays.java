package plateau.explorer;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import plateau.blas.Blas;
import plateau.flow.LinkPair;
import plateau.timescale.LogTimes;
import plateau.timescale.Prediction;
import plateau.timescale.Progress;

/** The overlays at work: each in a thread of its own, its points sent as they come, until it ends, is stopped, or its page goes away. */
final class Overlays implements AutoCloseable {
    private static final int MAY_WAIT = 4;

    private final ExplorerLimits limits;
    private final ProblemReader reader;
    private final Explorations explorations;
    private final Computations computations;
    private final Map<String, AtomicBoolean> stops = new ConcurrentHashMap<>();
    private final Blas blas = Blas.fastest();

    Overlays(ExplorerLimits limits, ProblemReader reader, Explorations explorations) {
        this.limits = limits;
        this.reader = reader;
        this.explorations = explorations;
        this.computations = new Computations(limits.withComputations(limits.simulations(), MAY_WAIT)
                .withDeadlines(
                        limits.patience(),
                        // Beyond the time at which an overlay stops by itself.
                        limits.simulationDeadline().plus(limits.deadline()),
                        limits.simulationDeadline()));
        // Several go on at once, and their matrices are small.
        blas.setThreads(1);
    }

    /** Runs what the fields ask for and sends its events to the client; returns at once. */
    void start(String page, String id, Fields fields, SseClient client) {
        client.keepAlive();
        AtomicBoolean stop = new AtomicBoolean();
        if (stops.putIfAbsent(id, stop) != null) {
            EventStream.refuse(
                    client, RefusedException.wrong("id", "an overlay of this id is at work: give another id"));
            return;
        }
        EventStream stream = new EventStream(client, stop, limits.simulationDeadline());
        client.onClose(() -> stop.set(true));
        computations
                .submit(page, progress -> {
                    String advice = run(OverlayRequest.read(fields, reader, limits), progress, stream);
                    // The page may ask for another one as soon as it hears of the end.
                    stops.remove(id, stop);
                    stream.end(advice);
                    return true;
                })
                .whenComplete((done, failure) -> {
                    stops.remove(id, stop);
                    stop.set(true);
                    if (failure != null) {
                        EventStream.refuse(client, Failures.refusal(failure));
                    }
                });
    }

    private String run(OverlayRequest request, Progress progress, EventStream stream) {
        Progress wanted = new Progress() {
            @Override
            public boolean interrupted() {
                return progress.interrupted() || stream.stopped();
            }
        };
        LinkPair links = explorations.links(request.problem(), wanted);
        double until = request.until().orElseGet(() -> {
            Prediction prediction = explorations.predict(links, request.problem(), request.epsilon(), wanted);
            return LogTimes.horizon(prediction.runs().get(0));
        });
        return request.model() == OverlayRequest.Model.FLOW
                ? FlowOverlay.run(links, request, until, stream)
                : SgdOverlay.run(links, request, until, limits, blas, stream);
    }

    /** Asks an overlay to stop; whether there was one. */
    boolean stop(String id) {
        AtomicBoolean stop = stops.get(id);
        if (stop != null) {
            stop.set(true);
        }
        return stop != null;
    }

    /** How many are at work. */
    int running() {
        return stops.size();
    }

    @Override
    public void close() {
        stops.values().forEach(stop -> stop.set(true));
        computations.close();
    }
}
