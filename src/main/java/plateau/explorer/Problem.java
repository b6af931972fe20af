package plateau.explorer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import plateau.flow.InitialLaw;

/**
 * What a page asks about, read but not computed.
 *
 * @param target φ
 * @param activation σ
 * @param law the law of a(0)
 * @param classes classes that stand for a continuous law
 * @param degree the highest degree kept; empty: chosen from the tails
 */
record Problem(FunctionText target, FunctionText activation, InitialLaw law, int classes, OptionalInt degree) {
    /** The same with the degree that was chosen, so that its command line says it. */
    Problem keeping(int chosen) {
        return new Problem(target, activation, law, classes, OptionalInt.of(chosen));
    }

    /** The command line that answers the same at a terminal. */
    String command(String command, List<String> more) {
        List<String> words = new ArrayList<>(List.of("plateau", command));
        words.addAll(List.of(
                target.coefficients() ? "--phi" : "--target", target.text().strip()));
        words.addAll(List.of(
                activation.coefficients() ? "--sigma" : "--activation",
                activation.text().strip()));
        words.addAll(List.of("--init", law.text(), "--classes", Integer.toString(classes)));
        if (degree.isPresent()) {
            words.addAll(List.of("--degree", Integer.toString(degree.getAsInt())));
        }
        words.addAll(more);
        return String.join(" ", words.stream().map(Problem::quote).toList());
    }

    private static String quote(String word) {
        return word.matches("[A-Za-z0-9_@%+=:,./-]+")
                ? word
                : "'" + word.replaceAll("\\s+", " ").replace("'", "'\\''") + "'";
    }
}
