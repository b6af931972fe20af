package plateau.explorer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.sse.SseClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The events of one overlay: {@code begin}, {@code point}…, {@code progress}…, and {@code end} or {@code refused}. */
final class EventStream implements PointSink {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final long BETWEEN_REPORTS = Duration.ofMillis(200).toNanos();
    /** Of neurons or classes, in a phase portrait. */
    private static final int MOST_SHOWN = 40;

    private final SseClient client;
    private final AtomicBoolean stop;
    private final long latest;
    private final Duration limit;
    private long reported;

    EventStream(SseClient client, AtomicBoolean stop, Duration limit) {
        this.client = client;
        this.stop = stop;
        this.limit = limit;
        this.latest = System.nanoTime() + limit.toNanos();
    }

    @Override
    public void begin(Map<String, Object> facts) {
        send("begin", MAPPER.valueToTree(facts));
    }

    @Override
    public void point(double t, double risk, double[] a, double[] s) {
        int stride = 1 + (a.length - 1) / MOST_SHOWN;
        ObjectNode node = NODES.objectNode();
        node.put("t", (float) t);
        if (Double.isFinite(risk)) {
            node.put("risk", (float) risk);
        } else {
            node.putNull("risk");
        }
        node.set("a", Series.of(a.length, stride, i -> a[i]));
        node.set("s", Series.of(s.length, stride, i -> s[i]));
        send("point", node);
    }

    @Override
    public void progress(double done) {
        long now = System.nanoTime();
        if (now - reported > BETWEEN_REPORTS) {
            reported = now;
            send("progress", NODES.objectNode().put("done", (float) done));
        }
    }

    @Override
    public boolean stopped() {
        return stop.get() || client.terminated() || late();
    }

    private boolean late() {
        return System.nanoTime() > latest;
    }

    /** The last event. */
    void end(String advice) {
        String why = late()
                ? "Stopped after " + limit.toSeconds() + " s, the most an overlay may take here."
                : stop.get() ? "Stopped; the points so far are kept." : advice;
        send("end", NODES.objectNode().put("why", why).put("stopped", stop.get() || late()));
        client.close();
    }

    /** The only event of an overlay that cannot be run, or the last of one that failed. */
    static void refuse(SseClient client, RefusedException refusal) {
        client.sendEvent("refused", Failures.json(refusal).toString());
        client.close();
    }

    private void send(String event, ObjectNode data) {
        client.sendEvent(event, data.toString());
    }
}
