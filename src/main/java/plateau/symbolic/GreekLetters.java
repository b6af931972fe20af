package plateau.symbolic;

import java.util.List;
import java.util.Locale;

/** The names of the Greek letters, which are never slips of a function's name. */
final class GreekLetters {
    private static final List<String> NAMES = List.of(
            "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
            "xi", "omicron", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega");

    private GreekLetters() {}

    /** Whether {@code name} is a Greek letter, perhaps with an index: beta, beta1, beta_1. */
    static boolean startIn(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return NAMES.stream().anyMatch(letter -> lower.startsWith(letter) && isIndex(lower.substring(letter.length())));
    }

    private static boolean isIndex(String rest) {
        return rest.matches("_?[0-9]*+");
    }
}
