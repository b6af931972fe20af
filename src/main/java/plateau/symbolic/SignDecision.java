package plateau.symbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.ParameterRange.Bound;

/** The sign of a constant in parameters, from what is assumed of them; or which assumption would decide it. */
final class SignDecision {
    private static final int MOST_SUGGESTIONS = 2;

    private final Assumptions assumptions;

    SignDecision(Assumptions assumptions) {
        this.assumptions = assumptions;
    }

    /** −1, 0 or 1; empty if the assumptions leave it open. */
    OptionalInt sign(Formula constant) {
        return sign(constant, assumptions);
    }

    private static OptionalInt sign(Formula constant, Assumptions assumptions) {
        Range range = RangeVisitor.of(constant, assumptions::range);
        if (range.isPositive() || range.isNegative()) {
            return OptionalInt.of(range.isPositive() ? 1 : -1);
        }
        return range.isZero() ? OptionalInt.of(0) : OptionalInt.empty();
    }

    /**
     * Assumptions on one parameter each of which decides the sign.
     *
     * @param positiveOnly whether only those under which {@code constant} is positive are of use
     */
    List<String> suggestions(Formula constant, boolean positiveOnly) {
        Set<String> found = new LinkedHashSet<>();
        Set<String> negative = new HashSet<>();
        for (String name : ParameterSubstitution.parametersOf(constant)) {
            for (ParameterRange candidate : candidates(constant, name)) {
                OptionalInt sign = sign(constant, assumptions.and(name, candidate));
                boolean useful = sign.isPresent() && (sign.getAsInt() > 0 || !positiveOnly && sign.getAsInt() < 0);
                if (useful && !assumptions.of(name).intersection(candidate).isEmpty()) {
                    String text = candidate.text(name).replace(" ", "");
                    found.add(text);
                    if (sign.getAsInt() < 0) {
                        negative.add(text);
                    }
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(negative::contains))
                .limit(MOST_SUGGESTIONS)
                .toList();
    }

    /** Half-lines and intervals at whose ends the constant may vanish. */
    private static List<ParameterRange> candidates(Formula constant, String name) {
        List<ParameterRange> candidates = new ArrayList<>();
        Set<BigFraction> roots = roots(constant, name);
        for (BigFraction root : roots) {
            if (root.signum() != 0 && roots.contains(root.negate())) {
                candidates.add(below(root.abs()).intersection(above(root.abs().negate())));
            }
            candidates.add(above(root));
            candidates.add(below(root));
        }
        return candidates;
    }

    private static ParameterRange above(BigFraction root) {
        return new ParameterRange(Optional.of(new Bound(Formulas.number(root), true)), Optional.empty());
    }

    private static ParameterRange below(BigFraction root) {
        return new ParameterRange(Optional.empty(), Optional.of(new Bound(Formulas.number(root), true)));
    }

    /** Zeros of the constant in one parameter if it is c_0 + c_1 p or c_0 + c_2 p² with rational c, then 0. */
    private static Set<BigFraction> roots(Formula constant, String name) {
        Set<BigFraction> roots = new LinkedHashSet<>();
        SortedSet<String> all = ParameterSubstitution.parametersOf(constant);
        if (all.size() == 1) {
            Polynomial.of(ParameterSubstitution.replace(constant, parameter -> Formulas.z()))
                    .ifPresent(p -> addRoots(p, roots));
        }
        roots.add(BigFraction.ZERO);
        return roots;
    }

    private static void addRoots(Polynomial p, Set<BigFraction> roots) {
        List<BigFraction> c = p.coefficients();
        if (c.size() == 2) {
            roots.add(c.get(0).negate().divide(c.get(1)));
        } else if (c.size() == 3 && c.get(1).isZero()) {
            squareRoot(c.get(0).negate().divide(c.get(2))).ifPresent(root -> {
                roots.add(root);
                roots.add(root.negate());
            });
        }
    }

    private static Optional<BigFraction> squareRoot(BigFraction square) {
        if (square.signum() < 0) {
            return Optional.empty();
        }
        BigFraction root = new BigFraction(
                square.getNumerator().sqrt(), square.getDenominator().sqrt());
        return root.multiply(root).equals(square) ? Optional.of(root) : Optional.empty();
    }
}
