package plateau.explorer;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.sse.SseClient;
import io.javalin.util.JavalinBindException;
import java.net.URI;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The explorer's web server. It listens on the loopback address alone, and everything a request can make it do is bounded by its
 * {@link ExplorerLimits}. Requests have no bodies, so no thread waits for a slow sender.
 *
 * <pre>
 *   GET  /                     the page, and its files
 *   GET  /api/explore          target|phi, activation|sigma, init, classes, degree, epsilon, page → prediction and curves
 *   GET  /api/portrait         the same fields → (a, s) of the classes over time
 *   GET  /api/formula          target, phi, activation or sigma, page → what is typed, in LaTeX
 *   GET  /api/document/NAME    the same fields → report.html, curves.csv, derivation.tex, flow.py, …
 *   GET  /api/overlay          and model, width, seed, step, until, id → a stream of events
 *   POST /api/overlay/stop     id
 *   GET  /api/gallery          pairs of links worth a look
 *   GET  /api/status           what is at work
 * </pre>
 */
public final class ExplorerServer implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int THREADS = 64;
    private static final int FEWEST_THREADS = 4;
    private static final int THREAD_IDLE = 30_000;
    private static final long CONNECTION_IDLE = 30_000;
    private static final long SLOWEST_READER = 2_000;
    private static final int HEADERS = 16 << 10;
    private static final long BODY = 4 << 10;

    private final ExplorerLimits limits;
    private final Exploring exploring;
    private final Javalin server;

    private ExplorerServer(ExplorerLimits limits, Exploring exploring, Javalin server) {
        this.limits = limits;
        this.exploring = exploring;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param port where it listens; 0: a free one
     * @param version of Plateau, for the documents
     * @throws PortInUseException if the port is taken or may not be used
     */
    public static ExplorerServer start(int port, ExplorerLimits limits, String version) {
        Exploring exploring = new Exploring(limits, version);
        Javalin server = Javalin.create(config -> configure(config, limits, exploring));
        try {
            server.start(LOOPBACK, port);
        } catch (JavalinBindException e) {
            server.stop();
            exploring.close();
            throw new PortInUseException(port, e);
        }
        return new ExplorerServer(limits, exploring, server);
    }

    /** Begins to compute what is likely to be asked first; returns at once. */
    public void warmUp() {
        exploring.warmUp();
    }

    /** Where the page is. */
    public URI address() {
        return URI.create("http://" + LOOPBACK + ":" + server.port() + "/");
    }

    public ExplorerLimits limits() {
        return limits;
    }

    /** Ends what is at work and stops listening. */
    @Override
    public void close() {
        exploring.close();
        server.stop();
    }

    private static void configure(JavalinConfig config, ExplorerLimits limits, Exploring exploring) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.http.maxRequestSize = BODY;
        config.http.prefer405over404 = true;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, FEWEST_THREADS, THREAD_IDLE);
        threads.setDaemon(true);
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(ExplorerServer::restrain);
        config.jetty.modifyServer(server -> restrain(server, limits));
        routes(config.routes, exploring);
    }

    private static void restrain(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(HEADERS);
        http.setMinResponseDataRate(SLOWEST_READER);
    }

    private static void restrain(Server server, ExplorerLimits limits) {
        server.setStopTimeout(0);
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        server.addEventListener(new org.eclipse.jetty.util.component.LifeCycle.Listener() {
            @Override
            public void lifeCycleStarting(org.eclipse.jetty.util.component.LifeCycle started) {
                for (var connector : server.getConnectors()) {
                    ((ServerConnector) connector).setIdleTimeout(CONNECTION_IDLE);
                }
            }
        });
    }

    private static void routes(RoutesConfig routes, Exploring exploring) {
        routes.before(Gatekeeper::protect);
        routes.before(Gatekeeper::admit);
        PageFiles page = PageFiles.load();
        for (String path : page.paths()) {
            PageFiles.PageFile file = page.at(path).orElseThrow();
            routes.get(path, context -> context.contentType(file.type()).result(file.content()));
        }
        routes.get("/api/explore", exploring::explore);
        routes.get("/api/portrait", exploring::portrait);
        routes.get("/api/formula", exploring::formula);
        routes.get("/api/document/{name}", exploring::document);
        routes.get("/api/gallery", exploring::gallery);
        routes.get("/api/status", exploring::status);
        routes.sse("/api/overlay", (SseClient client) -> exploring.overlay(client));
        routes.addHttpHandler(HandlerType.POST, "/api/overlay/stop", exploring::stop);
        routes.exception(RefusedException.class, (refusal, context) -> refuse(refusal, context));
        routes.exception(Exception.class, (failure, context) -> refuse(Failures.refusal(failure), context));
        routes.error(404, context -> plain(context, "nothing is here"));
        routes.error(405, context -> plain(context, "this is not done by that method"));
    }

    static void refuse(RefusedException refusal, Context context) {
        context.status(refusal.status())
                .contentType("application/json")
                .result(Failures.json(refusal).toString());
        if (refusal.status() == 503) {
            context.header("Retry-After", "1");
        }
    }

    private static void plain(Context context, String message) {
        if (!"application/json".equals(context.res().getContentType())) {
            refuse(RefusedException.of(context.statusCode(), message), context);
        }
    }
}
