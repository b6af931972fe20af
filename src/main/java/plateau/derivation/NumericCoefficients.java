package plateau.derivation;

import java.util.Optional;
import plateau.flow.LinkPair;
import plateau.hermite.CorrelationKernel;
import plateau.hermite.HermiteCoefficient;
import plateau.hermite.HermiteExpansion;
import plateau.symbolic.Expression;
import plateau.symbolic.UnicodeNotation;

/** Coefficients that are numbers: exact where the exact form is short, in decimals elsewhere. */
final class NumericCoefficients extends Coefficients {
    /** Longer closed forms stay in the table of coefficients. */
    private static final int LONGEST = 14;

    private final LinkPair links;

    NumericCoefficients(LinkPair links) {
        this.links = links;
    }

    @Override
    LinkPair pattern() {
        return links;
    }

    @Override
    Optional<LinkPair> numbers() {
        return Optional.of(links);
    }

    @Override
    Expression phi(int k) {
        return number(links.target(), links.phi(k), k);
    }

    @Override
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

    @Override
    boolean isKnown() {
        return true;
    }

    @Override
    Optional<Kernel> u() {
        return kernel(CorrelationKernel.of(links.activation()));
    }

    @Override
    Optional<Kernel> v() {
        return kernel(CorrelationKernel.of(links.target(), links.activation()));
    }

    private static Optional<Kernel> kernel(CorrelationKernel kernel) {
        return kernel.closedForm().map(form -> new Kernel(form.expression(), form.derivativeExpression()));
    }

    @Override
    Optional<Expression> targetTail() {
        return Optional.of(Expression.ofDouble(links.target().tail()));
    }
}
