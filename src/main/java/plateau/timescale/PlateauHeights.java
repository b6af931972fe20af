package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import plateau.flow.LinkPair;

/** The heights at which the risk rests: R = ½ Σ φ_k² over what has not been learned (theory.md §3, §4). */
public final class PlateauHeights {
    private PlateauHeights() {}

    /**
     * The plateaus between the given degrees, in order, and the last one.
     *
     * @param learned the degrees that get learned, in order; a plateau waits for each of them but degree 0, which is
     *     learned at once
     */
    public static List<PlateauHeight> of(LinkPair links, List<Integer> learned) {
        List<PlateauHeight> plateaus = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        for (int degree : learned) {
            if (degree != 0) {
                plateaus.add(new PlateauHeight(done, degree, riskWithout(links, done)));
            }
            done.add(degree);
        }
        plateaus.add(new PlateauHeight(done, -1, riskWithout(links, done)));
        return plateaus;
    }

    /** ½ Σ φ_k² over the degrees 0…K not in {@code learned}. */
    static double riskWithout(LinkPair links, List<Integer> learned) {
        double sum = 0;
        for (int k = 0; k <= links.degree(); k++) {
            if (!learned.contains(k)) {
                sum += links.phi(k) * links.phi(k);
            }
        }
        return 0.5 * sum;
    }
}
