package plateau.symbolic;

import java.util.Locale;

/** What the parser says about a word that it cannot use. */
final class Complaints {
    private Complaints() {}

    /** Complains about a name that the grammar does not have. */
    static FormulaException unknown(Token name) {
        String lower = name.text().toLowerCase(Locale.ROOT);
        String shown = name.text().length() <= 30 ? name.text() : name.text().substring(0, 30) + "...";
        if (lower.equals("nan") || lower.startsWith("inf")) {
            return FormulaException.at(name.start(), shown + " is not a number; a formula has finite numbers only");
        }
        if (lower.length() == 1) {
            return FormulaException.at(name.start(), "the name " + shown + " is not known; the variable is z");
        }
        return FormulaException.at(
                name.start(), "the name " + shown + " is not known; " + FormulaNames.suggestion(name.text()));
    }

    /** Complains about {@code token}, where {@code before} is the end of the word in front of it. */
    static FormulaException unexpected(Token token, int before) {
        if (token.kind() == Token.Kind.END) {
            return FormulaException.at(
                    token.start(), "the formula ends where a number, z or a function should follow; complete it");
        }
        if (token.is(")") || token.is("]")) {
            return FormulaException.at(
                    token.start(),
                    "the " + token.text() + " at character " + (token.start() + 1)
                            + " closes nothing or leaves nothing before it; remove it or add what is missing");
        }
        if (token.isRelation()) {
            return FormulaException.at(
                    token.start(), "a comparison stands in a condition only; write piecewise(z < 0, -1, 1)");
        }
        if (token.is("[")) {
            return FormulaException.at(token.start(), "[ and ] follow the name of a function; group with ( and )");
        }
        if (token.is("*") && before == token.start() && token.start() > 0) {
            return FormulaException.at(token.start(), "** is not an operator here; write ^ for a power");
        }
        return FormulaException.at(
                token.start(),
                "the sign " + token.text() + " stands where a number, z or a function should; remove it or"
                        + " add what is missing");
    }
}
