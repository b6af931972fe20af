package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.timescale.Warning.Topic;

/**
 * Says in words which special cases of theory.md §4 and §7 apply to a request, before anything is integrated: what the
 * activation cannot express, what stays at the saddle, what is not seeded, which degrees are skipped, what was cut, on
 * which law and how many classes every constant depends, and up to which dimension d = ∞ stands for d.
 */
public final class Diagnosis {
    private static final double NEGLIGIBLE_TAIL = 1e-12;

    /**
     * Measured with φ_k = c, σ_k = 1 (k < 3) against the reference solve: times differ by less than 1e-3 at c = 1e-5 and by up to
     * 26 % at c = 1e-6, which --rtol 1e-10 mends.
     */
    private static final double SMALL_TARGET = 1e-5;

    private final PredictionRequest request;
    private final LinkPair links;
    private final NeuronClasses neurons;
    private final List<Warning> warnings = new ArrayList<>();

    private Diagnosis(PredictionRequest request, NeuronClasses neurons) {
        this.request = request;
        this.links = request.links();
        this.neurons = neurons;
    }

    /** Everything that can be said of a request before it is answered. */
    public static List<Warning> of(PredictionRequest request) {
        return of(request, request.neurons());
    }

    /** Everything that can be said of a request and its neurons at the start. */
    static List<Warning> of(PredictionRequest request, NeuronClasses neurons) {
        Diagnosis diagnosis = new Diagnosis(request, neurons);
        diagnosis.unreachableDegrees();
        diagnosis.smallTarget();
        diagnosis.saddle();
        diagnosis.equalStart();
        diagnosis.skippedDegrees();
        diagnosis.truncation();
        diagnosis.lawOfA();
        diagnosis.dimension();
        diagnosis.degreesOfFreedom();
        return diagnosis.warnings;
    }

    private void unreachableDegrees() {
        for (int k = 0; k <= links.degree(); k++) {
            if (links.sigma(k) == 0 && links.phi(k) != 0) {
                say(
                        Topic.RISK_FLOOR,
                        "σ_%d = 0: degree %d of the target (φ_%d = %.6g) is never learned and leaves %.6g of risk"
                                + " for ever.",
                        k,
                        k,
                        k,
                        links.phi(k),
                        0.5 * links.phi(k) * links.phi(k));
            }
        }
    }

    private void smallTarget() {
        double largest = 0;
        for (int k = 0; k <= links.degree(); k++) {
            largest = Math.max(largest, links.learnable(k) ? Math.abs(links.phi(k)) : 0);
        }
        if (largest > 0 && largest < SMALL_TARGET) {
            say(
                    Topic.INTEGRATION,
                    "No learnable coefficient of the target is larger than %.1e: residuals that small are not resolved to"
                            + " the error stated beside the times. Give --rtol 1e-11, and do not trust times of a target"
                            + " below 1e-8.",
                    largest);
        }
    }

    private void saddle() {
        if (links.learnable(1) || !learnableFrom(2)) {
            return;
        }
        String cause = links.phi(1) == 0 ? "φ_1 = 0" : "σ_1 = 0";
        if (neurons.startsAtZeroOverlap()) {
            say(
                    Topic.SADDLE,
                    "%s, so V′(0) = 0 and s stays 0 at d = ∞: nothing of degree 1 or more is ever learned. At"
                            + " finite d the start s ~ d^(−1/2) lets the network escape; give --dimension to see when.",
                    cause);
        } else {
            say(
                    Topic.SADDLE,
                    "%s: the network leaves the saddle s = 0 only thanks to its start s ~ d^(−1/2), d = %s; the times"
                            + " depend on d and no law in ε alone covers them.",
                    cause,
                    text(request.dimension().orElse(Double.NaN)));
        }
    }

    private void equalStart() {
        if (links.learnable(1) && DegreeOneLayer.seed(links, neurons) == 0) {
            say(
                    Topic.EQUAL_START,
                    "All a(0) are equal and σ_0 is not 0: once degree 0 is learned no spread of a is left to seed degree"
                            + " 1, and the laws from degree 1 on do not hold. Times are integrated, not predicted by a law.");
        }
    }

    private void skippedDegrees() {
        int before = 1;
        for (int p = 2; p <= links.degree() && links.learnable(1); p++) {
            if (!links.learnable(p)) {
                continue;
            }
            if (p > before + 1) {
                skipped(before, p);
            }
            before = p;
        }
    }

