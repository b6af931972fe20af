package plateau.explorer;

import java.util.List;

/** Pairs of links worth a look, as in the folder {@code derivations}, each with what it teaches. */
final class Gallery {
    /**
     * One pair.
     *
     * @param name that of its folder; one pair more than the folders is the README's
     * @param teaches what it shows, one sentence
     */
    record Entry(String name, String target, String activation, String teaches) {}

    private Gallery() {}

    static List<Entry> entries() {
        return List.of(
                new Entry(
                        "staircase",
                        "z^3/6 + z^2/2 + z",
                        "relu(z + 1/2)",
                        "The example of the README: a cubic on a biased ReLU, four degrees one after another."),
                new Entry(
                        "all-degrees",
                        "1 + z + h(2) + h(3)",
                        "1 + z + h(2) + h(3)",
                        "The plain case: degrees 0 to 3, each with its own scale of ε."),
                new Entry(
                        "odd-gap",
                        "h(1) + h(3)",
                        "h(1) + h(3)",
                        "A gap: between 1 and 3 the wait does not depend on ε."),
                new Entry(
                        "phase-retrieval",
                        "z^2",
                        "relu",
                        "φ₁ = 0: the overlaps stay 0, only the constant is learned at d = ∞."),
                new Entry("relu-relu", "relu", "relu", "A tail that falls so slowly that the cut is felt."),
                new Entry("erf-erf", "erf(z/sqrt(2))", "erf(z/sqrt(2))", "The pair of Saad and Solla."),
                new Entry(
                        "tanh-relu", "tanh(z)", "relu(z + 1/2)", "Coefficients without closed form beside exact ones."),
                new Entry(
                        "gelu",
                        "1 + z + h(2) + h(3)",
                        "gelu",
                        "σ₃ = 0: a degree that can never be learned leaves a floor under the risk."));
    }
}
