package plateau.derivation;

import java.util.Optional;
import java.util.function.IntFunction;
import plateau.flow.LinkPair;
import plateau.hermite.ParametricExpansion;
import plateau.hermite.ParametricKernel;
import plateau.symbolic.Assumptions;
import plateau.symbolic.Expression;

/** Coefficients in the parameters; one without a closed form stays the symbol φ_k or σ_k. */
final class ParametricCoefficients extends Coefficients {
    private final ParametricLinks links;
    private final LinkPair pattern;

    ParametricCoefficients(ParametricLinks links) {
        this.links = links;
        this.pattern = LinkPair.ofCoefficients(ones(links.degree(), this::phi), ones(links.degree(), this::sigma));
    }

    private static double[] ones(int degree, IntFunction<Expression> coefficient) {
        double[] ones = new double[degree + 1];
        for (int k = 0; k <= degree; k++) {
            ones[k] = coefficient.apply(k).equals(Expression.ZERO) ? 0 : 1;
        }
        return ones;
    }

    ParametricLinks links() {
        return links;
    }

    /** 1 for what does not vanish identically, 0 for what does. */
    @Override
    LinkPair pattern() {
        return pattern;
    }

    @Override
    Optional<LinkPair> numbers() {
        return Optional.empty();
    }

    @Override
    Optional<Assumptions> assumptions() {
        return Optional.of(links.assumptions());
    }

    @Override
    Expression phi(int k) {
        return links.target().coefficient(k).orElseGet(() -> Quantities.phi(k));
    }

    @Override
    Expression sigma(int k) {
        return links.activation().coefficient(k).orElseGet(() -> Quantities.sigma(k));
    }

    @Override
    boolean isKnown() {
        return links.target().isClosed() && links.activation().isClosed();
    }

    @Override
    Optional<Kernel> u() {
        return kernel(ParametricKernel.of(links.activation()));
    }

    @Override
    Optional<Kernel> v() {
        return kernel(ParametricKernel.of(links.target(), links.activation()));
    }

    private static Optional<Kernel> kernel(ParametricKernel kernel) {
        return kernel.closedForm()
                .flatMap(value -> kernel.closedDerivative().map(derivative -> new Kernel(value, derivative)));
    }

    @Override
    Optional<Expression> targetTail() {
        return tail(links.target());
    }

    /** ‖f‖² − Σ_{k≤K} f_k², if all of it is known. */
    static Optional<Expression> tail(ParametricExpansion f) {
        if (f.polynomialDegree().isPresent() && f.polynomialDegree().getAsInt() <= f.degree()) {
            return Optional.of(Expression.ZERO);
        }
        return f.norm2().filter(x -> f.isClosed()).map(norm2 -> {
            Expression rest = norm2;
            for (int k = 0; k <= f.degree(); k++) {
                rest = rest.minus(Expression.power(f.coefficient(k).orElseThrow(), 2));
            }
            return rest;
        });
    }
}