    private void skipped(int l, int p) {
        Fraction exponent = LearningLaws.exponent(l, p);
        String meaning = exponent.isZero()
                ? "does not depend on ε"
                : exponent.signum() < 0
                        ? "grows as ε falls, like ε^(" + LearningLaws.text(exponent) + ")"
                        : "goes like ε^(" + LearningLaws.text(exponent) + ")";
        StringBuilder roles = new StringBuilder();
        for (int k = l + 1; k < p; k++) {
            if (links.phi(k) == 0 && links.sigma(k) != 0) {
                String role = 2 * k < p + l
                        ? "holds the neurons back as a constraint"
                        : 2 * k == p + l ? "damps the wait" : "does not matter";
                roles.append(String.format(Locale.ROOT, " Degree %d, which σ has and φ lacks, %s.", k, role));
            }
        }
        say(
                Topic.SKIPPED_DEGREE,
                "No learnable degree lies between %d and %d: the wait for %d %s.%s",
                l,
                p,
                p,
                meaning,
                roles);
    }

    private void truncation() {
        double phiTail = links.target().tail();
        double sigmaTail = links.activation().tail();
        if (phiTail > NEGLIGIBLE_TAIL * links.target().norm2()) {
            say(
                    Topic.TRUNCATION,
                    "The target was cut at degree %d: %.3g of its norm (%.2g %%) lies beyond, so the true risk is up to %.3g"
                            + " above the one shown. Raise --degree to see more.",
                    links.degree(),
                    phiTail,
                    100 * phiTail / links.target().norm2(),
                    0.5 * phiTail);
        }
        if (sigmaTail > NEGLIGIBLE_TAIL * links.activation().norm2()) {
            say(
                    Topic.TRUNCATION,
                    "The activation was cut at degree %d: U is off by at most %.3g |r|^%d (%.2g %% of its norm at |r| = 1),"
                            + " which matters only once |s| is near 1.",
                    links.degree(),
                    sigmaTail,
                    links.degree() + 1,
                    100 * sigmaTail / links.activation().norm2());
        }
    }

    private void lawOfA() {
        boolean stuck = neurons.startsAtZeroOverlap() && !links.learnable(1);
        if (stuck || !learnableFrom(2)) {
            return;
        }
        if (request.law().unbounded()) {
            say(
                    Topic.LAW_OF_A,
                    "The law %s is unbounded: the largest |a(0)| is learned with first, so the times from degree 2 on depend"
                            + " on the number of classes (%d) and shrink as it grows.",
                    request.law().text(),
                    neurons.count());
        } else if (!request.law().atomic()) {
            say(
                    Topic.LAW_OF_A,
                    "The times from degree 2 on belong to %d classes of the law %s; they change slowly as the number of"
                            + " classes grows.",
                    neurons.count(),
                    request.law().text());
        } else if (symmetricPair() && links.sigma(0) != 0) {
            say(
                    Topic.LAW_OF_A,
                    "The law %s has two balanced classes ±a and σ_0 is not 0: the leading-order constant of the waits from degree 2"
                            + " on is infinite, learning takes longer than the exponent says.",
                    request.law().text());
        }
    }

    private void dimension() {
        if (!learnableFrom(1)) {
            return;
        }
        double smallest = request.epsilons().stream()
                .mapToDouble(Double::doubleValue)
                .min()
                .orElse(1);
        if (request.dimension().isPresent()) {
            double product = request.dimension().getAsDouble() * smallest;
            if (product < 100) {
                say(
                        Topic.DIMENSION,
                        "d ε = %.3g is not large: the start s ~ d^(−1/2) competes with the degree-1 layer's"
                                + " s ~ ε^(1/2), and the laws for d = ∞ do not apply.",
                        product);
            }
        } else if (links.learnable(1)) {
            say(
                    Topic.DIMENSION,
                    "Computed at d = ∞: it stands for dimensions d well above 1/ε (here %.2g); below that"
                            + " give --dimension.",
                    1 / smallest);
        }
    }

    private void degreesOfFreedom() {
        int active = 0;
        for (int k = 0; k <= links.degree(); k++) {
            active += links.sigma(k) != 0 && links.phi(k) != 0 ? 1 : 0;
        }
        if (learnableFrom(1) && 2 * neurons.count() < active) {
            say(
                    Topic.DEGENERATE_GRAM,
                    "%d classes have %d unknowns for %d learnable degrees: not all residuals can vanish together, the risk"
                            + " may stay above its floor.",
                    neurons.count(),
                    2 * neurons.count(),
                    active);
        }
    }

    private boolean symmetricPair() {
        return neurons.count() == 2
                && neurons.weight(0) == neurons.weight(1)
                && Math.abs(neurons.a0(0) + neurons.a0(1)) <= 1e-12 * Math.abs(neurons.a0(0));
    }

    private boolean learnableFrom(int lowest) {
        for (int k = lowest; k <= links.degree(); k++) {
            if (links.learnable(k)) {
                return true;
            }
        }
        return false;
    }

    private void say(Topic topic, String format, Object... arguments) {
        warnings.add(new Warning(topic, String.format(Locale.ROOT, format, arguments)));
    }

    private static String text(double d) {
        return d == Math.rint(d) && d < 1e15 ? Long.toString((long) d) : Double.toString(d);
    }
}
