package plateau.derivation;

import static plateau.derivation.Quantities.A;
import static plateau.derivation.Quantities.EPSILON;
import static plateau.derivation.Quantities.S;
import static plateau.derivation.Quantities.SPHERE;
import static plateau.derivation.Quantities.U;
import static plateau.derivation.Quantities.V;
import static plateau.derivation.Quantities.WIDTH;
import static plateau.derivation.Quantities.moment;

import java.util.List;
import java.util.Optional;
import plateau.derivation.Coefficients.Kernel;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.Expression.Total;

/** The kernels, the overlap flow at finite width and the mean-field flow (theory.md §1 to §3). */
final class FlowSteps {
    private static final Expression ONE = Expression.ONE;

    private final Coefficients coefficients;

    FlowSteps(Coefficients coefficients) {
        this.coefficients = coefficients;
    }

    List<Step> steps() {
        return List.of(neuronKernel(), targetKernel(), overlapFlow(), meanFieldFlow());
    }

    private Step neuronKernel() {
        Symbol r = Expression.symbol("r");
        Optional<Kernel> kernel = coefficients.u();
        Step.Builder step = Step.named("U", "The kernel of two neurons")
                .says("Two neurons see each other through their overlap {} alone.", Expression.symbol("r", "i", "j"))
                .equation(series("U.series", U, r, Expression.power(sigma("k"), 2)));
        kernel(step, "U", U, r, kernel);
        if (kernel.isEmpty()) {
            step.remark(
                    "No closed form of U is known for this activation: the series stands for it, and the sum from degree {} on"
                            + " is left out.",
                    coefficients.degree() + 1);
        }
        return step.because(Source.PAPER, "{}, orthonormality of the {}", EXPECTATION_U, Expression.symbol("h", "k"))
                .build();
    }

    private static final Prose.Raw EXPECTATION_U = new Prose.Raw(
            "U(r) = E[σ(G) σ(Gᵣ)] for standard normal G, Gᵣ of correlation r",
            "U(r) = \\mathbb{E}[\\sigma(G)\\sigma(G_r)] \\text{ for standard normal } G, G_r"
                    + " \\text{ of correlation } r");

    private static final Prose.Raw EXPECTATION_V = new Prose.Raw(
            "V(s) = E[φ(G) σ(Gₛ)] for standard normal G, Gₛ of correlation s",
            "V(s) = \\mathbb{E}[\\varphi(G)\\sigma(G_s)] \\text{ for standard normal } G, G_s"
                    + " \\text{ of correlation } s");

    private Step targetKernel() {
        Optional<Kernel> kernel = coefficients.v();
        Step.Builder step = Step.named("V", "The kernel of a neuron and the target")
                .says("A neuron sees the target through its overlap {} with it.", Expression.symbol("s", "i"))
                .equation(series("V.series", V, S, phi("k").times(sigma("k"))));
        kernel(step, "V", V, S, kernel);
        if (kernel.isEmpty()) {
            step.remark("No closed form of V is known for this pair: the series stands for it.");
        }
        return step.because(Source.PAPER, "{}", EXPECTATION_V).build();
    }

    private static Symbol phi(String k) {
        return Expression.symbol("phi", k);
    }

    private static Symbol sigma(String k) {
        return Expression.symbol("sigma", k);
    }

    private static Equation series(String label, Symbol kernel, Symbol variable, Expression coefficient) {
        Expression term = coefficient.times(Expression.power(variable, Quantities.K));
        return new Equation(
                label,
                Expression.applied(kernel, variable),
                Relation.EQUALS,
                new Total("k", Expression.ZERO, Expression.symbol("infinity"), term));
    }

    /** The closed form; a polynomial only if it is short enough to be read. */
    private void kernel(Step.Builder step, String label, Symbol name, Symbol variable, Optional<Kernel> form) {
        form.ifPresent(closed -> {
            step.equation(Equation.of(label, Expression.applied(name, variable), closed.value()));
            step.equation(
                    Equation.of(label + ".prime", Expression.applied(name.prime(), variable), closed.derivative()));
        });
    }

