package plateau.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plateau.derivation.Derivation;
import plateau.derivation.Equation;
import plateau.derivation.Relation;
import plateau.derivation.Step;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.LatexNotation;
import plateau.symbolic.UnicodeNotation;
import plateau.timescale.ClassPaths;

/**
 * What a report shows beside the prediction: equations, and the paths of the classes.
 *
 * @param question what φ and σ are
 * @param equations the reduced flow and the laws of the learning times
 * @param paths for each run, in the runs' order; fewer if there was no time for all
 */
public record Background(List<KeyEquation> question, List<KeyEquation> equations, List<ClassPaths> paths) {
    /** Nothing beside the prediction. */
    public static final Background NONE = new Background(List.of(), List.of(), List.of());

    /** A longer expansion is written as its sum. */
    private static final int MOST_TERMS = 8;

    private static final Expression.Symbol Z = Expression.symbol("z");
    private static final List<String> FLOW = List.of("modes.e", "modes.risk", "modes.a", "modes.s");

    public Background {
        question = List.copyOf(question);
        equations = List.copyOf(equations);
        paths = List.copyOf(paths);
    }

    /** The key equations of a derivation, and paths. */
    public static Background of(Derivation derivation, List<ClassPaths> paths) {
        Stream<String> laws = derivation.stages().stream()
                .map(Step::key)
                .flatMap(key -> Stream.of(".rate", ".seed", ".time", ".law").map(key.replace('-', '.')::concat));
        return new Background(
                List.of(
                        link(derivation, "phi", derivation.links().target()),
                        link(derivation, "sigma", derivation.links().activation())),
                equations(derivation, Stream.concat(FLOW.stream(), laws)),
                paths);
    }

    private static List<KeyEquation> equations(Derivation derivation, Stream<String> labels) {
        List<KeyEquation> equations = new ArrayList<>();
        labels.forEach(label -> derivation.equation(label).map(Background::key).ifPresent(equations::add));
        return equations;
    }

    /** A link as its formula; one given by its coefficients, or known by them alone, as its expansion. */
    private static KeyEquation link(Derivation derivation, String name, HermiteExpansion f) {
        Expression left = Expression.applied(Expression.symbol(name), Z);
        return key(derivation
                .equation("link." + name)
                .orElseGet(() -> new Equation("link." + name, left, Relation.EQUALS, expansion(name, f))));
    }

    private static Expression expansion(String name, HermiteExpansion f) {
        List<Expression> terms = new ArrayList<>();
        for (int k = 0; k <= f.degree(); k++) {
            HermiteCoefficient c = f.coefficient(k);
            if (c.value() != 0) {
                terms.add(c.expression()
                        .orElseGet(() -> Expression.ofDouble(c.value()))
                        .times(Expression.applied(Expression.symbol("h", k), Z)));
            }
        }
        return terms.size() <= MOST_TERMS
                ? Expression.sum(terms)
                : new Expression.Total(
                        "k",
                        Expression.ZERO,
                        Expression.of(f.degree()),
                        Expression.symbol(name, "k").times(Expression.applied(Expression.symbol("h", "k"), Z)));
    }

    private static KeyEquation key(Equation equation) {
        return new KeyEquation(
                equation.label(),
                equation.write(new LatexNotation(), equation.relation().latex()),
                equation.write(new UnicodeNotation(), equation.relation().unicode()));
    }

    /** The paths at one ε. */
    Optional<ClassPaths> pathsAt(double epsilon) {
        return paths.stream().filter(p -> p.epsilon() == epsilon).findFirst();
    }
}
