package plateau.symbolic;

import java.util.Locale;
import java.util.Map;

/** Greek letters and special signs by the ASCII names that symbols bear. */
final class Greek {
    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("zeta", "ζ"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("iota", "ι"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"),
            Map.entry("omicron", "ο"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("upsilon", "υ"),
            Map.entry("phi", "φ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Gamma", "Γ"));

    private static final Map<String, String> SIGNS =
            Map.of("infinity", "∞", "normphi", "‖φ‖", "normsigma", "‖σ‖", "kfactorial", "k!");

    private Greek() {}

    static String unicode(String name) {
        return LETTERS.getOrDefault(name, SIGNS.getOrDefault(name, name));
    }

    static String latex(String name) {
        return switch (name) {
            case "omicron" -> "o";
            case "epsilon" -> "\\varepsilon";
            case "phi" -> "\\varphi";
            case "infinity" -> "\\infty";
            case "normphi" -> "\\lVert\\varphi\\rVert";
            case "normsigma" -> "\\lVert\\sigma\\rVert";
            case "kfactorial" -> "k!";
            default -> LETTERS.containsKey(name) ? "\\" + name : name.length() == 1 ? name : "\\mathrm{" + name + "}";
        };
    }

    /** Whether {@code name} is a Greek letter, perhaps with an index: beta, Beta1, beta_1. It is then no slip of another name. */
    static boolean isLetter(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return LETTERS.keySet().stream()
                .anyMatch(letter -> lower.startsWith(letter)
                        && lower.substring(letter.length()).matches("_?[0-9]*+"));
    }

    /** {@code c12} is the letter c with the index 12; other names have no index of their own. */
    static String letters(String name) {
        int end = name.length();
        while (end > 1 && Character.isDigit(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(0, end);
    }
}
