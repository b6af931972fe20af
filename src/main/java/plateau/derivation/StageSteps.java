package plateau.derivation;

import static plateau.derivation.Quantities.A;
import static plateau.derivation.Quantities.EPSILON;
import static plateau.derivation.Quantities.S;
import static plateau.derivation.Quantities.TIME;
import static plateau.derivation.Quantities.residual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Symbol;
import plateau.timescale.DegreeOneLayer;
import plateau.timescale.LearningLaw;
import plateau.timescale.LearningLaws;
import plateau.timescale.Stage;

/** The stages in which one degree after the other is learned (theory.md §4). */
final class StageSteps {
    /** Further stages differ in their numbers only and share one table. */
    private static final int WRITTEN_OUT = 3;

    private static final Symbol TAU = Expression.symbol("tau");
    private static final Expression ROOT = Expression.root(EPSILON);

    private final Coefficients coefficients;
    private final LinkPair links;
    private final NeuronClasses classes;
    private final String law;

    StageSteps(Coefficients coefficients, NeuronClasses classes, String law) {
        this.coefficients = coefficients;
        this.links = coefficients.pattern();
        this.classes = classes;
        this.law = law;
    }

    /** Every stage written out; with parameters, those of values at which no coefficient of the table vanishes. */
    List<Step> all(List<LearningLaw> laws) {
        if (!coefficients.isKnown()) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        for (LearningLaw l : laws) {
            Step.Builder step = l.degree() == 0
                    ? degreeZero(l)
                    : l.degree() == 1 ? degreeOne() : new GapStage(coefficients, stage(l)).step(l, belongsTo());
            steps.add(conditioned(step, l.degree()).build());
        }
        return steps;
    }

    /** The first stages written out, and one table of those that differ from them in numbers only. */
    List<Step> shortened(List<Step> all, List<LearningLaw> laws) {
        int first = (int) laws.stream().filter(l -> l.degree() < 2).count() + WRITTEN_OUT;
        if (all.size() <= first + 1) {
            return all;
        }
        List<Step> steps = new ArrayList<>(all.subList(0, first));
        steps.add(further(laws.subList(first, laws.size())));
        return steps;
    }

    private Stage stage(LearningLaw l) {
        return Stage.of(links, l.after().orElseThrow(), l.degree());
    }

    private String belongsTo() {
        return classes.count() + (classes.count() == 1 ? " class of " : " classes of ") + law;
    }

    private Step.Builder degreeZero(LearningLaw l) {
        Symbol e0 = residual(0);
        Expression rate = Expression.power(coefficients.sigma(0), 2).over(EPSILON);
        Symbol initial = Expression.symbol("eta");
        return Step.named("stage-0", "Stage of degree 0")
                .stage(0)
                .says(
                        "On times of order {} only the mean of a moves: {} decays from {} and every a shifts by the same"
                                + " amount.",
                        EPSILON,
                        e0,
                        Equation.inline(
                                initial,
                                coefficients.phi(0).minus(coefficients.sigma(0).times(Expression.ofDouble(mean())))))
                .equation(Equation.of(
                        "stage.0.fast",
                        EPSILON.times(e0.dot()),
                        Expression.power(coefficients.sigma(0), 2).times(e0).negated()))
                .equation(Equation.of(
                        "stage.0.solution",
                        e0,
                        initial.times(
                                Expression.call(Function.EXP, rate.times(TIME).negated()))))
                .equation(Equation.of("stage.0.time", Expression.symbol("t", "0"), halved(l)))
                .because(
                        Source.PAPER,
                        "s has not moved yet, {}",
                        Equation.inline(Expression.symbol("G", "00"), Expression.ONE))
                .assuming("{} at d = ∞ until then.", Equation.inline(S, Expression.ZERO))
                .remark(
                        "{} is the time at which {}.",
                        Expression.symbol("t", "0"),
                        Equation.inline(
                                Expression.power(e0, 2),
                                Expression.HALF.times(Expression.power(Quantities.phi(0), 2))));
    }

    /**
     * t with (η exp(−σ_0² t/ε))² = φ_0²/2, and 0 if η is that small already; the mean of a(0) is 0 for most laws, and then
     * η = φ_0.
     */
    private Expression halved(LearningLaw l) {
        if (coefficients.numbers().isPresent()) {
            return Expression.ofDouble(l.constant().orElseThrow()).times(EPSILON);
        }
        Expression halvings = mean() == 0
                ? Expression.call(Function.LOG, Expression.of(2))
                : new Expression.Call(Function.MAX, List.of(Expression.ZERO, Expression.call(Function.LOG, excess())));
        return EPSILON.times(halvings).over(Expression.of(2).times(Expression.power(coefficients.sigma(0), 2)));
    }

