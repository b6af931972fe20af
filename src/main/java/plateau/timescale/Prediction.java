package plateau.timescale;

import java.util.List;
import java.util.Optional;
import plateau.flow.LinkPair;

/**
 * The answer: what is learned, in which order, when, and how low the risk can go.
 *
 * @param links the expansions of target and activation, truncated to the degrees 0…K
 * @param law the law of a(0), as text
 * @param classCount the number of classes that stand for it
 * @param degrees the degrees 0…K
 * @param riskFloor ½ Σ φ_k² over the degrees with σ_k = 0: no flow gets below (exact)
 * @param laws the law of each wait, in order
 * @param plateaus the heights of the plateaus, in order
 * @param runs one integration for each ε, in the order asked for
 * @param slopes local slopes between neighbouring ε
 * @param hierarchy times composed from the hierarchy of time-scales, beside the solved ones
 * @param checks both methods side by side, if that was asked for
 * @param warnings what limits the numbers
 */
public record Prediction(
        LinkPair links,
        String law,
        int classCount,
        List<DegreeSummary> degrees,
        double riskFloor,
        List<LearningLaw> laws,
        List<PlateauHeight> plateaus,
        List<Run> runs,
        List<LocalSlope> slopes,
        List<HierarchyTime> hierarchy,
        List<MethodDifference> checks,
        List<Warning> warnings) {
    public Prediction {
        degrees = List.copyOf(degrees);
        laws = List.copyOf(laws);
        plateaus = List.copyOf(plateaus);
        runs = List.copyOf(runs);
        slopes = List.copyOf(slopes);
        hierarchy = List.copyOf(hierarchy);
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }

    /** The law of the wait for a degree, if there is one. */
    public Optional<LearningLaw> lawOf(int degree) {
        return laws.stream().filter(l -> l.degree() == degree).findFirst();
    }
}
