package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The hierarchy of time-scales of a target (theory.md §4): one {@link LearningLaw} for each wait.
 *
 * <p>The law of gaps: if p is the next learnable degree after l ≥ 1, the wait for it is c ε^γ with
 * γ = (l + 2 − p) / (2(l + 1)); p = l+1 gives the paper's ε^{1/(2p)}.
 */
public final class LearningLaws {
    private LearningLaws() {}

    /**
     * The laws in the order in which degrees are learned at d = ∞. Empty beyond degree 0 if σ_1 φ_1 = 0 (then s ≡ 0) or if
     * nothing seeds degree 1 (all a(0) equal and σ_0 ≠ 0): the theory has no law there.
     */
    public static List<LearningLaw> of(LinkPair links, NeuronClasses classes) {
        List<LearningLaw> laws = new ArrayList<>();
        OptionalInt last = OptionalInt.empty();
        if (links.learnable(0)) {
            laws.add(degreeZero(links, classes));
            last = OptionalInt.of(0);
        }
        if (!links.learnable(1) || DegreeOneLayer.seed(links, classes) == 0) {
            return laws;
        }
        laws.add(degreeOne(DegreeOneLayer.of(links, classes), last));
        int before = 1;
        for (int p = 2; p <= links.degree(); p++) {
            if (links.learnable(p)) {
                laws.add(gap(before, p));
                before = p;
            }
        }
        return laws;
    }

    /** γ(l→p) = (l + 2 − p) / (2(l + 1)) of the wait for degree p after degree l ≥ 1. */
    public static Fraction exponent(int l, int p) {
        if (l < 1 || p <= l) {
            throw new IllegalArgumentException("the gap law needs 1 <= l < p, not l = " + l + ", p = " + p);
        }
        return Fraction.of(l + 2 - p, 2 * (l + 1));
    }

    private static LearningLaw degreeZero(LinkPair links, NeuronClasses classes) {
        double constant = DegreeZeroLayer.of(links, classes).stretchedTime(0.5);
        String formula = String.format(Locale.ROOT, "t₀ = %.6g ε", constant);
        return new LearningLaw(0, OptionalInt.empty(), Fraction.ONE, false, OptionalDouble.of(constant), formula);
    }

    private static LearningLaw degreeOne(DegreeOneLayer layer, OptionalInt after) {
        String formula = String.format(
                Locale.ROOT,
                "t₁ = ε^(1/2) [%.6g ln(1/ε) %s %.6g]",
                layer.logarithmConstant(),
                layer.offset() < 0 ? "−" : "+",
                Math.abs(layer.offset()));
        return new LearningLaw(
                1, after, Fraction.of(1, 2), true, OptionalDouble.of(layer.logarithmConstant()), formula);
    }

    private static LearningLaw gap(int l, int p) {
        Fraction exponent = exponent(l, p);
        String formula = exponent.isZero()
                ? String.format(Locale.ROOT, "t(%d→%d) ~ c, whatever ε", l, p)
                : String.format(Locale.ROOT, "t(%d→%d) ~ c ε^(%s)", l, p, text(exponent));
        return new LearningLaw(p, OptionalInt.of(l), exponent, false, OptionalDouble.empty(), formula);
    }

    /** A fraction as {@code 1/4}, {@code 0} or {@code -3/4}. */
    public static String text(Fraction fraction) {
        Fraction positive = fraction.getDenominator() < 0
                ? Fraction.of(-fraction.getNumerator(), -fraction.getDenominator())
                : fraction;
        return positive.getDenominator() == 1
                ? Integer.toString(positive.getNumerator())
                : positive.getNumerator() + "/" + positive.getDenominator();
    }
}
