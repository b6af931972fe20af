package plateau.cli;

import java.io.PrintWriter;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import plateau.report.PredictionTable;

/** The program {@code plateau}. */
@Command(
        name = "plateau",
        description = "Learning time-scales of wide two-layer networks on single-index targets.%n",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionText.class,
        commandListHeading = "%nCommands:%n",
        footer = "%nTry 'plateau COMMAND --help' for options and examples.")
public final class Plateau implements Runnable {
    private static final int HELP_WIDTH = 100;
    private static final int LONGEST_SENTENCE = 300;

    // No short forms: "-h(3)" is a formula.
    @Option(names = "--help", usageHelp = true, description = "Show this help.")
    private boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    private boolean version;

    private final Console console;

    private Plateau(Console console) {
        this.console = console;
    }

    /** Runs a command line and ends the process with its exit status. */
    public static void main(String[] args) {
        // Figures need no screen; a process without one must not look for it.
        System.setProperty("java.awt.headless", "true");
        System.exit(execute(Console.ofProcess(), args));
    }

    /**
     * Runs a command line.
     *
     * @param out where results go
     * @param err where messages go
     * @return the exit status: 0 done, 1 unfinished, 2 wrong request, 130 interrupted
     */
    public static int execute(PrintWriter out, PrintWriter err, String... args) {
        return execute(new Console(out, err, false, PredictionTable.DEFAULT_WIDTH), args);
    }

    static int execute(Console console, String... args) {
        CommandLine line = commandLine(console);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError e) {
            console.err().println("plateau: memory ran out: give fewer classes, a lower --degree, or more (java -Xmx)");
            return ExitStatus.UNFINISHED;
        } finally {
            console.out().flush();
            console.err().flush();
        }
    }

    private static CommandLine commandLine(Console console) {
        return new CommandLine(new Plateau(console))
                .addSubcommand(new PredictCommand(console))
                .addSubcommand(new SimulateCommand(console))
                .addSubcommand(new ValidateCommand(console))
                .addSubcommand(new DeriveCommand(console))
                .addSubcommand(new ExploreCommand(console))
                .setOut(console.out())
                .setErr(console.err())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler((e, args) -> refuse(console, e))
                .setExecutionExceptionHandler((e, line, parsed) -> fail(console, e, line));
    }

    /** Without a command: the help, as for a person who tries the program for the first time. */
    @Override
    public void run() {
        commandLine(console).usage(console.out());
    }

    private static int refuse(Console console, ParameterException e) {
        console.err().println("plateau: " + sentence(e));
        console.err().println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitStatus.WRONG_REQUEST;
    }

    private static String sentence(ParameterException e) {
        String message = e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched)
                : String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return message.length() > LONGEST_SENTENCE ? message.substring(0, LONGEST_SENTENCE) + "…" : message;
    }

    private static String unmatched(UnmatchedArgumentException e) {
        String first = e.getUnmatched().get(0);
        CommandLine line = e.getCommandLine();
        boolean option = first.startsWith("-");
        Set<String> known = option
                ? line.getCommandSpec().optionsMap().keySet()
                : line.getSubcommands().keySet();
        String kind = option ? "option " : known.isEmpty() ? "argument " : "command ";
        return "unknown " + kind + BadRequestException.shorten(first)
                + Spelling.closest(first, known)
                        .map(name -> ": did you mean " + name + "?")
                        .orElse("");
    }

    private static int fail(Console console, Exception e, CommandLine line) {
        if (e instanceof BadRequestException) {
            console.err().println("plateau: " + e.getMessage());
            console.err().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
            return ExitStatus.WRONG_REQUEST;
        }
        console.err().println("plateau: the computation failed (" + e + "): please report this command line");
        return ExitStatus.UNFINISHED;
    }
}
