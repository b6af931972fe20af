package plateau.symbolic;

import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** slope · z + intercept with exact rational numbers. */
record Affine(BigFraction slope, BigFraction intercept) {
    /** The affine function that {@code formula} is, if it is built as one. */
    static Optional<Affine> of(Formula formula) {
        return formula.accept(Recognition.INSTANCE);
    }

    /** Where the function vanishes, rounded to the nearest double; empty if it is constant. */
    Optional<Double> root() {
        return slope.isZero()
                ? Optional.empty()
                // + 0.0 turns −0 into 0.
                : Optional.of(intercept.negate().divide(slope).doubleValue() + 0.0);
    }

    private Affine scaled(BigFraction factor) {
        return new Affine(slope.multiply(factor), intercept.multiply(factor));
    }

    private Affine plus(Affine other) {
        return new Affine(slope.add(other.slope), intercept.add(other.intercept));
    }

    private static final class Recognition implements FormulaVisitor<Optional<Affine>> {
        private static final Recognition INSTANCE = new Recognition();

        @Override
        public Optional<Affine> number(Formula.Number number) {
            return Optional.of(new Affine(BigFraction.ZERO, number.value()));
        }

        @Override
        public Optional<Affine> constant(Formula.Constant constant) {
            return Optional.empty();
        }

        @Override
        public Optional<Affine> variable(Formula.Variable variable) {
            return Optional.of(new Affine(BigFraction.ONE, BigFraction.ZERO));
        }

        @Override
        public Optional<Affine> parameter(Formula.Parameter parameter) {
            return Optional.empty();
        }

        @Override
        public Optional<Affine> negation(Formula.Negation negation) {
            return of(negation.argument()).map(a -> a.scaled(BigFraction.MINUS_ONE));
        }

        @Override
        public Optional<Affine> binary(Formula.Binary binary) {
            return of(binary.left())
                    .flatMap(left -> of(binary.right()).flatMap(right -> combined(binary.operator(), left, right)));
        }

        private static Optional<Affine> combined(Formula.Operator operator, Affine left, Affine right) {
            return switch (operator) {
                case ADD -> Optional.of(left.plus(right));
                case SUBTRACT -> Optional.of(left.plus(right.scaled(BigFraction.MINUS_ONE)));
                case MULTIPLY -> product(left, right);
                case DIVIDE -> right.slope.isZero() && !right.intercept.isZero()
                        ? Optional.of(left.scaled(right.intercept.reciprocal()))
                        : Optional.empty();
                case POWER -> right.equals(new Affine(BigFraction.ZERO, BigFraction.ONE))
                        ? Optional.of(left)
                        : Optional.empty();
            };
        }

        private static Optional<Affine> product(Affine left, Affine right) {
            if (left.slope.isZero()) {
                return Optional.of(right.scaled(left.intercept));
            }
            return right.slope.isZero() ? Optional.of(left.scaled(right.intercept)) : Optional.empty();
        }

        @Override
        public Optional<Affine> call(Formula.Call call) {
            return Optional.empty();
        }

        @Override
        public Optional<Affine> hermite(Formula.Hermite hermite) {
            return switch (hermite.degree()) {
                case 0 -> Optional.of(new Affine(BigFraction.ZERO, BigFraction.ONE));
                case 1 -> Optional.of(new Affine(BigFraction.ONE, BigFraction.ZERO));
                default -> Optional.empty();
            };
        }

        @Override
        public Optional<Affine> piecewise(Formula.Piecewise piecewise) {
            return Optional.empty();
        }
    }
}
