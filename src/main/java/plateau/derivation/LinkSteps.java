package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plateau.flow.LinkPair;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.FormulaExpression;
import plateau.symbolic.Substitution;
import plateau.symbolic.UnicodeNotation;

/** The first steps: the links, their Hermite coefficients, their norms and what is cut (theory.md §1). */
final class LinkSteps {
    private static final int LONGEST = 30;

    private final LinkPair links;

    LinkSteps(LinkPair links) {
        this.links = links;
    }

    List<Step> steps() {
        return List.of(links(), coefficients(), norms());
    }

    private Step links() {
        Step.Builder step = setting();
        link(step, "phi", links.target());
        link(step, "sigma", links.activation());
        return step.build();
    }

    /** What is learned by what, whatever the links are. */
    static Step.Builder setting() {
        Step.Builder step = Step.named("links", "The links")
                .says(
                        "A target {} and an activation {}, real functions on the whole line with finite second moment"
                                + " under the standard normal law.",
                        Expression.symbol("phi"),
                        Expression.symbol("sigma"));
        return step.assuming(
                        "Data {}; labels {} with {}; a network {} with {}; gradient flow in which the second layer moves"
                                + " {} times faster than the first.",
                        new Prose.Raw("x ~ N(0, I_d)", "x \\sim N(0, I_d)"),
                        new Prose.Raw("y = φ(⟨u*, x⟩)", "y = \\varphi(\\langle u^*, x\\rangle)"),
                        new Prose.Raw("|u*| = 1", "|u^*| = 1"),
                        new Prose.Raw(
                                "f(x) = (1/m) Σ_i a_i σ(⟨u_i, x⟩)",
                                "f(x) = \\frac{1}{m} \\sum_i a_i \\sigma(\\langle u_i, x\\rangle)"),
                        new Prose.Raw("|u_i| = 1", "|u_i| = 1"),
                        Expression.power(Quantities.EPSILON, -1))
                .because(
                        Source.PAPER,
                        "the setting; label noise of variance {} would only add {} to the risk",
                        Expression.power(Expression.symbol("tau"), 2),
                        Expression.HALF.times(Expression.power(Expression.symbol("tau"), 2)));
    }

    private void link(Step.Builder step, String name, HermiteExpansion f) {
        Expression left = Expression.applied(Expression.symbol(name), Quantities.Z);
        f.tree()
                .flatMap(FormulaExpression::of)
                .ifPresentOrElse(
                        right -> step.equation(Equation.of("link." + name, left, right)),
                        () -> step.remark("{} is {}.", left, f.formula()));
        if (!f.kinks().isEmpty()) {
            step.remark(
                    "{} or a derivative of it jumps at z = {}.",
                    Expression.symbol(name),
                    f.kinks().stream().map(Decimals::brief).collect(Collectors.joining(", ")));
        }
    }

    private Step coefficients() {
        Step.Builder step = basis(links.degree())
                .because(
                        Source.COMPUTED,
                        "{} with {}; closed forms by Gaussian smoothing, each checked against composite Gauss–Legendre"
                                + " quadrature",
                        new Prose.Raw(
                                "f_k = E[f(G) h_k(G)] = F⁽ᵏ⁾(0)/√(k!)",
                                "f_k = \\mathbb{E}[f(G) h_k(G)] = F^{(k)}(0)/\\sqrt{k!}"),
                        new Prose.Raw("F(t) = E f(t + G)", "F(t) = \\mathbb{E} f(t + G)"));
        if (links.target().equals(links.activation())) {
            step.table(table("phi", "target, which are also those of the activation", links.target(), links.phi()));
        } else {
            step.table(table("phi", "target", links.target(), links.phi()));
            step.table(table("sigma", "activation", links.activation(), links.sigma()));
        }
        links.target().notes().forEach(note -> step.remark("Target: {}.", note));
        links.activation().notes().forEach(note -> step.remark("Activation: {}.", note));
        return step.build();
    }

