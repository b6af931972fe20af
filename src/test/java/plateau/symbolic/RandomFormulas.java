package plateau.symbolic;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Formula.Branch;
import plateau.symbolic.Formula.Function;
import plateau.symbolic.Formula.Relation;

/** Random canonical trees. */
final class RandomFormulas {
    private RandomFormulas() {}

    /** Any tree of the grammar, whether defined everywhere or not. */
    static Arbitrary<Formula> any() {
        return trees(List.of(Function.values()), true);
    }

    /** Trees that are defined and smooth on the whole line and grow moderately. */
    static Arbitrary<Formula> smooth() {
        return trees(
                List.of(
                        Function.SIN,
                        Function.COS,
                        Function.TANH,
                        Function.ERF,
                        Function.SIGMOID,
                        Function.SOFTPLUS,
                        Function.GELU,
                        Function.SWISH),
                false);
    }

    /** Any tree of the grammar with some of its numbers replaced by the parameters b and w. */
    static Arbitrary<Formula> parametric() {
        Formula b = Formulas.parameter("b");
        Formula w = Formulas.parameter("w");
        Arbitrary<Formula> leaf = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.just(Formulas.z())),
                net.jqwik.api.Tuple.of(2, numbers()),
                net.jqwik.api.Tuple.of(4, Arbitraries.of(b, w)),
                net.jqwik.api.Tuple.of(1, hermite()));
        return Arbitraries.recursive(() -> leaf, inner -> grown(inner, List.of(Function.values()), true), 1, 3);
    }

    private static Arbitrary<Formula> trees(List<Function> functions, boolean anything) {
        Arbitrary<Formula> leaf = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Formulas.z())),
                net.jqwik.api.Tuple.of(3, numbers()),
                net.jqwik.api.Tuple.of(
                        1, Arbitraries.of(Formula.Constant.values()).map(c -> (Formula) c)),
                net.jqwik.api.Tuple.of(1, hermite()));
        return Arbitraries.recursive(() -> leaf, inner -> grown(inner, functions, anything), 0, 4);
    }

    private static Arbitrary<Formula> numbers() {
        return Combinators.combine(
                        Arbitraries.integers().between(-30, 30),
                        Arbitraries.integers().between(1, 12))
                .as((p, q) -> Formulas.number(new BigFraction(p, q)));
    }

    private static Arbitrary<Formula> hermite() {
        return Combinators.combine(Arbitraries.integers().between(0, 6), Arbitraries.of(true, false))
                .as(Formula.Hermite::new);
    }

    private static Arbitrary<Formula> grown(Arbitrary<Formula> inner, List<Function> functions, boolean anything) {
        Arbitrary<Formula> calls = Combinators.combine(Arbitraries.of(functions), inner, inner)
                .as((f, a, b) -> FormulaNames.isBinary(f) ? Formulas.call(f, a, b) : Formulas.call(f, a));
        Arbitrary<Formula> operations = Combinators.combine(
                        inner, inner, Arbitraries.integers().between(0, 3))
                .as(RandomFormulas::operation);
        if (!anything) {
            return Arbitraries.oneOf(calls, operations, inner.map(Formulas::negation));
        }
        Arbitrary<Formula> powers = Combinators.combine(inner, inner).as(RandomFormulas::safely);
        Arbitrary<Formula> piecewise = Combinators.combine(Arbitraries.of(Relation.values()), numbers(), inner, inner)
                .as((relation, bound, a, b) -> new Formula.Piecewise(List.of(new Branch(relation, bound, a)), b));
        return Arbitraries.oneOf(calls, operations, inner.map(Formulas::negation), powers, piecewise);
    }

    private static Formula operation(Formula a, Formula b, int kind) {
        return switch (kind) {
            case 0 -> Formulas.sum(a, b);
            case 1 -> Formulas.difference(a, b);
            case 2 -> Formulas.product(a, b);
                // A denominator of at least 1, if the square does not leave its bounds.
            default -> Formulas.quotient(a, Formulas.sum(Formulas.number(1), safely(b, Formulas.number(2))));
        };
    }

    /** A power, or its base where the numbers leave their bounds. */
    private static Formula safely(Formula base, Formula exponent) {
        try {
            return Formulas.power(base, exponent);
        } catch (FormulaException e) {
            return base;
        }
    }
}
