package plateau.derivation;

import static plateau.derivation.Quantities.EPSILON;
import static plateau.derivation.Quantities.TIME;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.fraction.Fraction;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.Expression.Total;
import plateau.timescale.LearningLaw;
import plateau.timescale.Stage;

/** The stage l→p, l ≥ 1: fast system, slow manifold, slow system with its multipliers, law of the wait (theory.md §4). */
final class GapStage {
    private static final Symbol TAU = Expression.symbol("tau");
    private static final Symbol A = Expression.symbol("A");
    private static final Symbol S = Expression.symbol("S");
    /** Longer sets are written as one sum up to their last degree. */
    private static final int MOST_TERMS = 6;

    /** Constraints and their multipliers' equations are written out for no more degrees than this. */
    private static final int FEW = 3;

    private final Coefficients coefficients;
    private final Stage stage;
    private final int l;
    private final int p;
    private final String label;

    GapStage(Coefficients coefficients, Stage stage) {
        this.coefficients = coefficients;
        this.stage = stage;
        this.l = stage.after();
        this.p = stage.degree();
        this.label = "stage." + p + ".";
    }

    Step.Builder step(LearningLaw law, String belongsTo) {
        Step.Builder step = Step.named("stage-" + p, "Stage from degree " + l + " to degree " + p)
                .stage(p)
                .says(
                        "When degree {} has been learned, the network waits for degree {} in scaled variables in which leading"
                                + " order holds no ε.",
                        l,
                        p)
                .equation(Equation.of(label + "a", Quantities.A, scaled(Fraction.of(-l, 2 * (l + 1)), A)))
                .equation(Equation.of(label + "s", Quantities.S, scaled(Fraction.of(1, 2 * (l + 1)), S)))
                .equation(Equation.of(
                        label + "t",
                        TIME,
                        Expression.symbol("t", l)
                                .plus(StageSteps.power(stage.exponent()).times(TAU))));
        fastSystem(step);
        slowManifold(step);
        slowSystem(step);
        step.equation(law(law));
        step.equation(new Equation(
                label + "window",
                Expression.symbol("W", p),
                Relation.SCALES_LIKE,
                StageSteps.power(Fraction.of(1, p + 1))));
        return step.remark("Degree {} is then learned in a window of width {}.", p, Expression.symbol("W", p))
                .remark("{}", constrained(stage))
                .remark("{}", coefficients.numbers().isPresent() ? constant(law, belongsTo) : ofParameters())
                .assuming("ε → 0 at d = ∞; degrees up to {} have been learned in order.", l)
                .because(
                        Source.DERIVED,
                        "leading order of the mean-field flow in the scaled variables; the exponent of a wait without gap, {},"
                                + " is that of the paper",
                        Equation.inline(p(), Expression.symbol("l").plus(Expression.ONE)));
    }

    private static Symbol p() {
        return Expression.symbol("p");
    }

    private static Expression scaled(Fraction exponent, Expression x) {
        return StageSteps.power(exponent).times(x);
    }

    /** ε ė_k = −σ_k Σ_{j∈C} G_kj σ_j e_j with frozen G, and how long mode l takes. */
    private void fastSystem(Step.Builder step) {
        Symbol theta = Expression.symbol("T", l);
        step.equation(
                new Equation(label + "fast", theta, Relation.SCALES_LIKE, StageSteps.power(Fraction.of(1, l + 1))));
        step.remark(
                "Fast system: the residuals of the degrees in C relax by the Gram equations with frozen {}; the slowest of them,"
                        + " degree {}, in the time {}, short against the wait.",
                Expression.symbol("G", "k", "j"),
                l,
                theta);
    }

    /** E[A S^k] is held, and what holds it. */
    private void slowManifold(Step.Builder step) {
        for (int k : shown()) {
            Expression held = k == l ? coefficients.phi(l).over(coefficients.sigma(l)) : Expression.ZERO;
            step.equation(Equation.of(label + "manifold." + k, moment(k), held));
        }
        if (stage.constrained().size() > FEW) {
            step.remark(
                    "{} for the other k in C; multipliers outside C are 0.",
                    Equation.inline(Expression.mean(A.times(Expression.power(S, Quantities.K))), Expression.ZERO));
        }
        Symbol lambda = Expression.symbol("lambda", "k");
        Expression exponent = Expression.of(p).minus(Quantities.K).over(Expression.of(2L * (l + 1)));
        step.equation(Equation.of(
                label + "multiplier",
                Expression.symbol("sigma", "k").times(Expression.symbol("e", "k")),
                Expression.power(EPSILON, exponent).times(lambda)));
    }

    private List<Integer> shown() {
        return stage.constrained().size() <= FEW ? stage.constrained() : List.of(l);
    }

    private static Expression moment(int k) {
        return Expression.mean(A.times(Expression.power(S, k)));
    }

