package plateau.cli;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says what is wrong with a request, or what failed.
 *
 * <p>A class and not two lambdas: a class archive leaves out lambdas of interfaces as old as picocli's and those interfaces with them, and
 * looking for them in the jars costs a tenth of a second at every start.
 */
final class Refusals implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private static final int LONGEST_SENTENCE = 300;

    private final Console console;

    Refusals(Console console) {
        this.console = console;
    }

    @Override
    public int handleParseException(ParameterException e, String[] words) {
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
        if (known.contains(first)) {
            return first + " stands after --: put it in front of that";
        }
        String kind = option ? "option " : known.isEmpty() ? "argument " : "command ";
        return "unknown " + kind + BadRequestException.shorten(first)
                + Spelling.closest(first, known)
                        .map(name -> ": did you mean " + name + "?")
                        .orElse("");
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof BadRequestException) {
            console.err().println("plateau: " + e.getMessage());
            console.err().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
            return ExitStatus.WRONG_REQUEST;
        }
        console.err().println("plateau: the computation failed (" + e + "): please report this command line");
        return ExitStatus.UNFINISHED;
    }
}
