package plateau.timescale;

/** How the stage equations end, and what that means for the law of the wait. */
public enum StageOutcome {
    /** At a finite τ = c: the wait is c ε^γ as ε → 0. */
    BLOWS_UP("The wait tends to c ε^γ."),
    /**
     * Not within the time looked at: A falls and S grows without end, and E[A S^p] with a power of τ. As ε → 0 the wait
     * becomes longer than any c ε^γ. So it is when there are no more distinct classes than constraints (two classes and
     * σ_0 ≠ 0), since then A is fixed by S.
     */
    NO_BLOW_UP(
            "Leading order gives no finite constant: the wait becomes longer than any multiple of ε^γ as ε → 0. Fit a law"
                    + " on the integrated flow."),
    /** E[A S^p] has no slope along the constraints. */
    STATIONARY("Leading order stands still: the wait becomes longer than any multiple of ε^γ. Integrate the flow."),
    /** The integration ended for another reason. */
    UNFINISHED("The stage equations could not be integrated to an end: loosen rtol, or integrate the flow.");

    private final String meaning;

    StageOutcome(String meaning) {
        this.meaning = meaning;
    }

    /** One or two sentences for a person. */
    public String meaning() {
        return meaning;
    }
}
