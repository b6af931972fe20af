package plateau.symbolic;

import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;

/**
 * A word of a formula.
 *
 * @param text the word as it is understood: Unicode signs are replaced by their ASCII counterparts
 * @param start 0-based offset of its first character
 * @param end offset behind its last character
 * @param number the value of a {@link Kind#NUMBER}, else null
 */
record Token(Kind kind, String text, int start, int end, @Nullable BigFraction number) {
    enum Kind {
        NUMBER,
        NAME,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isOpening() {
        return is("(") || is("[");
    }

    boolean isRelation() {
        return is("<") || is("<=") || is(">") || is(">=");
    }

    boolean startsOperand() {
        return kind == Kind.NUMBER || kind == Kind.NAME || isOpening();
    }
}
