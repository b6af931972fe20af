package plateau.cli;

import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import plateau.explorer.ExplorerLimits;
import plateau.explorer.ExplorerServer;
import plateau.explorer.PortInUseException;

/** {@code plateau explore}: a page on this machine on which ε is moved and everything follows. */
@Command(
        name = "explore",
        description = ExploreCommand.PURPOSE,
        synopsisHeading = "Usage: ",
        customSynopsis = "plateau explore [OPTIONS]",
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  plateau explore",
            "  plateau explore --port 8080 --no-open",
            "  ssh -L 8080:localhost:8080 elsewhere plateau explore --port 8080 --no-open",
            "",
            "The page is served on the loopback address 127.0.0.1 only; nothing is read from or written to files,",
            "and nothing is loaded from the network. Ctrl-C stops it.",
            "",
            "Exit status: 0 stopped by Ctrl-C, which is how it ends; 2 the request is wrong, as when the port is taken;",
            "130 ended at once by a second Ctrl-C."
        })
final class ExploreCommand implements Callable<Integer> {
    static final String PURPOSE =
            "Explore targets, activations and ε on a web page that this machine serves to itself alone.%n";

    private static final int LAST_PORT = 65535;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            order = 1,
            defaultValue = "0",
            description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private String port = "";

    @Option(names = "--no-open", order = 2, description = "Do not open the page in the browser.")
    private boolean quiet;

    @Option(names = "--help", usageHelp = true, description = "Show this help.", order = 99)
    private boolean help;

    ExploreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        Repetitions.refuse(spec);
        int chosen = Numbers.whole("--port", port, 0, LAST_PORT).orElseThrow();
        CountDownLatch stopped = new CountDownLatch(1);
        try (Interruption ignored = Interruption.listen(stopped::countDown);
                ExplorerServer server = start(chosen)) {
            say(server.address());
            server.warmUp();
            stopped.await();
            console.err().println("\nStopping.");
        }
        return ExitStatus.DONE;
    }

    private static ExplorerServer start(int port) {
        try {
            return ExplorerServer.start(port, ExplorerLimits.defaults(), VersionText.version());
        } catch (PortInUseException e) {
            throw new BadRequestException("--port: " + e.getMessage());
        }
    }

    private void say(URI page) {
        console.out().println(page);
        console.out().flush();
        boolean opened = !quiet && Browser.open(page);
        console.err()
                .println(
                        opened
                                ? "Opened in the browser; Ctrl-C stops it."
                                : "Open this page in a browser; Ctrl-C stops it.");
    }
}
