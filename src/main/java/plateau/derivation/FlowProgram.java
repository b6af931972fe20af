package plateau.derivation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import plateau.flow.LinkPair;
import plateau.flow.NeuronClasses;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
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
    private final NeuronClasses classes;
    private final List<Equation> equations;

    private FlowProgram(LinkPair links, NeuronClasses classes, List<Equation> equations) {
        this.links = links;
        this.classes = classes;
        this.equations = equations;
    }

    static FlowProgram of(Derivation derivation) {
        return new FlowProgram(
                derivation.links(),
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

    double phi(int k) {
        return k <= links.degree() ? links.phi(k) : 0;
    }

    double sigma(int k) {
        return k <= links.degree() ? links.sigma(k) : 0;
    }

    String phiComment(int k) {
        return comment(links.target(), k, phi(k));
    }

    String sigmaComment(int k) {
        return comment(links.activation(), k, sigma(k));
    }

    private static String comment(HermiteExpansion f, int k, double value) {
        Optional<String> exact = k > f.degree() || value == 0
                ? Optional.empty()
                : f.coefficient(k)
                        .expression()
                        .map(x -> new InfixNotation().write(x))
                        .filter(x -> x.length() <= LONGEST_COMMENT);
        String origin =
                k <= f.degree() && f.coefficient(k).origin() == HermiteCoefficient.Origin.QUADRATURE && value != 0
                        ? ", by quadrature"
                        : "";
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
