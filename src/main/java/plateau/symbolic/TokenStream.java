package plateau.symbolic;

import java.util.List;

/** The words of a formula, read one after the other. */
final class TokenStream {
    private static final int LONGEST_SNIPPET = 40;

    private final String text;
    private final List<Token> tokens;
    private int next;

    TokenStream(String text) {
        this.text = text;
        this.tokens = Tokeniser.tokens(text);
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Token.Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next++;
        }
        return found;
    }

    /** The offset behind the last word taken. */
    int end() {
        return next == 0 ? 0 : tokens.get(next - 1).end();
    }

    boolean lastWasNumber() {
        return next > 0 && tokens.get(next - 1).kind() == Token.Kind.NUMBER;
    }

    /** The source between two offsets, cut in the middle if long. */
    String snippet(int from, int to) {
        String part = text.substring(from, to).strip();
        return part.length() <= LONGEST_SNIPPET
                ? part
                : part.substring(0, LONGEST_SNIPPET / 2) + "..." + part.substring(part.length() - LONGEST_SNIPPET / 2);
    }

    /** The operand that starts at the next word, as text: a number, or a name with the parentheses that follow it. */
    String upcomingOperand() {
        Token first = peek();
        int last = next;
        if (first.kind() == Token.Kind.NAME && tokens.get(next + 1).isOpening()) {
            last++;
        }
        if (tokens.get(last).isOpening()) {
            last = closing(last);
        }
        return snippet(first.start(), tokens.get(last).end());
    }

    private int closing(int opening) {
        int level = 0;
        for (int i = opening; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            level += token.isOpening() ? 1 : token.is(")") || token.is("]") ? -1 : 0;
            if (level == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }
}
