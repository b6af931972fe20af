package plateau.timescale;

import java.util.List;
import java.util.OptionalInt;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * How long to wait for the learnable degrees when no end is given: a natural time from the laws, with unknown constants
 * taken as 1/|σ_k φ_k|, and {@value #PATIENCE} times that before a degree counts as late.
 */
final class Horizon {
    /** How many natural times a degree is given; the implicit integrator crosses idle times in few steps. */
    static final double PATIENCE = 100;

    private Horizon() {}

    /** The time by which the last awaited degree should be learned, up to constants. */
    static double natural(LinkPair links, NeuronClasses neurons, List<LearningLaw> laws, double epsilon) {
        double total = epsilon;
        int covered = -1;
        for (LearningLaw law : laws) {
            int k = law.degree();
            covered = k;
            double rate = Math.abs(links.sigma(k) * links.phi(k));
            total += k == 1
                    ? DegreeOneLayer.of(links, neurons).duration(epsilon)
                    : Math.pow(epsilon, law.exponent().doubleValue()) / rate;
        }
        OptionalInt next = learnableAbove(links, covered);
        return next.isPresent() ? total + withoutLaw(links, next.getAsInt()) : total;
    }

    /** A learnable degree without a law (saddle, equal start) moves at the rate of its force, whatever ε. */
    private static double withoutLaw(LinkPair links, int from) {
        double slowest = 0;
        for (int k = from; k <= links.degree(); k++) {
            if (links.learnable(k)) {
                slowest = Math.max(slowest, 1 / Math.abs(links.sigma(k) * links.phi(k)));
            }
        }
        return slowest;
    }

    private static OptionalInt learnableAbove(LinkPair links, int k) {
        for (int j = k + 1; j <= links.degree(); j++) {
            if (links.learnable(j)) {
                return OptionalInt.of(j);
            }
        }
        return OptionalInt.empty();
    }
}
