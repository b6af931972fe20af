package plateau.derivation;

/** What stands between the two sides of an {@link Equation}. */
public enum Relation {
    EQUALS("=", "=", "="),
    IDENTICAL("≡", "\\equiv", "=="),
    AT_MOST("≤", "\\le", "<="),
    NOT_EQUAL("≠", "\\ne", "!="),
    TENDS_TO("→", "\\to", "->"),
    /** The quotient tends to 1. */
    ASYMPTOTIC("~", "\\sim", "~"),
    /** The quotient stays between positive bounds. */
    SCALES_LIKE("≍", "\\asymp", "~");

    private final String unicode;
    private final String latex;
    private final String ascii;

    Relation(String unicode, String latex, String ascii) {
        this.unicode = unicode;
        this.latex = latex;
        this.ascii = ascii;
    }

    /** The sign in print. */
    public String unicode() {
        return unicode;
    }

    /** The sign in LaTeX. */
    public String latex() {
        return latex;
    }

    /** The sign as it is typed. */
    public String ascii() {
        return ascii;
    }
}
