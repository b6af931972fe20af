package plateau.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;

/**
 * Goes through what usual commands do, so that the launcher's class-data-sharing archive has the classes they need. Writes
 * nothing.
 */
final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("predict", "--help"),
            List.of("predict", "--phi", "1,1,1", "--sigma", "1,1,1"),
            List.of("predict", "--phi", "1,1", "--sigma", "1,1", "--json", "--epsilon", "1e-2"),
            List.of("predict", "--target", "z^3/6 + z^2/2 + z", "--activation", "relu(z + 1/2)"),
            List.of("predict", "--target", "He(1) + He(2)", "--activation", "tanh(z + 1)", "--epsilon", "1e-2"),
            List.of("predict", "--phi", "1,1", "--sigma", "1,1", "--reference", "--epsilon", "1e-2"),
            List.of("predict", "--target", "log(z)", "--activation", "relu"),
            List.of("sweep", "--phi", "1,1", "--sigma", "1,1", "--epsilon", "1e-2"),
            List.of("simulate", "--phi", "1,1,1", "--sigma", "1,1,1", "--until", "0.1"),
            List.of("derive", "--target", "erf(z)", "--activation", "erf(z)", "--show", "U"));

    private Rehearsal() {}

    /** The command lines, one after the other; whatever they end with. */
    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        // What only a process does: it asks where it writes.
        int width = Console.ofProcess().width();
        for (List<String> command : COMMANDS) {
            Plateau.execute(new Console(nowhere, nowhere, false, width), command.toArray(String[]::new));
        }
    }
}