    static Step.Builder basis(int degree) {
        Expression h = Expression.applied(Expression.symbol("h", "k"), Quantities.Z);
        return Step.named("coefficients", "Hermite coefficients")
                .says(
                        "In the normalised probabilists' Hermite polynomials {}, kept up to degree {}.",
                        Equation.inline(
                                h,
                                Expression.applied(Expression.symbol("He", "k"), Quantities.Z)
                                        .over(Expression.root(Expression.symbol("kfactorial")))),
                        Equation.inline(Quantities.HIGHEST, Expression.of(degree)));
    }

    private static Table table(String name, String what, HermiteExpansion f, double[] values) {
        List<List<Prose>> rows = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            if (values[k] != 0) {
                rows.add(row(f.coefficient(k), values[k]));
            }
        }
        Symbol symbol = Expression.symbol(name, "k");
        String others = rows.size() < values.length ? "; those not shown vanish" : "";
        return new Table(
                Prose.of("Coefficients {} of the {}{}.", symbol, what, others),
                List.of(Prose.of("{}", Quantities.K), Prose.of("{}", symbol), Prose.of("value"), Prose.of("obtained")),
                rows);
    }

    private static List<Prose> row(HermiteCoefficient c, double value) {
        String obtained =
                switch (c.origin()) {
                    case EXACT -> "closed form";
                    case QUADRATURE -> "quadrature ± " + Decimals.brief(c.quadratureError());
                    case GIVEN -> "given";
                };
        return List.of(
                Prose.of("{}", c.degree()),
                c.expression().map(x -> Prose.of("{}", x)).orElse(Prose.of("–")),
                Prose.of("{}", Decimals.full(value)),
                Prose.of("{}", obtained));
    }

    private Step norms() {
        Step.Builder step = Step.named("norms", "Norms and tails")
                .says("By Parseval the norm tells what the cut at degree {} leaves out.", links.degree());
        norm(step, "phi", links.target());
        norm(step, "sigma", links.activation());
        double cut = links.activation().tail();
        Expression gap = Expression.call(
                Expression.Function.ABS,
                Expression.applied(Quantities.U, Expression.symbol("r"))
                        .minus(Expression.applied(Expression.symbol("U", "K"), Expression.symbol("r"))));
        Expression size = Expression.call(Expression.Function.ABS, Expression.symbol("r"));
        step.equation(new Equation(
                "norms.truncation",
                gap,
                Relation.AT_MOST,
                Expression.ofDouble(cut).times(Expression.power(size, links.degree() + 1))));
        step.remark(
                cut == 0
                        ? "Nothing of the activation is cut."
                        : "The cut of U is harmless as long as overlaps stay away from ±1, where it is at most "
                                + Decimals.brief(100 * cut / links.activation().norm2())
                                + " % of U(1).");
        return step.because(
                        Source.DERIVED,
                        "Parseval, and {}",
                        new Prose.Raw(
                                "|Σ_{k>K} σₖ² rᵏ| ≤ |r|^(K+1) Σ_{k>K} σₖ²",
                                "|\\sum_{k>K} \\sigma_k^2 r^k| \\le |r|^{K+1} \\sum_{k>K} \\sigma_k^2"))
                .build();
    }

    private void norm(Step.Builder step, String name, HermiteExpansion f) {
        Expression norm2 = Expression.power(Expression.symbol("norm" + name), 2);
        Expression squares = Quantities.sumOverDegrees(Expression.power(Expression.symbol(name, "k"), 2));
        step.equation(Equation.of("norms." + name, norm2, exactNorm(f)));
        step.equation(Equation.of("norms.tail." + name, norm2.minus(squares), Expression.ofDouble(f.tail())));
    }

    /** ‖f‖² is the kernel of f with itself at 1; where that is not known it is a number. */
    private static Expression exactNorm(HermiteExpansion f) {
        return CorrelationKernel.of(f)
                .closedForm()
                .map(kernel -> Substitution.of(kernel.expression(), "r", Expression.ONE))
                .filter(x -> new UnicodeNotation().write(x).length() <= LONGEST)
                .orElseGet(() -> Expression.ofDouble(f.norm2()));
    }
}