    /** Finite width, exact in the dimension. */
    private Step overlapFlow() {
        Symbol ai = Expression.symbol("a", "i");
        Symbol aj = Expression.symbol("a", "j");
        Symbol si = Expression.symbol("s", "i");
        Symbol sj = Expression.symbol("s", "j");
        Symbol rij = Expression.symbol("r", "i", "j");
        Expression perWidth = Expression.power(WIDTH, -1);
        Expression aDot =
                Expression.applied(V, si).minus(perWidth.times(neurons("j", aj.times(Expression.applied(U, rij)))));
        Expression pull = Expression.product(aj, Expression.applied(U.prime(), rij), sj.minus(rij.times(si)));
        Expression sDot = ai.times(Expression.applied(V.prime(), si)
                .times(ONE.minus(Expression.power(si, 2)))
                .minus(perWidth.times(neurons("j", pull))));
        Symbol dij = Expression.symbol("D", "i", "j");
        Symbol al = Expression.symbol("a", "l");
        Symbol ril = Expression.symbol("r", "i", "l");
        Symbol rjl = Expression.symbol("r", "j", "l");
        Expression turn = Expression.product(al, Expression.applied(U.prime(), ril), rjl.minus(ril.times(rij)));
        Expression d = ai.times(Expression.applied(V.prime(), si)
                .times(sj.minus(si.times(rij)))
                .minus(perWidth.times(neurons("l", turn))));
        Expression pairs = neurons("i", neurons("j", Expression.product(ai, aj, Expression.applied(U, rij))));
        Expression risk = Expression.sum(
                Expression.HALF.times(Expression.power(Expression.symbol("normphi"), 2)),
                perWidth.times(neurons("i", ai.times(Expression.applied(V, si))))
                        .negated(),
                Expression.product(Expression.HALF, Expression.power(WIDTH, -2), pairs));
        return Step.named("overlap", "Overlap flow, at finite width and in any dimension")
                .says("For m neurons the weights {} and the overlaps {}, {} obey closed equations.", ai, si, rij)
                .equation(Equation.of("overlap.a", EPSILON.times(ai.dot()), aDot))
                .equation(Equation.of("overlap.s", si.dot(), sDot))
                .equation(Equation.of("overlap.r", rij.dot(), dij.plus(Expression.symbol("D", "j", "i"))))
                .equation(Equation.of("overlap.D", dij, d))
                .equation(Equation.of("overlap.risk", Quantities.R, risk))
                .remark(
                        "The dimension d enters only through the start; at d = ∞ it is {}, and {} for {}.",
                        Equation.inline(si, Expression.ZERO),
                        Equation.inline(rij, Expression.ZERO),
                        Equation.inline(Expression.symbol("i"), Relation.NOT_EQUAL, Expression.symbol("j")))
                .because(
                        Source.DERIVED,
                        "the risk is quadratic in f and its Gaussian expectations are V and U; u̇ᵢ is the projected"
                                + " gradient, so that sᵢ and rᵢⱼ stay overlaps of unit vectors")
                .build();
    }

    private static Expression neurons(String index, Expression term) {
        return new Total(index, ONE, WIDTH, term);
    }

    /** Infinite width. */
    private Step meanFieldFlow() {
        Expression force = Expression.symbol("phi", "k")
                .times(sigma("k"))
                .minus(Expression.power(sigma("k"), 2)
                        .times(Expression.mean(A.times(Expression.power(S, Quantities.K)))));
        Expression slope = Quantities.sumOverDegrees(
                Expression.product(Quantities.K, force, Expression.power(S, Quantities.K.minus(ONE))));
        Step.Builder step = Step.named("mean-field", "Mean-field flow")
                .says(
                        "At d = ∞ and then m = ∞ distinct neurons decouple, {}; a neuron {} moves in the field of the mean"
                                + " {} over all of them.",
                        new Prose.Raw("rᵢⱼ → sᵢ sⱼ", "r_{ij} \\to s_i s_j"),
                        new Prose.Raw("(a,\u00a0s)", "(a, s)"),
                        new Prose.Raw("E[·]", "\\mathbb{E}[\\cdot]"))
                .equation(Equation.of(
                        "mean-field.a",
                        EPSILON.times(A.dot()),
                        Quantities.sumOverDegrees(force.times(Expression.power(S, Quantities.K)))))
                .equation(Equation.of("mean-field.s", S.dot(), Expression.product(A, SPHERE, slope)));
        if (coefficients.isFew()) {
            List<Integer> active = coefficients.ofActivation();
            step.equation(
                    Equation.of("mean-field.a.numbers", EPSILON.times(A.dot()), Coefficients.sum(active, k -> force(k)
                            .times(Expression.power(S, k)))));
            step.equation(Equation.of(
                    "mean-field.s.numbers",
                    S.dot(),
                    Expression.product(A, SPHERE, Coefficients.sum(active, this::slope))));
        } else {
            step.remark(
                    coefficients.isKnown()
                            ? "{} degrees are active: the coefficients are those of the table."
                            : "Up to {} degrees are active: the coefficients are those of the table as far as they are known.",
                    active());
        }
        return step.assuming("d → ∞ first, then m → ∞; the degrees above {} are left out.", coefficients.degree())
                .because(Source.DERIVED, "the overlap flow with the sums over neurons as means")
                .build();
    }

    private int active() {
        return coefficients.ofActivation().size();
    }

    /** φ_k σ_k − σ_k² E[a s^k]. */
    private Expression force(int k) {
        Expression own = coefficients.phi(k).times(coefficients.sigma(k));
        return own.minus(Expression.power(coefficients.sigma(k), 2).times(moment(k)));
    }

    private Expression slope(int k) {
        return k == 0 ? Expression.ZERO : Expression.product(Expression.of(k), force(k), Expression.power(S, k - 1));
    }
}
