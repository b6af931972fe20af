package plateau.derivation;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.hermite.ParametricExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Symbol;
import plateau.symbolic.InfixNotation;

/**
 * What every program about a derivation says, whatever its language: the residuals and the mean-field flow as the derivation
 * has them, solved for the derivatives, with the coefficients, the classes and the degrees whose learning times it prints.
 */
final class FlowProgram {
    /** Longer closed forms are left to the documents. */
    private static final int LONGEST_COMMENT = 60;

    private final LinkPair links;
    private final Optional<ParametricLinks> parametric;
    private final NeuronClasses classes;
    private final List<Equation> equations;

    private FlowProgram(
            LinkPair links, Optional<ParametricLinks> parametric, NeuronClasses classes, List<Equation> equations) {
        this.links = links;
        this.parametric = parametric;
        this.classes = classes;
        this.equations = equations;
    }

    static FlowProgram of(Derivation derivation) {
        return new FlowProgram(
                derivation
                        .parametric()
                        .map(p -> new ParametricCoefficients(p).pattern())
                        .orElseGet(derivation::links),
                derivation.parametric(),
                derivation.law().classes(derivation.classes()),
                List.of(derivation.needed("modes.e"), derivation.needed("modes.a"), derivation.needed("modes.s")));
    }

    /** The equations the program integrates: e_k, ε ȧ, ṡ. */
    List<Equation> equations() {
        return equations;
    }

    /** e_k in φ_k, σ_k and the mean over the classes. */
    Expression residual() {
        return equations.get(0).right();
    }

    /** ȧ of one class. */
    Expression aDot() {
        return solved(equations.get(1), Quantities.A.dot());
    }

    /** ṡ of one class. */
    Expression sDot() {
        return solved(equations.get(2), Quantities.S.dot());
    }

    private static Expression solved(Equation equation, Symbol derivative) {
        Expression factor = equation.left().over(derivative);
        if (new InfixNotation().write(factor).contains(new InfixNotation().write(derivative))) {
            throw new IllegalStateException(equation.label() + " is not linear in its derivative");
        }
        return equation.right().over(factor);
    }

    NeuronClasses classes() {
        return classes;
    }

    /** The highest degree of the program's arrays: at least 1, so that no array of derivatives is empty. */
    int degree() {
        return Math.max(1, links.degree());
    }

    /** φ_k as an expression: its double, or what it is in the parameters. */
    Expression phi(int k) {
        return coefficient(k, parametric.map(ParametricLinks::target), links::phi);
    }

    /** σ_k likewise. */
    Expression sigma(int k) {
        return coefficient(k, parametric.map(ParametricLinks::activation), links::sigma);
    }

    private Expression coefficient(int k, Optional<ParametricExpansion> f, IntToDoubleFunction numbers) {
        if (k > links.degree()) {
            return Expression.ZERO;
        }
        return f.map(p -> p.coefficient(k)
                        .orElseThrow(() -> new IllegalStateException("the coefficient of degree " + k + " of "
                                + p.formula() + " has no closed form in the parameters")))
                .orElseGet(() -> new Expression.Decimal(numbers.applyAsDouble(k)));
    }

    String phiComment(int k) {
        return comment(links.target(), links::phi, k);
    }

    String sigmaComment(int k) {
        return comment(links.activation(), links::sigma, k);
    }

    /** The parameters that the coefficients have, in alphabetical order; none if they are numbers. */
    SortedSet<String> parameters() {
        SortedSet<String> names = new TreeSet<>();
        for (int k = 0; k <= degree() && parametric.isPresent(); k++) {
            names.addAll(Parameters.in(phi(k)));
            names.addAll(Parameters.in(sigma(k)));
        }
        return names;
    }

    boolean isParametric() {
        return parametric.isPresent();
    }

    private String comment(HermiteExpansion f, IntToDoubleFunction values, int k) {
        if (isParametric() || k > f.degree() || values.applyAsDouble(k) == 0) {
            return "k = " + k;
        }
        HermiteCoefficient c = f.coefficient(k);
        String origin = c.origin() == HermiteCoefficient.Origin.QUADRATURE ? ", by quadrature" : "";
        Optional<String> exact =
                c.expression().map(x -> new InfixNotation().write(x)).filter(x -> x.length() <= LONGEST_COMMENT);
        return "k = " + k + exact.map(x -> ": " + x).orElse(origin);
    }

    /** The degrees that the flow learns at d = ∞: σ_k φ_k ≠ 0, and none above 0 unless σ_1 φ_1 ≠ 0 (theory.md §4). */
    List<Integer> learnable() {
        return IntStream.rangeClosed(0, links.degree())
                .filter(k -> links.learnable(k) && (k == 0 || links.learnable(1)))
                .boxed()
                .toList();
    }

    /** The degrees the target has. */
    List<Integer> ofTarget() {
        return IntStream.rangeClosed(0, links.degree())
                .filter(k -> links.phi(k) != 0)
                .boxed()
                .toList();
    }

    /** The degrees the target has and the flow never learns. */
    List<Integer> never() {
        return ofTarget().stream().filter(k -> !learnable().contains(k)).toList();
    }

    /** Why some degrees are never learned; empty if all are. */
    Optional<String> verdict() {
        if (never().isEmpty()) {
            return Optional.empty();
        }
        if (!links.learnable(1) && never().stream().anyMatch(k -> k > 0 && links.learnable(k))) {
            return Optional.of("phi_1*sigma_1 = 0: s stays 0, nothing of degree 1 or more is learned at d = infinity.");
        }
        return Optional.of(
                "sigma_k = 0 for a degree the target has: it is never learned, phi_k^2/2 of the risk remains.");
    }
}
