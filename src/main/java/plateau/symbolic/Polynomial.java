package plateau.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * A polynomial in z with exact rational coefficients.
 *
 * @param coefficients those of 1, z, z², …; the last one is not 0, and 0 has none
 */
record Polynomial(List<BigFraction> coefficients) {
    /** Higher degrees are not recognised: exact fractions would grow out of hand. */
    static final int MAX_DEGREE = 16;

    Polynomial {
        int size = coefficients.size();
        while (size > 0 && coefficients.get(size - 1).isZero()) {
            size--;
        }
        coefficients = List.copyOf(coefficients.subList(0, size));
    }

    private static Polynomial of(BigFraction... coefficients) {
        return new Polynomial(List.of(coefficients));
    }

    /** The polynomial that {@code formula} is, if it is built as one of degree at most {@value #MAX_DEGREE}. */
    static Optional<Polynomial> of(Formula formula) {
        return formula.accept(Recognition.INSTANCE);
    }

    int degree() {
        return coefficients.size() - 1;
    }

    /** The polynomial with the same zeros, all of them simple: p/gcd(p, p′), with leading coefficient 1; 0 for 0. */
    Polynomial squareFree() {
        if (coefficients.isEmpty()) {
            return this;
        }
        Polynomial divisor = monic();
        Polynomial rest = divisor.derivative();
        while (!rest.coefficients.isEmpty()) {
            Polynomial remainder = divisor.divide(rest).remainder();
            divisor = rest.monic();
            rest = remainder;
        }
        return monic().divide(divisor).quotient();
    }

    /** The coefficients, each enclosed in the doubles around it. */
    Interval[] enclosedCoefficients() {
        return coefficients.stream()
                .map(BigFraction::doubleValue)
                .map(c -> c == 0 ? Interval.ZERO : Interval.of(Math.nextDown(c), Math.nextUp(c)))
                .toArray(Interval[]::new);
    }

    /** Horner's scheme as a tree. */
    Formula formula() {
        Formula result = Formulas.number(0);
        for (int i = degree(); i >= 0; i--) {
            Formula coefficient = Formulas.number(coefficients.get(i));
            result = i == degree() ? coefficient : Formulas.sum(Formulas.product(result, Formulas.z()), coefficient);
        }
        return result;
    }

    private Polynomial monic() {
        return coefficients.isEmpty() ? this : scaled(coefficients.get(degree()).reciprocal());
    }

    private Polynomial scaled(BigFraction factor) {
        return new Polynomial(coefficients.stream().map(factor::multiply).toList());
    }

    private Polynomial derivative() {
        List<BigFraction> result = new ArrayList<>();
        for (int i = 1; i <= degree(); i++) {
            result.add(coefficients.get(i).multiply(i));
        }
        return new Polynomial(result);
    }

    private Polynomial plus(Polynomial other) {
        List<BigFraction> result = new ArrayList<>();
        for (int i = 0; i <= Math.max(degree(), other.degree()); i++) {
            result.add(coefficient(i).add(other.coefficient(i)));
        }
        return new Polynomial(result);
    }

    private BigFraction coefficient(int i) {
        return i <= degree() ? coefficients.get(i) : BigFraction.ZERO;
    }

    private Polynomial times(Polynomial other) {
        List<BigFraction> result =
                new ArrayList<>(Collections.nCopies(coefficients.size() + other.coefficients.size(), BigFraction.ZERO));
        for (int i = 0; i <= degree(); i++) {
            for (int j = 0; j <= other.degree(); j++) {
                result.set(i + j, result.get(i + j).add(coefficients.get(i).multiply(other.coefficients.get(j))));
            }
        }
        return new Polynomial(result);
    }

    private record Division(Polynomial quotient, Polynomial remainder) {}

