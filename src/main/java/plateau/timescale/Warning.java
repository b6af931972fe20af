package plateau.timescale;

/**
 * Something a reader must know before trusting a number (theory.md §7).
 *
 * @param topic what it is about
 * @param text one or two sentences: what applies, what it means, what to do
 */
public record Warning(Topic topic, String text) {
    /** What a warning can be about. */
    public enum Topic {
        RISK_FLOOR,
        SADDLE,
        EQUAL_START,
        SKIPPED_DEGREE,
        TRUNCATION,
        LAW_OF_A,
        DIMENSION,
        SLOW_CORRECTIONS,
        NOT_LEARNED,
        INITIAL_RESIDUAL,
        DEGENERATE_GRAM,
        INTEGRATION
    }
}