    /** η²/(φ_0²/2), above 1 unless degree 0 is learned from the start. */
    private Expression excess() {
        return Expression.of(2).times(Expression.power(Expression.symbol("eta").over(coefficients.phi(0)), 2));
    }

    /** The mean of a(0); equal halves leave only rounding. */
    private double mean() {
        double mean = classes.meanOfA();
        return Math.abs(mean) <= 1e-14 * Math.sqrt(classes.secondMomentOfA(0)) ? 0 : mean;
    }

    private Step.Builder degreeOne() {
        Symbol alpha = Expression.symbol("alpha");
        Symbol v = Expression.symbol("v");
        Symbol a = Expression.symbol("A");
        Symbol s = Expression.symbol("S");
        Symbol t1 = Expression.symbol("t", "1");
        Symbol e1 = residual(1);
        Expression two = Expression.of(2);
        Expression sigma1 = coefficients.sigma(1);
        Expression phi1 = coefficients.phi(1);
        Expression clock = Expression.product(two, alpha, TIME.minus(t1)).over(ROOT);
        Expression size = Expression.of(4)
                .times(Expression.call(Function.ABS, phi1))
                .over(Expression.call(Function.ABS, sigma1).times(v));
        Expression time = ROOT.times(Expression.sum(
                Expression.call(Function.LOG, Expression.power(EPSILON, -1))
                        .over(Expression.of(4).times(alpha)),
                Expression.call(Function.LOG, size).over(two.times(alpha))));
        String centred = links.sigma(0) != 0 ? " about the mean of a" : "";
        return Step.named("stage-1", "Stage of degree 1")
                .stage(1)
                .says(
                        "On times of order {} (up to a logarithm) the two layers feed each other: with {}, {}, A counted{},"
                                + " every neuron runs on a hyperbola.",
                        ROOT,
                        Equation.inline(TIME, ROOT.times(TAU)),
                        Equation.inline(S, ROOT.times(s)),
                        centred.isEmpty() ? " from 0" : centred)
                .equation(Equation.of("stage.1.A", a.prime(), Expression.product(sigma1, e1, s)))
                .equation(Equation.of("stage.1.S", s.prime(), Expression.product(sigma1, e1, a)))
                .equation(Equation.of(
                        "stage.1.residual",
                        e1,
                        phi1.minus(Expression.product(sigma1, ROOT, Expression.mean(a.times(s))))))
                .equation(Equation.of(
                        "stage.1.invariant",
                        Expression.power(a, 2).minus(Expression.power(s, 2)),
                        Expression.power(Expression.symbol("A", "0"), 2)))
                .equation(Equation.of("stage.1.rate", alpha, Expression.call(Function.ABS, sigma1.times(phi1))))
                .equation(Equation.of("stage.1.seed", v, Expression.ofDouble(DegreeOneLayer.seed(links, classes))))
                .equation(Equation.of(
                        "stage.1.profile", e1, phi1.over(Expression.ONE.plus(Expression.call(Function.EXP, clock)))))
                .equation(Equation.of("stage.1.time", t1, time))
                .equation(Equation.of(
                        "stage.1.kappa",
                        Expression.power(Expression.symbol("kappa"), 2),
                        Expression.call(Function.ABS, phi1.over(sigma1)).over(v)))
                .remark(
                        "{} is the mean square of {} over {}; {} is its value at the start. The stage ends at {}, {}.",
                        v,
                        Expression.symbol("A", "0"),
                        belongsTo(),
                        Expression.symbol("A", "0"),
                        Equation.inline(
                                A,
                                Expression.product(
                                        Expression.symbol("kappa"),
                                        Expression.power(EPSILON, Expression.of(-1, 4)),
                                        Expression.symbol("A", "0"))),
                        Equation.inline(
                                S,
                                Expression.product(
                                        direction(),
                                        Expression.symbol("kappa"),
                                        Expression.power(EPSILON, Expression.of(1, 4)),
                                        Expression.symbol("A", "0"))))
                .remark(
                        "The hyperbola is leading order: to the end of the stage it holds relative to {}, beside which {} is small.",
                        Expression.power(a, 2),
                        Expression.power(Expression.symbol("A", "0"), 2))
                .assuming("ε → 0; degrees from 2 on do not act yet.")
                .because(
                        Source.DERIVED,
                        "the paper has the scale √ε ln(1/ε); constant and profile follow from {}, {} on one clock for all"
                                + " neurons",
                        Equation.inline(
                                a,
                                Expression.symbol("A", "0")
                                        .times(Expression.call(Function.COSH, Expression.symbol("theta")))),
                        Equation.inline(
                                s,
                                Expression.symbol("A", "0")
                                        .times(Expression.call(Function.SINH, Expression.symbol("theta")))));
    }