    private void slowSystem(Step.Builder step) {
        Expression drive = coefficients.sigma(p).times(coefficients.phi(p));
        List<Expression> force = new ArrayList<>(multipliers(false));
        List<Expression> slope = new ArrayList<>(multipliers(true));
        force.add(drive.times(Expression.power(S, p)));
        slope.add(Expression.product(Expression.of(p), drive, Expression.power(S, p - 1)));
        for (int k : stage.damping()) {
            Expression c =
                    Expression.power(coefficients.sigma(k), 2).times(moment(k)).negated();
            force.add(c.times(Expression.power(S, k)));
            slope.add(Expression.product(Expression.of(k), c, Expression.power(S, k - 1)));
        }
        step.equation(Equation.of(label + "A", A.prime(), Expression.sum(force)));
        step.equation(Equation.of(label + "S", S.prime(), A.times(Expression.sum(slope))));
        multiplierEquations(step, drive);
    }

    private List<Expression> multipliers(boolean slope) {
        if (stage.constrained().size() > MOST_TERMS) {
            Expression exponent = slope ? Quantities.K.minus(Expression.ONE) : Quantities.K;
            Expression term = Expression.symbol("lambda", "k").times(Expression.power(S, exponent));
            Expression from = slope ? Expression.ONE : Expression.ZERO;
            int last = stage.constrained().get(stage.constrained().size() - 1);
            return List.of(new Total("k", from, Expression.of(last), slope ? Quantities.K.times(term) : term));
        }
        List<Expression> terms = new ArrayList<>();
        for (int k : stage.constrained()) {
            Expression lambda = Expression.symbol("lambda", k);
            if (!slope) {
                terms.add(lambda.times(Expression.power(S, k)));
            } else if (k > 0) {
                terms.add(Expression.product(Expression.of(k), lambda, Expression.power(S, k - 1)));
            }
        }
        return terms;
    }

    /** Σ_j Γ_kj λ_j = −σ_p φ_p Γ_kp + Σ_{d∈D} σ_d² E[A S^d] Γ_kd for k ∈ C. */
    private void multiplierEquations(Step.Builder step, Expression drive) {
        Expression left;
        if (stage.constrained().size() > FEW) {
            int last = stage.constrained().get(stage.constrained().size() - 1);
            left = new Total(
                    "j", Expression.ZERO, Expression.of(last), gamma("j").times(Expression.symbol("lambda", "j")));
        } else {
            left = Coefficients.sum(stage.constrained(), j -> gamma("" + j).times(Expression.symbol("lambda", j)));
        }
        List<Expression> right = new ArrayList<>();
        right.add(drive.times(gamma("" + p)).negated());
        for (int d : stage.damping()) {
            right.add(Expression.product(Expression.power(coefficients.sigma(d), 2), moment(d), gamma("" + d)));
        }
        step.equation(Equation.of(label + "lambda", left, Expression.sum(right)));
        Expression second = Expression.mean(Expression.power(A, 2)
                .times(Expression.power(S, Expression.sum(Quantities.K, Quantities.J, Expression.of(-2)))));
        step.equation(Equation.of(
                label + "Gamma",
                gamma("j"),
                Expression.mean(Expression.power(S, Quantities.K.plus(Quantities.J)))
                        .plus(Expression.product(Quantities.K, Quantities.J, second))));
    }

    private static Symbol gamma(String j) {
        return Expression.symbol("Gamma", "k", j);
    }

    /** t_p − t_l ~ c ε^γ, ≍ ε^γ where c is not known, and more than that where there is none. */
    private Equation law(LearningLaw law) {
        Expression wait = Expression.symbol("t", p).minus(Expression.symbol("t", l));
        Expression power = StageSteps.power(stage.exponent());
        if (law.constant().isPresent()) {
            Expression c = Expression.ofDouble(law.constant().getAsDouble());
            return new Equation(label + "law", wait, Relation.ASYMPTOTIC, c.times(power));
        }
        return isWithoutConstant(law)
                ? new Equation(label + "law", wait.over(power), Relation.TENDS_TO, Expression.symbol("infinity"))
                : new Equation(label + "law", wait, Relation.SCALES_LIKE, power);
    }

    private static boolean isWithoutConstant(LearningLaw law) {
        return law.formula().contains("no finite c");
    }

    static Prose constrained(Stage stage) {
        String damping = stage.damping().isEmpty()
                ? ""
                : " Degree " + StageSteps.degrees(stage.damping()) + " damps: its force is as large as that of degree "
                        + stage.degree() + ".";
        return Prose.of(
                "The constraints hold for k in C = ({}); the multipliers are those that keep them.{}",
                StageSteps.degrees(stage.constrained()),
                damping);
    }

    private static Prose ofParameters() {
        return Prose.of(
                "The constant of the wait is a function of the parameters that only integration gives: --set gives its"
                        + " value, and without it only the exponent is claimed.");
    }

    static Prose constant(LearningLaw law, String belongsTo) {
        if (law.constant().isPresent()) {
            return Prose.of(
                    "The constant is the time at which this system blows up, here for {}; it belongs to that law of a(0) and"
                            + " that number of classes.",
                    belongsTo);
        }
        return isWithoutConstant(law)
                ? Prose.of(
                        "For {} the system does not blow up: as ε → 0 the wait becomes longer than any multiple of this power.",
                        belongsTo)
                : Prose.of("The constant was not found for {}; only the exponent is claimed.", belongsTo);
    }
}
