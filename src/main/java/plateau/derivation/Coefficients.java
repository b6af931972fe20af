package plateau.derivation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import plateau.flow.LinkPair;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;

/** φ_k, σ_k and what is made of them as they are put into equations: numbers, or expressions in parameters. */
abstract sealed class Coefficients permits NumericCoefficients, ParametricCoefficients {
    /** More terms than this are written as one sum. */
    private static final int MOST_TERMS = 7;

    /** A kernel in closed form with its derivative. */
    record Kernel(Expression value, Expression derivative) {}

    /** Coefficients that vanish where these do; their other values mean something only if they are {@link #numbers}. */
    abstract LinkPair pattern();

    /** The links, if they have no parameters. */
    abstract Optional<LinkPair> numbers();

    /** What is assumed of the parameters, if there are any. */
    Optional<Assumptions> assumptions() {
        return Optional.empty();
    }

    abstract Expression phi(int k);

    abstract Expression sigma(int k);

    /** Whether it is known of every coefficient what it is. */
    abstract boolean isKnown();

    /** U in the symbol r. */
    abstract Optional<Kernel> u();

    /** V in the symbol s. */
    abstract Optional<Kernel> v();

    /** Σ_{k>K} φ_k². */
    abstract Optional<Expression> targetTail();

    int degree() {
        return pattern().degree();
    }

    /** The degrees with σ_k ≠ 0. */
    List<Integer> ofActivation() {
        return IntStream.rangeClosed(0, degree())
                .filter(k -> pattern().sigma(k) != 0)
                .boxed()
                .toList();
    }

    /** The degrees with σ_k ≠ 0 or φ_k ≠ 0. */
    List<Integer> ofEither() {
        return IntStream.rangeClosed(0, degree())
                .filter(k -> pattern().sigma(k) != 0 || pattern().phi(k) != 0)
                .boxed()
                .toList();
    }

    /** The degrees with σ_k φ_k ≠ 0. */
    List<Integer> ofBoth() {
        return ofActivation().stream().filter(k -> pattern().phi(k) != 0).toList();
    }

    /** Whether equations are written with every term. */
    boolean isFew() {
        return isKnown() && ofEither().size() <= MOST_TERMS;
    }

    /** Σ_k c(k) over the given degrees. */
    static Expression sum(List<Integer> degrees, IntFunction<Expression> term) {
        List<Expression> terms = new ArrayList<>();
        degrees.forEach(k -> terms.add(term.apply(k)));
        return Expression.sum(terms);
    }
}
