package plateau.timescale;

/** Whether and how the mean-field flow at d = ∞ can learn a degree (theory.md §4). */
public enum Learnability {
    /** σ_k φ_k ≠ 0 and the degrees below carry the neurons there. */
    LEARNABLE("yes"),
    /** φ_k = 0: the target has nothing of this degree. */
    ABSENT("nothing to learn"),
    /** σ_k = 0 ≠ φ_k: the activation cannot express it; ½ φ_k² of risk remains for ever. */
    UNREACHABLE("no: σ has none"),
    /** σ_k φ_k ≠ 0, but V′(0) = σ_1 φ_1 = 0, so that s ≡ 0 at d = ∞; finite d escapes from s ~ d^{-1/2}. */
    SADDLE("not at d = ∞");

    private final String words;

    Learnability(String words) {
        this.words = words;
    }

    /** A few words for a table. */
    public String words() {
        return words;
    }
}
