package plateau.derivation;

import static plateau.derivation.Quantities.A;
import static plateau.derivation.Quantities.EPSILON;
import static plateau.derivation.Quantities.J;
import static plateau.derivation.Quantities.K;
import static plateau.derivation.Quantities.R;
import static plateau.derivation.Quantities.S;
import static plateau.derivation.Quantities.SPHERE;
import static plateau.derivation.Quantities.moment;
import static plateau.derivation.Quantities.residual;
import static plateau.derivation.Quantities.sumOverDegrees;

import java.util.List;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.Expression.Total;

/** The mean-field flow by residuals, its tangent-kernel Gram matrix and what it conserves (theory.md §3). */
final class ModeSteps {
    private static final Symbol E_K = Expression.symbol("e", "k");
    private static final Symbol E_J = Expression.symbol("e", "j");
    private static final Symbol PHI_K = Expression.symbol("phi", "k");
    private static final Symbol SIGMA_K = Expression.symbol("sigma", "k");
    private static final Symbol SIGMA_J = Expression.symbol("sigma", "j");
    private static final Expression FORCE = SIGMA_K.times(E_K);

    private final Coefficients coefficients;

    ModeSteps(Coefficients coefficients) {
        this.coefficients = coefficients;
    }

    List<Step> steps() {
        return List.of(modes(), gram(), balances());
    }

    private Step modes() {
        Step.Builder step = Step.named("modes", "Residual form")
                .says("The residual {} of degree k is what the network still lacks of it.", E_K)
                .equation(Equation.of(
                        "modes.e", E_K, PHI_K.minus(SIGMA_K.times(Expression.mean(A.times(Expression.power(S, K)))))))
                .equation(Equation.of("modes.risk", R, Expression.HALF.times(sumOverDegrees(Expression.power(E_K, 2)))))
                .equation(Equation.of(
                        "modes.a", EPSILON.times(A.dot()), sumOverDegrees(FORCE.times(Expression.power(S, K)))))
                .equation(Equation.of("modes.s", S.dot(), Expression.product(A, SPHERE, slope())));
        if (coefficients.isFew()) {
            numbers(step);
        }
        coefficients
                .targetTail()
                .ifPresent(tail -> step.remark(
                        "The risk is that of the degrees kept; the target's tail would add {}.",
                        Expression.HALF.times(tail)));
        return step.because(
                        Source.DERIVED,
                        "the projections of {} on the {}",
                        new Prose.Raw("φ − f", "\\varphi - f"),
                        Expression.symbol("h", "k"))
                .build();
    }

    private void numbers(Step.Builder step) {
        for (int k : coefficients.ofEither()) {
            step.equation(Equation.of(
                    "modes.e." + k,
                    residual(k),
                    coefficients.phi(k).minus(coefficients.sigma(k).times(moment(k)))));
        }
        List<Integer> active = coefficients.ofActivation();
        step.equation(Equation.of(
                "modes.a.numbers",
                EPSILON.times(A.dot()),
                Coefficients.sum(
                        active, k -> Expression.product(coefficients.sigma(k), residual(k), Expression.power(S, k)))));
        step.equation(Equation.of(
                "modes.s.numbers",
                S.dot(),
                Expression.product(
                        A,
                        SPHERE,
                        Coefficients.sum(
                                active,
                                k -> k == 0
                                        ? Expression.ZERO
                                        : Expression.product(
                                                Expression.of(k),
                                                coefficients.sigma(k),
                                                residual(k),
                                                Expression.power(S, k - 1))))));
    }

    /** Σ_k k σ_k e_k s^{k−1}. */
    private static Expression slope() {
        return new Total(
                "k",
                Expression.ONE,
                Quantities.HIGHEST,
                Expression.product(K, FORCE, Expression.power(S, K.minus(Expression.ONE))));
    }

