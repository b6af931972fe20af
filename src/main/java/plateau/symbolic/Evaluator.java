package plateau.symbolic;

import java.util.function.DoubleUnaryOperator;

/**
 * A compiled formula: value and derivative in doubles, without allocation.
 *
 * <p>The derivative is forward-mode differentiation: each node combines values and derivatives of its children.
 */
abstract class Evaluator {
    /** How far, relative to 1 + |z|, a one-sided derivative looks to the right. */
    static final double SIDE_STEP = 0x1p-26;

    abstract double value(double z);

    abstract double derivative(double z);

    /** outer · inner by the chain rule, where an outer slope that has decayed to 0 wins over an overflow inside. */
    static double chain(double outer, double inner) {
        return outer == 0 || inner == 0 ? 0 : outer * inner;
    }

    /**
     * The slope of a root at a zero of its argument: 0 where the argument is 0 on a whole stretch to the right, else NaN for
     * the caller to resolve from one side.
     */
    private static double slopeOfRootAtZero(Evaluator argument, double z) {
        return argument.value(z + SIDE_STEP * (1 + Math.abs(z))) <= 0 ? 0 : Double.NaN;
    }

    static Evaluator constant(double value) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return value;
            }

            @Override
            double derivative(double z) {
                return 0;
            }
        };
    }

    static Evaluator variable() {
        return new Evaluator() {
            @Override
            double value(double z) {
                return z;
            }

            @Override
            double derivative(double z) {
                return 1;
            }
        };
    }

    static Evaluator negation(Evaluator argument) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return -argument.value(z);
            }

            @Override
            double derivative(double z) {
                return -argument.derivative(z);
            }
        };
    }

    static Evaluator sum(Evaluator left, Evaluator right) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return left.value(z) + right.value(z);
            }

            @Override
            double derivative(double z) {
                return left.derivative(z) + right.derivative(z);
            }
        };
    }

    static Evaluator difference(Evaluator left, Evaluator right) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return left.value(z) - right.value(z);
            }

            @Override
            double derivative(double z) {
                return left.derivative(z) - right.derivative(z);
            }
        };
    }

    /** factor · argument, the commonest product. */
    static Evaluator scaled(double factor, Evaluator argument) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return factor * argument.value(z);
            }

            @Override
            double derivative(double z) {
                return factor * argument.derivative(z);
            }
        };
    }

    static Evaluator product(Evaluator left, Evaluator right) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return left.value(z) * right.value(z);
            }

            @Override
            double derivative(double z) {
                return chain(left.derivative(z), right.value(z)) + chain(right.derivative(z), left.value(z));
            }
        };
    }

    static Evaluator quotient(Evaluator left, Evaluator right) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return left.value(z) / right.value(z);
            }

            @Override
            double derivative(double z) {
                double denominator = right.value(z);
                double ratio = left.value(z) / denominator;
                return left.derivative(z) / denominator - chain(ratio, right.derivative(z) / denominator);
            }
        };
    }

    /** base^n for a whole n, by repeated squaring. */
    static Evaluator wholePower(Evaluator base, int n) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return pow(base.value(z), n);
            }

            @Override
            double derivative(double z) {
                return n == 0 ? 0 : chain(n * pow(base.value(z), n - 1), base.derivative(z));
            }
        };
    }

    /** base^exponent for a real exponent; a base that rounding has made slightly negative counts as 0. */
    static Evaluator realPower(Evaluator base, double exponent) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return Math.pow(Math.max(0, base.value(z)), exponent);
            }

            @Override
            double derivative(double z) {
                double x = base.value(z);
                return x <= 0 && exponent < 1
                        ? slopeOfRootAtZero(base, z)
                        : chain(exponent * Math.pow(Math.max(0, x), exponent - 1), base.derivative(z));
            }
        };
    }

    /** base^exponent; 1 to a power that has overflowed is 1, where Java has NaN. */
    private static double positivePower(double base, double exponent) {
        return base == 1 && Double.isInfinite(exponent) ? 1 : Math.pow(base, exponent);
    }

    /** base^exponent where both may depend on z and the base is positive. */
    static Evaluator generalPower(Evaluator base, Evaluator exponent) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return positivePower(base.value(z), exponent.value(z));
            }

            @Override
            double derivative(double z) {
                double b = base.value(z);
                double e = exponent.value(z);
                double power = positivePower(b, e);
                return chain(chain(positivePower(b, e - 1), e), base.derivative(z))
                        + chain(power, chain(exponent.derivative(z), Math.log(b)));
            }
        };
    }

    /** sin or cos of inner; where inner overflows, the phase is lost and the mean 0 of a wave stands for it. */
    static Evaluator wave(DoubleUnaryOperator outer, DoubleUnaryOperator slope, Evaluator inner) {
        return composition(
                x -> Double.isInfinite(x) ? 0 : outer.applyAsDouble(x),
                x -> Double.isInfinite(x) ? 0 : slope.applyAsDouble(x),
                inner);
    }

    /** outer(inner(z)). */
    static Evaluator composition(DoubleUnaryOperator outer, DoubleUnaryOperator slope, Evaluator inner) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return outer.applyAsDouble(inner.value(z));
            }

            @Override
            double derivative(double z) {
                double innerSlope = inner.derivative(z);
                return innerSlope == 0 ? 0 : chain(slope.applyAsDouble(inner.value(z)), innerSlope);
            }
        };
    }

    /** √inner. */
    static Evaluator squareRoot(Evaluator inner) {
        return new Evaluator() {
            @Override
            double value(double z) {
                double x = inner.value(z);
                // The domain check has proved x >= 0: what is below is rounding.
                return x < 0 ? 0 : Math.sqrt(x);
            }

            @Override
            double derivative(double z) {
                double root = value(z);
                return root == 0 ? slopeOfRootAtZero(inner, z) : inner.derivative(z) / (2 * root);
            }
        };
    }

    /** max, or min of the negatives. */
    static Evaluator extremum(Evaluator left, Evaluator right, boolean maximum) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return maximum ? Math.max(left.value(z), right.value(z)) : Math.min(left.value(z), right.value(z));
            }

            @Override
            double derivative(double z) {
                boolean first = left.value(z) >= right.value(z) == maximum;
                return first ? left.derivative(z) : right.derivative(z);
            }
        };
    }

    /** He_k(z)·scale by the three-term recurrence He_{k+1} = z He_k − k He_{k−1}; the derivative is k He_{k−1}. */
    static Evaluator hermite(int degree, double scale) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return scale * probabilists(degree, z);
            }

            @Override
            double derivative(double z) {
                return degree == 0 ? 0 : scale * degree * probabilists(degree - 1, z);
            }
        };
    }

    private static double probabilists(int degree, double z) {
        double previous = 0;
        double current = 1;
        for (int k = 0; k < degree; k++) {
            double next = z * current - k * previous;
            previous = current;
            current = next;
        }
        return current;
    }

    /** x^n; few multiplications, and exact where Math.pow is. */
    static double pow(double x, int n) {
        if (n < 0) {
            return 1 / pow(x, -n);
        }
        if (n > 16) {
            return Math.pow(x, n);
        }
        double result = 1;
        double square = x;
        for (int bits = n; bits != 0; bits >>= 1) {
            if ((bits & 1) != 0) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
