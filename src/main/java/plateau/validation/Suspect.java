package plateau.validation;

/** The assumption that most likely fails when a comparison disagrees. */
public enum Suspect {
    COEFFICIENT("a closed form: the exact coefficient and quadrature differ, one of the two is wrong"),
    TRUNCATION("truncation: a kernel or an expansion was cut at too low a degree; give a higher degree"),
    WIDTH("width: the number of neurons is too small for the limit m → ∞; give larger widths"),
    DIMENSION("dimension: d is too small for the limit d → ∞; give larger dimensions"),
    STEP("step: SGD is too far from its flow for the expansion in η; give smaller steps"),
    NOISE("noise: the interval is too wide to tell anything; give more seeds or smaller steps"),
    REDUCTION("the reduction: the reduced flow is not the network's, an equation or its code is wrong"),
    LAW("the law of a(0) or the number of its classes"),
    ASYMPTOTICS("asymptotics: ε is not small enough for the law, or the law is wrong; give smaller ε"),
    FAST_SLOW("the fast–slow solve: a degree was locked too early or its residual lags; compare with --reference"),
    INTEGRATION("the integration: it stopped early or its error is larger than its tolerance");

    private final String sentence;

    Suspect(String sentence) {
        this.sentence = sentence;
    }

    /** What it is and what to do about it, for a report. */
    public String sentence() {
        return sentence;
    }
}
