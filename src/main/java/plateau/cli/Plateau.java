package plateau.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import plateau.report.PredictionTable;
import plateau.symbolic.GaussianExpectation;

/** The program {@code plateau}. Described without annotations: to read them takes as long as to write the help. */
public final class Plateau implements Runnable {
    private static final List<String> COMMANDS =
            List.of("predict", "simulate", "sweep", "validate", "derive", "explore");
    private static final int HELP_WIDTH = 100;
    private static final IFactory INSTANCES = new Instances();

    private final Console console;

    private Plateau(Console console) {
        this.console = console;
    }

    /** Runs a command line and ends the process with its exit status. */
    public static void main(String[] args) {
        // Figures need no screen; a process without one must not look for it.
        System.setProperty("java.awt.headless", "true");
        // Neither streams nor patterns here: the first of them takes longer than to read a command line.
        for (String word : args) {
            if (word.startsWith("--target")
                    || word.startsWith("--activation")
                    || word.endsWith(".toml") && SweepFile.mentionsFormula(word)) {
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

    private static String purpose(String name) {
        return switch (name) {
            case "predict" -> PredictCommand.PURPOSE;
            case "simulate" -> SimulateCommand.PURPOSE;
            case "sweep" -> SweepCommand.PURPOSE;
            case "validate" -> ValidateCommand.PURPOSE;
            case "derive" -> DeriveCommand.PURPOSE;
            case "explore" -> ExploreCommand.PURPOSE;
            default -> throw new IllegalArgumentException("there is no command " + name);
        };
    }

    /** A command without its options, for the help that lists all. */
    private static CommandSpec listed(String name) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(null, INSTANCES);
        spec.usageMessage().description(purpose(name));
        return spec;
    }

    private static CommandSpec program(Console console) {
        CommandSpec spec = CommandSpec.wrapWithoutInspection(new Plateau(console), INSTANCES)
                .name("plateau")
                .versionProvider(new VersionText())
                // No short forms: "-h(3)" is a formula.
                .addOption(flag("--help", "Show this help.").usageHelp(true).build())
                .addOption(
                        flag("--version", "Show the version.").versionHelp(true).build());
        spec.usageMessage()
                .description("Learning time-scales of wide two-layer networks on single-index targets.%n")
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%nCommands:%n")
                .footer("%nTry 'plateau COMMAND --help' for options and examples.");
        return spec;
    }

    private static OptionSpec.Builder flag(String name, String description) {
        return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
    }

    /** With the one command that is asked for, or with the names of all; where one of them comes later, with that one. */
    private static CommandLine commandLine(Console console, String... args) {
        CommandLine line = new CommandLine(program(console), INSTANCES);
        List<String> words = List.of(args);
        boolean one = args.length > 0 && COMMANDS.contains(args[0]);
        for (String name : one ? List.of(args[0]) : COMMANDS) {
            line.addSubcommand(
                    name, words.contains(name) ? new CommandLine(command(name, console), INSTANCES) : listed(name));
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