    private Step gram() {
        Symbol g = Expression.symbol("G", "k", "j");
        Expression sum = new Total("j", Expression.ZERO, Quantities.HIGHEST, Expression.product(g, SIGMA_J, E_J));
        Expression second = Expression.mean(Expression.product(
                Expression.power(A, 2), SPHERE, Expression.power(S, Expression.sum(K, J, Expression.of(-2)))));
        Expression right =
                Expression.mean(Expression.power(S, K.plus(J))).plus(Expression.product(EPSILON, K, J, second));
        return Step.named("gram", "Tangent-kernel Gram matrix")
                .says("The residuals drive each other through a positive semidefinite matrix, so the risk never rises.")
                .equation(Equation.of(
                        "gram.e", EPSILON.times(E_K.dot()), SIGMA_K.times(sum).negated()))
                .equation(Equation.of("gram.G", g, right))
                .remark(
                        "The second part of {} is absent for {} or {}. The fast rates of the flow are the eigenvalues of {}.",
                        g,
                        Equation.inline(K, Expression.ZERO),
                        Equation.inline(J, Expression.ZERO),
                        Expression.product(SIGMA_K, g, SIGMA_J).over(EPSILON))
                .because(
                        Source.DERIVED,
                        "{} with the flow put in",
                        new Prose.Raw(
                                "ėₖ = −σₖ E[ȧ sᵏ + k a sᵏ⁻¹ ṡ]",
                                "\\dot e_k = -\\sigma_k \\mathbb{E}[\\dot a s^k + k a s^{k-1} \\dot s]"))
                .build();
    }

    private Step balances() {
        Expression field = sumOverDegrees(FORCE.times(Expression.power(S, K)));
        Expression dissipation = Expression.sum(
                Expression.power(EPSILON, -1)
                        .times(Expression.mean(Expression.power(field, 2)))
                        .negated(),
                Expression.mean(Expression.product(Expression.power(A, 2), SPHERE, Expression.power(slope(), 2)))
                        .negated());
        Symbol energy = Expression.symbol("Q");
        Symbol spread = Expression.symbol("P");
        Expression learned = PHI_K.minus(E_K);
        Step.Builder step = Step.named("balances", "Balances and invariants")
                .says(
                        "Along every solution the risk falls at a known rate, and the second moments of the two layers grow with"
                                + " what is being learned.")
                .equation(Equation.of("balances.risk", R.dot(), dissipation))
                .equation(Equation.of(
                        "balances.Q", energy, Expression.HALF.times(Expression.mean(Expression.power(A, 2)))))
                .equation(Equation.of(
                        "balances.P",
                        spread,
                        Expression.of(-1, 2).times(Expression.mean(Expression.call(Function.LOG, SPHERE)))))
                .equation(Equation.of(
                        "balances.Q.dot",
                        EPSILON.times(energy.dot()),
                        sumOverDegrees(Expression.product(E_K, learned))))
                .equation(Equation.of(
                        "balances.P.dot", spread.dot(), sumOverDegrees(Expression.product(K, E_K, learned))))
                .remark(
                        "A neuron with {} keeps it: the poles of the sphere are invariant.",
                        Equation.inline(Expression.power(S, 2), Expression.ONE));
        List<Integer> active = coefficients.ofActivation();
        if (active.size() == 1 && active.get(0) > 0) {
            step.equation(singleDegree(active.get(0)));
            step.remark(
                    "Since σ has the single degree {}, each neuron keeps the quantity {} for itself.",
                    active.get(0),
                    Expression.symbol("I"));
        }
        return step.because(
                        Source.DERIVED,
                        "{} and {} with the flow put in",
                        new Prose.Raw("ε a ȧ = Σ σₖ eₖ a sᵏ", "\\varepsilon a \\dot a = \\sum \\sigma_k e_k a s^k"),
                        new Prose.Raw(
                                "s ṡ/(1 − s²) = Σ k σₖ eₖ a sᵏ", "s \\dot s/(1 - s^2) = \\sum k \\sigma_k e_k a s^k"))
                .build();
    }

    /** k ε a² + ln(1 − s²): the two layers run on one clock when there is one degree only. */
    private static Equation singleDegree(int k) {
        return Equation.of(
                "balances.I",
                Expression.symbol("I"),
                Expression.product(Expression.of(k), EPSILON, Expression.power(A, 2))
                        .plus(Expression.call(Function.LOG, SPHERE)));
    }
}
