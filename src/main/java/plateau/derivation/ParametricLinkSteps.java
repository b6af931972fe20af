package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plateau.hermite.ParametricExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.FormulaExpression;

/** The first steps of links with parameters: the links, their coefficients and their norms as expressions. */
final class ParametricLinkSteps {
    private final ParametricLinks links;

    ParametricLinkSteps(ParametricLinks links) {
        this.links = links;
    }

    List<Step> steps() {
        return List.of(links(), coefficients(), norms());
    }

    private Step links() {
        Step.Builder step = LinkSteps.setting();
        link(step, "phi", links.target());
        link(step, "sigma", links.activation());
        step.remark(
                "Parameters: {}; {}.",
                String.join(", ", links.parameters()),
                links.assumptions().isEmpty() ? "any real numbers" : "assumed: " + links.assumptions());
        return step.build();
    }

    private static void link(Step.Builder step, String name, ParametricExpansion f) {
        Expression left = Expression.applied(Expression.symbol(name), Quantities.Z);
        FormulaExpression.of(f.tree())
                .ifPresentOrElse(
                        right -> step.equation(Equation.of("link." + name, left, right)),
                        () -> step.remark("{} is {}.", left, f.formula()));
    }

    private Step coefficients() {
        Step.Builder step = LinkSteps.basis(links.degree());
        step.table(table("phi", "target", links.target()));
        step.table(table("sigma", "activation", links.activation()));
        links.target().notes().forEach(note -> step.remark("Target: {}.", note));
        links.activation().notes().forEach(note -> step.remark("Activation: {}.", note));
        needs(step, "target", links.target());
        needs(step, "activation", links.activation());
        return step.because(
                        Source.COMPUTED,
                        "closed forms by Gaussian smoothing, each checked against quadrature at random values of the"
                                + " parameters inside the assumptions")
                .build();
    }

    private static void needs(Step.Builder step, String what, ParametricExpansion f) {
        f.needs().ifPresent(open -> step.remark("The {} waits for an assumption: {}", what, open.remedy()));
        if (!f.isClosed()) {
            step.remark(
                    "Where the {} has no closed form its coefficients stay symbols in all that follows; --set {} makes them"
                            + " numbers, and with them stages, floor and fixed points.",
                    what,
                    String.join(",", f.parameters().stream().map(p -> p + "=…").toList()));
        }
    }

    private static Table table(String name, String what, ParametricExpansion f) {
        Symbol symbol = Expression.symbol(name, "k");
        List<List<Prose>> rows = new ArrayList<>();
        for (int k = 0; k <= f.degree(); k++) {
            Optional<Expression> c = f.coefficient(k);
            if (!c.equals(Optional.of(Expression.ZERO))) {
                rows.add(List.of(
                        Prose.of("{}", k),
                        c.map(x -> Prose.of("{}", x)).orElse(Prose.of("–")),
                        Prose.of(c.isPresent() ? "closed form" : "not known")));
            }
        }
        String others = rows.size() <= f.degree() ? "; those not shown vanish identically" : "";
        return new Table(
                Prose.of("Coefficients {} of the {}{}.", symbol, what, others),
                List.of(Prose.of("{}", Quantities.K), Prose.of("{}", symbol), Prose.of("obtained")),
                rows);
    }

    private Step norms() {
        Step.Builder step = Step.named("norms", "Norms and tails")
                .says("By Parseval the norm tells what the cut at degree {} leaves out.", links.degree());
        norm(step, "phi", links.target());
        norm(step, "sigma", links.activation());
        return step.because(Source.DERIVED, "Parseval").build();
    }

    private static void norm(Step.Builder step, String name, ParametricExpansion f) {
        Expression norm2 = Expression.power(Expression.symbol("norm" + name), 2);
        f.norm2()
                .ifPresentOrElse(
                        value -> step.equation(Equation.of("norms." + name, norm2, value)),
                        () -> step.remark("{} has no closed form in the parameters.", norm2));
        Expression squares = Quantities.sumOverDegrees(Expression.power(Expression.symbol(name, "k"), 2));
        ParametricCoefficients.tail(f)
                .ifPresent(rest -> step.equation(Equation.of("norms.tail." + name, norm2.minus(squares), rest)));
    }
}
