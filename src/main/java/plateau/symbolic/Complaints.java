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

    /** Complains that {@code found} stands where {@code required} should close {@code opening}. */
    static FormulaException notClosed(Token opening, String required, Token found, int before) {
        String culprit = "the " + opening.text() + " at character " + (opening.start() + 1);
        if (found.kind() == Token.Kind.END) {
            return FormulaException.at(opening.start(), culprit + " is never closed; add " + required);
        }
        if (found.is(")") || found.is("]")) {
            return FormulaException.at(
                    found.start(), culprit + " is closed by " + found.text() + "; write " + required);
        }
        return unexpected(found, before);
    }

    /** Complains that two operands follow each other. */
    static FormulaException missingProductSign(Token next, String operand, String following) {
        return FormulaException.at(
                next.start(), "the sign of a product is missing; write " + operand + "*" + following);
    }

    /** Complains that an operand follows the name of a function. */
    static FormulaException bareFunction(Token next, String name, String following) {
        return FormulaException.at(
                next.start(), name + " needs parentheses around its argument; write " + name + "(" + following + ")");
    }
}
