package plateau.derivation;

/** Who answers for a step. */
public enum Source {
    /** The setting, or a statement, of the paper. */
    PAPER("Berthier, Montanari, Zhou 2024 (arXiv 2303.00055)"),
    /** Derived by this project from the steps before. */
    DERIVED("derived here"),
    /** The definitions and the numbers of this problem. */
    COMPUTED("computed for these links");

    private final String words;

    Source(String words) {
        this.words = words;
    }

    /** A few words for a reader. */
    public String words() {
        return words;
    }
}
