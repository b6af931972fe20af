package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Expression.Call;
import plateau.symbolic.Expression.Constant;
import plateau.symbolic.Expression.Decimal;
import plateau.symbolic.Expression.Power;
import plateau.symbolic.Expression.Product;
import plateau.symbolic.Expression.Rational;

/**
 * A product as it is set: a sign, what stands above and below the line, and the factors that follow. √2/2 becomes 1/√2 and
 * √6/4 stays; √2·√π becomes √(2π) and √2/√π becomes √(2/π).
 *
 * @param negative whether a minus stands in front
 * @param above numbers above the line, and all factors if one that is no number stands below
 * @param below what stands below the line
 * @param after the factors that follow the fraction
 */
record Fraction(boolean negative, List<Expression> above, List<Expression> below, List<Expression> after) {
    static Fraction of(Product product) {
        return new Parts(product).fraction();
    }

    /** Everything but the sign and the line: above, then after. */
    List<Expression> upper() {
        List<Expression> all = new ArrayList<>(above);
        all.addAll(after);
        return all;
    }

    /** Whether x is a number or a root or power of numbers and constants. */
    static boolean isConstant(Expression x) {
        return x instanceof Rational
                || x instanceof Decimal
                || x instanceof Constant
                || x instanceof Power p && isConstant(p.base()) && p.exponent() instanceof Rational
                || x instanceof Product q && q.factors().stream().allMatch(Fraction::isConstant)
                || x instanceof Call c && c.arguments().stream().allMatch(Fraction::isConstant);
    }

    private static final class Parts {
        private boolean negative;
        private BigInteger numerator = BigInteger.ONE;
        private BigInteger denominator = BigInteger.ONE;
        private BigInteger rootAbove = BigInteger.ONE;
        private BigInteger rootBelow = BigInteger.ONE;
        private boolean piUnderRootAbove;
        private boolean piUnderRootBelow;
        private final List<Expression> constantsAbove = new ArrayList<>();
        private final List<Expression> constantsBelow = new ArrayList<>();
        private final List<Expression> restAbove = new ArrayList<>();
        private final List<Expression> restBelow = new ArrayList<>();

        Parts(Product product) {
            product.factors().forEach(this::take);
            boolean divides = denominator.mod(rootAbove).signum() == 0;
            boolean shorter = numerator.equals(BigInteger.ONE) && constantsAbove.isEmpty()
                    || denominator.equals(rootAbove)
                    || piUnderRootBelow;
            if (divides && shorter && !piUnderRootAbove && !rootAbove.equals(BigInteger.ONE)) {
                denominator = denominator.divide(rootAbove);
                rootBelow = rootAbove;
                rootAbove = BigInteger.ONE;
            }
        }

        private void take(Expression f) {
            if (f instanceof Rational r) {
                negative ^= r.value().signum() < 0;
                numerator = numerator.multiply(r.value().getNumerator().abs());
                denominator = denominator.multiply(r.value().getDenominator());
            } else if (f instanceof Decimal d) {
                negative ^= d.value() < 0;
                if (Math.abs(d.value()) != 1) {
                    constantsAbove.add(new Decimal(Math.abs(d.value())));
                }
            } else if (f instanceof Power p && p.exponent() instanceof Rational r) {
                takePower(p, r.value());
            } else {
                (isConstant(f) ? constantsAbove : restAbove).add(f);
            }
        }

        private void takePower(Power p, BigFraction exponent) {
            boolean half = exponent.abs().equals(new BigFraction(1, 2));
            boolean up = exponent.signum() > 0;
            if (half && up && p.base() instanceof Rational r && isPositiveInteger(r)) {
                rootAbove = rootAbove.multiply(r.value().getNumerator());
            } else if (half && p.base() == Constant.PI) {
                piUnderRootAbove |= up;
                piUnderRootBelow |= !up;
            } else {
                Expression turned = up ? p : inverse(p, exponent);
                boolean constant = isConstant(p);
                (constant ? (up ? constantsAbove : constantsBelow) : (up ? restAbove : restBelow)).add(turned);
            }
        }

        private static boolean isPositiveInteger(Rational r) {
            return r.value().getDenominator().equals(BigInteger.ONE)
                    && r.value().signum() > 0;
        }

        private static Expression inverse(Power p, BigFraction exponent) {
            return exponent.equals(BigFraction.MINUS_ONE)
                    ? p.base()
                    : new Power(p.base(), new Rational(exponent.negate()));
        }

        Fraction fraction() {
            List<Expression> above = new ArrayList<>();
            List<Expression> below = new ArrayList<>();
            integer(numerator, above);
            above.addAll(constantsAbove);
            root(rootAbove, piUnderRootAbove, above);
            integer(denominator, below);
            below.addAll(constantsBelow);
            boolean joined = piUnderRootBelow
                    && rootBelow.equals(BigInteger.ONE)
                    && !rootAbove.equals(BigInteger.ONE)
                    && !piUnderRootAbove
                    && below.isEmpty();
            if (joined) {
                Expression number = Expression.of(new BigFraction(rootAbove));
                Expression inside = new Product(List.of(number, new Power(Constant.PI, Expression.of(-1))));
                above.set(above.size() - 1, new Power(inside, Expression.HALF));
            } else {
                root(rootBelow, piUnderRootBelow, below);
            }
            if (restBelow.isEmpty()) {
                return new Fraction(negative, above, below, restAbove);
            }
            List<Expression> after = new ArrayList<>();
            restAbove.forEach(f -> (isOpen(f) ? after : above).add(f));
            below.addAll(restBelow);
            return new Fraction(negative, above, below, after);
        }

        /** Sums over an index and integrals stand behind the line, where they are seen. */
        private static boolean isOpen(Expression f) {
            return f instanceof Expression.Total || f instanceof Expression.Integral;
        }

        private static void integer(BigInteger n, List<Expression> side) {
            if (!n.equals(BigInteger.ONE)) {
                side.add(Expression.of(new BigFraction(n)));
            }
        }

        private static void root(BigInteger n, boolean withPi, List<Expression> side) {
            boolean one = n.equals(BigInteger.ONE);
            Expression number = Expression.of(new BigFraction(n));
            if (withPi) {
                side.add(new Power(one ? Constant.PI : new Product(List.of(number, Constant.PI)), Expression.HALF));
            } else if (!one) {
                side.add(new Power(number, Expression.HALF));
            }
        }
    }
}