    /** Instead of stages, where not every coefficient is known. */
    static Step unknown() {
        return Step.named("stages", "Stages")
                .says(
                        "Which degrees are learned, and after which waits, depends on where {} vanishes; that is not known without a"
                                + " closed form of every coefficient. --set makes the coefficients numbers and gives the stages.",
                        Expression.symbol("sigma", "k").times(Expression.symbol("phi", "k")))
                .build();
    }

    /** The sign of σ_1 φ_1. */
    private Expression direction() {
        Expression drive = coefficients.sigma(1).times(coefficients.phi(1));
        return coefficients
                .numbers()
                .map(numbers -> (Expression) Expression.of((long) Math.signum(numbers.sigma(1) * numbers.phi(1))))
                .orElseGet(() -> drive.over(Expression.call(Function.ABS, drive)));
    }

    /** What a stage asks of the parameters. */
    private Step.Builder conditioned(Step.Builder step, int degree) {
        coefficients.assumptions().ifPresent(assumptions -> {
            Expression drive = Vanishing.part(coefficients.sigma(degree).times(coefficients.phi(degree)), assumptions);
            if (!drive.equals(Expression.ONE)) {
                step.remark(
                        "Degree {} is learnable where {}; at parameters where that fails it is not learned, and the stages"
                                + " after it have other exponents.",
                        degree,
                        Equation.inline(drive, Relation.NOT_EQUAL, Expression.ZERO));
            }
        });
        return step;
    }

    private Step further(List<LearningLaw> laws) {
        List<List<Prose>> rows = new ArrayList<>();
        for (LearningLaw l : laws) {
            Stage stage = stage(l);
            List<Integer> held = stage.constrained();
            rows.add(List.of(
                    Prose.of("{} → {}", stage.after(), stage.degree()),
                    Prose.of("{}", degrees(held)),
                    Prose.of("{}", stage.damping().isEmpty() ? "–" : degrees(stage.damping())),
                    Prose.of("{}", text(stage.exponent())),
                    Prose.of(
                            "{}",
                            l.constant().isPresent()
                                    ? Decimals.brief(l.constant().getAsDouble())
                                    : "–"),
                    Prose.of("1/{}", stage.degree() + 1)));
        }
        List<Prose> header = List.of(
                Prose.of("stage"),
                Prose.of("C"),
                Prose.of("damps"),
                Prose.of("{}", Expression.symbol("gamma")),
                Prose.of("c"),
                Prose.of("window"));
        return Step.named("stages-further", "Further stages")
                .says(
                        "The stages from degree {} on have the equations of those before with other degrees; each wait is {}.",
                        laws.get(0).after().orElseThrow(),
                        wait(Expression.power(EPSILON, Expression.symbol("gamma"))))
                .table(new Table(
                        Prose.of(
                                "Constrained and damping degrees, exponent and constant of the wait ({}), exponent of the"
                                        + " window.",
                                belongsTo()),
                        header,
                        rows))
                .remark(
                        "Each can be asked for by itself: --stage {}, for example.",
                        laws.get(0).degree())
                .because(Source.DERIVED, "leading order of the mean-field flow in the scaled variables")
                .build();
    }

    private Equation wait(Expression power) {
        Expression wait = Expression.symbol("t", "p").minus(Expression.symbol("t", "l"));
        return coefficients.numbers().isPresent()
                ? Equation.inline(
                        wait, Relation.ASYMPTOTIC, Expression.symbol("c").times(power))
                : Equation.inline(wait, Relation.SCALES_LIKE, power);
    }

    /** 0–7, or 0, 1, 2, 4 where degrees are missing. */
    static String degrees(List<Integer> degrees) {
        int first = degrees.get(0);
        int last = degrees.get(degrees.size() - 1);
        return degrees.size() > 3 && last - first == degrees.size() - 1
                ? first + "–" + last
                : degrees.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static Expression power(Fraction exponent) {
        return Expression.power(EPSILON, Expression.of(exponent.getNumerator(), exponent.getDenominator()));
    }

    /** 1/4 and the like, for words. */
    static String text(Fraction exponent) {
        return LearningLaws.text(exponent).replace('-', '−');
    }
}
