package plateau.hermite;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import plateau.symbolic.ExactCoefficient;
import plateau.symbolic.Expression;

/**
 * One coefficient f_k = E[f(G) h_k(G)], with where it comes from.
 *
 * @param degree k
 * @param value the coefficient in double precision
 * @param origin whether it is exact, from quadrature, or given by the user
 * @param exact the closed form as a person writes it, present exactly for {@link Origin#EXACT}
 * @param latex the closed form in LaTeX, present exactly for {@link Origin#EXACT}
 * @param expression the closed form as a tree, present exactly for {@link Origin#EXACT}
 * @param quadrature the value by quadrature, absent for {@link Origin#GIVEN}
 * @param quadratureError the error estimate of {@code quadrature}, 0 for {@link Origin#GIVEN}
 */
public record HermiteCoefficient(
        int degree,
        double value,
        Origin origin,
        Optional<String> exact,
        Optional<String> latex,
        Optional<Expression> expression,
        OptionalDouble quadrature,
        double quadratureError) {

    /** Where a coefficient comes from. */
    public enum Origin {
        /** A closed form, checked against quadrature. */
        EXACT,
        /** Composite Gauss–Legendre quadrature. */
        QUADRATURE,
        /** Given by the user. */
        GIVEN
    }

    public HermiteCoefficient {
        Objects.requireNonNull(origin);
        Objects.requireNonNull(quadrature);
        boolean closed = origin == Origin.EXACT;
        if (exact.isPresent() != closed || latex.isPresent() != closed || expression.isPresent() != closed) {
            throw new IllegalArgumentException("a closed form belongs to exact coefficients only, degree " + degree);
        }
    }

    static HermiteCoefficient exact(ExactCoefficient closed, double quadrature, double error) {
        return new HermiteCoefficient(
                closed.degree(),
                closed.value(),
                Origin.EXACT,
                Optional.of(closed.text()),
                Optional.of(closed.latex()),
                Optional.of(closed.expression()),
                OptionalDouble.of(quadrature),
                error);
    }

    static HermiteCoefficient numeric(int degree, double value, double error) {
        return new HermiteCoefficient(
                degree,
                value,
                Origin.QUADRATURE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(value),
                error);
    }

    static HermiteCoefficient given(int degree, double value) {
        return new HermiteCoefficient(
                degree,
                value,
                Origin.GIVEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                0);
    }
}
