package plateau.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import plateau.report.PredictionTable;
import plateau.symbolic.GaussianExpectation;

/** The program {@code plateau}. */
@Command(
        name = "plateau",
        description = "Learning time-scales of wide two-layer networks on single-index targets.%n",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionText.class,
        commandListHeading = "%nCommands:%n",
        footer = "%nTry 'plateau COMMAND --help' for options and examples.")
public final class Plateau implements Runnable {
    private static final List<String> COMMANDS =
            List.of("predict", "simulate", "sweep", "validate", "derive", "explore");
    private static final int HELP_WIDTH = 100;

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
        // Neither streams nor patterns here: to come up with the first of them takes longer than to read a command
        // line.
        for (String word : args) {
            if (word.startsWith("--target") || word.startsWith("--activation")) {
                GaussianExpectation.prepare();
                break;
            }
        }
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
        CommandLine line = commandLine(console, args);
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

    private static Object command(String name, Console console) {
        return switch (name) {
            case "predict" -> new PredictCommand(console);
            case "simulate" -> new SimulateCommand(console);
            case "sweep" -> new SweepCommand(console);
            case "validate" -> new ValidateCommand(console);
            case "derive" -> new DeriveCommand(console);
            case "explore" -> new ExploreCommand(console);
            default -> throw new IllegalArgumentException("there is no command " + name);
        };
    }

    private static Class<?> type(String name) {
        return switch (name) {
            case "predict" -> PredictCommand.class;
            case "simulate" -> SimulateCommand.class;
            case "sweep" -> SweepCommand.class;
            case "validate" -> ValidateCommand.class;
            case "derive" -> DeriveCommand.class;
            case "explore" -> ExploreCommand.class;
            default -> throw new IllegalArgumentException("there is no command " + name);
        };
    }

    /** A command's name and description, for the help that lists all: reading the options of a command from its annotations takes a while. */
    private static CommandSpec listed(String name) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(type(name).getAnnotation(Command.class).description());
        return spec;
    }

    /** With the one command that is asked for, or with the names of all; where one of them comes later, with that one. */
    private static CommandLine commandLine(Console console, String... args) {
        CommandLine line = new CommandLine(new Plateau(console));
        List<String> words = List.of(args);
        boolean one = args.length > 0 && COMMANDS.contains(args[0]);
        for (String name : one ? List.of(args[0]) : COMMANDS) {
            line.addSubcommand(name, words.contains(name) ? command(name, console) : listed(name));
        }
        Refusals refusals = new Refusals(console);
        return line.setOut(console.out())
                .setErr(console.err())
                .setExpandAtFiles(false)
                .setUsageHelpWidth(HELP_WIDTH)
                .setUsageHelpLongOptionsMaxWidth(24)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(refusals)
                .setExecutionExceptionHandler(refusals);
    }

    /** Without a command: the help, as for a person who tries the program for the first time. */
    @Override
    public void run() {
        commandLine(console).usage(console.out());
    }
}
