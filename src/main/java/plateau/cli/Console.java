package plateau.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import plateau.report.PredictionTable;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err messages and progress
 * @param interactive whether {@code err} is a terminal that a person watches
 * @param width columns of the terminal
 */
record Console(PrintWriter out, PrintWriter err, boolean interactive, int width) {
    private static final int WIDEST = 120;

    /** The process's own streams, in UTF-8 whatever the locale: φ and σ are not ASCII, and JSON is UTF-8 by definition. */
    static Console ofProcess() {
        return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), errorIsTerminal(), columns());
    }

    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
    }

    /** Asks the kernel where it tells; elsewhere a console stands for it (Java has no question for standard error alone). */
    private static boolean errorIsTerminal() {
        Path error = Path.of("/proc/self/fd/2");
        if (Files.isSymbolicLink(error)) {
            try {
                String target = Files.readSymbolicLink(error).toString();
                return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return System.console() != null;
    }

    private static int columns() {
        String columns = System.getenv("COLUMNS");
        boolean number = columns != null && columns.matches("\\d{2,4}");
        return number ? Math.min(WIDEST, Integer.parseInt(columns)) : PredictionTable.DEFAULT_WIDTH;
    }
}
