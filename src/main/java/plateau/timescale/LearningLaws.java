package plateau.timescale;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;

/**
 * The hierarchy of time-scales of a target (theory.md §4): one {@link LearningLaw} for each wait.
 *
 * <p>The law of gaps: if p is the next learnable degree after l ≥ 1, the wait for it is c ε^γ with
 * γ = (l + 2 − p) / (2(l + 1)); p = l+1 gives the paper's ε^{1/(2p)}. Its constant c is the time at which the stage equations blow
 * up ({@link StageSolver}); it belongs to the law of a(0) and the number of classes. It is left out where the stage does not blow up
 * ({@link StageOutcome}), where its start is not known ({@link StageChain}), at finite d, and for more than {@value #MOST_CLASSES}
 * classes.
 */
public final class LearningLaws {
    /** More would take longer than the answer is worth: c moves by less than the inverse of the root of their number. */
    private static final int MOST_CLASSES = 2000;

    /** A constant to about 1e-8. */
    private static final double RTOL = 1e-9;

    /** Constants less certain than this are not given. */
    private static final double CERTAIN = 1e-3;

    private LearningLaws() {}

    /** Those of a request's links, start and classes; its ε do not matter. */
    public static List<LearningLaw> of(PredictionRequest request) {
        return of(request.links(), request.neurons(), request.law().text());
    }

    /**
     * The laws in the order in which degrees are learned at d = ∞. Empty beyond degree 0 if σ_1 φ_1 = 0 (then s ≡ 0) or if
     * nothing seeds degree 1 (all a(0) equal and σ_0 ≠ 0): the theory has no law there.
     */
    public static List<LearningLaw> of(LinkPair links, NeuronClasses classes) {
        return of(links, classes, "a(0) as given");
    }

    /**
     * The same, with the law of a(0) as text, to be named beside every constant that depends on it.
     */
    public static List<LearningLaw> of(LinkPair links, NeuronClasses classes, String lawOfA) {
        boolean covered = classes.startsAtZeroOverlap() && classes.count() <= MOST_CLASSES;
        List<StageSolution> stages = covered
                ? StageChain.solve(links, classes, StageSolver.defaults().withRtol(RTOL))
                : List.of();
        return laws(links, classes, stages, classes.count() + " classes of " + lawOfA);
    }

    /** The same without the constants of the gap law: nothing is integrated. */
    public static List<LearningLaw> withoutConstants(LinkPair links, NeuronClasses classes) {
        return laws(links, classes, List.of(), "");
    }

    private static List<LearningLaw> laws(
            LinkPair links, NeuronClasses classes, List<StageSolution> stages, String belongsTo) {
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
        Optional<Stage> stage = StageChain.following(links, 1);
        for (int i = 0; stage.isPresent(); i++) {
            laws.add(gap(stage.get(), i < stages.size() ? Optional.of(stages.get(i)) : Optional.empty(), belongsTo));
            stage = StageChain.following(links, stage.get().degree());
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

    private static LearningLaw gap(Stage stage, Optional<StageSolution> solution, String belongsTo) {
        OptionalDouble constant = solution.filter(LearningLaws::settled)
                .map(StageSolution::constant)
                .orElse(OptionalDouble.empty());
        Fraction exponent = stage.exponent();
        String power = exponent.isZero() ? "" : " ε^(" + text(exponent) + ")";
        String head = String.format(Locale.ROOT, "t(%d→%d) ~ ", stage.after(), stage.degree());
        String formula = constant.isPresent()
                ? String.format(Locale.ROOT, "%s%.6g%s (%s)", head, constant.getAsDouble(), power, belongsTo)
                : head + "c" + (exponent.isZero() ? ", whatever ε" : power);
        boolean unbounded = solution.isPresent() && solution.get().outcome() == StageOutcome.NO_BLOW_UP;
        return new LearningLaw(
                stage.degree(),
                OptionalInt.of(stage.after()),
                exponent,
                false,
                constant,
                unbounded ? formula + "; leading order has no finite c (" + belongsTo + ")" : formula);
    }

    private static boolean settled(StageSolution solution) {
        return solution.constant().isPresent()
                && solution.error() <= CERTAIN * solution.constant().getAsDouble();
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
