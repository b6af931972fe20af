package plateau.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Refuses an option given twice: picocli does not look for it in groups that only order the help, and one would win silently. Options
 * that gather a list, as --set, may be repeated. */
final class Repetitions {
    private Repetitions() {}

    static void refuse(CommandSpec spec) {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        for (OptionSpec option : spec.options()) {
            if (option.isMultiValue()) {
                continue;
            }
            String name = option.longestName();
            if (words.stream()
                            .filter(w -> w.equals(name) || w.startsWith(name + "="))
                            .count()
                    > 1) {
                throw new BadRequestException(name + " is given more than once: give it once, a list with commas");
            }
        }
    }
}