    private Division divide(Polynomial divisor) {
        List<BigFraction> rest = new ArrayList<>(coefficients);
        List<BigFraction> quotient =
                new ArrayList<>(Collections.nCopies(Math.max(0, degree() - divisor.degree() + 1), BigFraction.ZERO));
        for (int shift = degree() - divisor.degree(); shift >= 0; shift--) {
            BigFraction factor = rest.get(shift + divisor.degree()).divide(divisor.coefficients.get(divisor.degree()));
            quotient.set(shift, factor);
            for (int i = 0; i <= divisor.degree(); i++) {
                rest.set(shift + i, rest.get(shift + i).subtract(factor.multiply(divisor.coefficients.get(i))));
            }
        }
        return new Division(new Polynomial(quotient), new Polynomial(rest));
    }

    private static final class Recognition implements FormulaVisitor<Optional<Polynomial>> {
        private static final Recognition INSTANCE = new Recognition();
        private static final Polynomial Z = of(BigFraction.ZERO, BigFraction.ONE);
        private static final Polynomial ONE = of(BigFraction.ONE);

        @Override
        public Optional<Polynomial> number(Formula.Number number) {
            return Optional.of(of(number.value()));
        }

        @Override
        public Optional<Polynomial> constant(Formula.Constant constant) {
            return Optional.empty();
        }

        @Override
        public Optional<Polynomial> variable(Formula.Variable variable) {
            return Optional.of(Z);
        }

        @Override
        public Optional<Polynomial> parameter(Formula.Parameter parameter) {
            return Optional.empty();
        }

        @Override
        public Optional<Polynomial> negation(Formula.Negation negation) {
            return of(negation.argument()).map(p -> p.scaled(BigFraction.MINUS_ONE));
        }

        @Override
        public Optional<Polynomial> binary(Formula.Binary binary) {
            return of(binary.left()).flatMap(left -> of(binary.right())
                    .flatMap(right -> combined(binary.operator(), left, right))
                    .filter(result -> result.degree() <= MAX_DEGREE));
        }

        private static Optional<Polynomial> combined(Formula.Operator operator, Polynomial left, Polynomial right) {
            return switch (operator) {
                case ADD -> Optional.of(left.plus(right));
                case SUBTRACT -> Optional.of(left.plus(right.scaled(BigFraction.MINUS_ONE)));
                case MULTIPLY -> Optional.of(left.times(right));
                case DIVIDE -> right.degree() == 0
                        ? Optional.of(left.scaled(right.coefficients.get(0).reciprocal()))
                        : Optional.empty();
                case POWER -> power(left, right);
            };
        }

        private static Optional<Polynomial> power(Polynomial base, Polynomial exponent) {
            BigFraction n = exponent.coefficient(0);
            boolean whole = exponent.degree() <= 0
                    && n.getDenominator().equals(java.math.BigInteger.ONE)
                    && n.signum() >= 0
                    && n.compareTo(new BigFraction(MAX_DEGREE)) <= 0;
            if (!whole || base.degree() * n.intValue() > MAX_DEGREE) {
                return Optional.empty();
            }
            Polynomial result = ONE;
            for (int i = 0; i < n.intValue(); i++) {
                result = result.times(base);
            }
            return Optional.of(result);
        }

        @Override
        public Optional<Polynomial> call(Formula.Call call) {
            return Optional.empty();
        }

        /** He_k by its recurrence; the normalised h_k has the irrational factor 1/√(k!). */
        @Override
        public Optional<Polynomial> hermite(Formula.Hermite hermite) {
            if (hermite.degree() > MAX_DEGREE || hermite.normalised() && hermite.degree() > 1) {
                return Optional.empty();
            }
            Polynomial previous = of(BigFraction.ZERO);
            Polynomial current = ONE;
            for (int k = 0; k < hermite.degree(); k++) {
                Polynomial next = Z.times(current).plus(previous.scaled(new BigFraction(-k)));
                previous = current;
                current = next;
            }
            return Optional.of(current);
        }

        @Override
        public Optional<Polynomial> piecewise(Formula.Piecewise piecewise) {
            return Optional.empty();
        }
    }
}
