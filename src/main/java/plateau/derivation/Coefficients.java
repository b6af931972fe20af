package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import plateau.flow.LinkPair;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.UnicodeNotation;

/** φ_k and σ_k as they are put into equations: exact where the exact form is short, in decimals elsewhere. */
final class Coefficients {
    /** More terms than this are written as one sum. */
    private static final int MOST_TERMS = 7;

    /** Longer closed forms stay in the table of coefficients. */
    private static final int LONGEST = 14;

    private final LinkPair links;

    Coefficients(LinkPair links) {
        this.links = links;
    }

    int degree() {
        return links.degree();
    }

    LinkPair links() {
        return links;
    }

    Expression phi(int k) {
        return number(links.target(), links.phi(k), k);
    }

    Expression sigma(int k) {
        return number(links.activation(), links.sigma(k), k);
    }

    private static Expression number(HermiteExpansion f, double value, int k) {
        if (value == 0) {
            return Expression.ZERO;
        }
        HermiteCoefficient c = f.coefficient(k);
        return c.expression()
                .filter(x -> new UnicodeNotation().write(x).length() <= LONGEST)
                .orElseGet(() -> Expression.ofDouble(value));
    }

    /** The degrees with σ_k ≠ 0. */
    List<Integer> ofActivation() {
        return IntStream.rangeClosed(0, degree())
                .filter(k -> links.sigma(k) != 0)
                .boxed()
                .toList();
    }

    /** The degrees with σ_k ≠ 0 or φ_k ≠ 0. */
    List<Integer> ofEither() {
        return IntStream.rangeClosed(0, degree())
                .filter(k -> links.sigma(k) != 0 || links.phi(k) != 0)
                .boxed()
                .toList();
    }

    /** The degrees with σ_k φ_k ≠ 0. */
    List<Integer> ofBoth() {
        return ofActivation().stream().filter(k -> links.phi(k) != 0).toList();
    }

    /** Whether equations are written with every term. */
    boolean isFew() {
        return ofEither().size() <= MOST_TERMS;
    }

    /** Σ_k c(k) over the given degrees. */
    static Expression sum(List<Integer> degrees, IntFunction<Expression> term) {
        List<Expression> terms = new ArrayList<>();
        degrees.forEach(k -> terms.add(term.apply(k)));
        return Expression.sum(terms);
    }
}
