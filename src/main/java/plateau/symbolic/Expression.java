package plateau.symbolic;

import java.util.List;
import java.util.Objects;
import org.hipparchus.fraction.BigFraction;

/**
 * A mathematical expression as an immutable tree: what an equation of a document or of a program says on one of its sides.
 *
 * <p>It is evaluated by {@link ExpressionValues} and written by {@link UnicodeNotation}, {@link LatexNotation} and the
 * notations of programs ({@link InfixNotation}). The factories {@link #sum}, {@link #product} and {@link #power} simplify
 * as a person does: zeros, ones and signs, numbers gathered, equal terms added, equal bases joined, radicals reduced
 * (√8 = 2√2, 1/√2 = √2/2). Nothing is multiplied out.
 */
public sealed interface Expression {
    Rational ZERO = new Rational(BigFraction.ZERO);

    Rational ONE = new Rational(BigFraction.ONE);

    Rational HALF = new Rational(new BigFraction(1, 2));

    /** Calls the method of {@code visitor} that belongs to this kind of node. */
    <R> R accept(ExpressionVisitor<R> visitor);

    /** An exact rational number. */
    record Rational(BigFraction value) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.rational(this);
        }
    }

    /** A finite number known only in double precision. */
    record Decimal(double value) implements Expression {
        public Decimal {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a decimal of an expression is " + value + ", it must be finite");
            }
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.decimal(this);
        }
    }

    /** π or e. */
    enum Constant implements Expression {
        PI(Math.PI),
        E(Math.E);

        private final double value;

        Constant(double value) {
            this.value = value;
        }

        public double value() {
            return value;
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.constant(this);
        }
    }

    /** What stands above or beside a symbol. */
    enum Decoration {
        NONE,
        /** The derivative with respect to time: ȧ. */
        DOT,
        /** The derivative with respect to the argument or to stretched time: A′, U′. */
        PRIME
    }

    /**
     * A quantity with a name: {@code a}, {@code phi} with index 2, {@code r} with indices i and j, a parameter of a link.
     *
     * @param name its ASCII name; the names of Greek letters are written as such
     * @param indices whole numbers or names of indices
     * @param decoration a dot or a prime
     */
    record Symbol(String name, List<String> indices, Decoration decoration) implements Expression {
        public Symbol {
            if (!name.matches("[A-Za-z][A-Za-z0-9]*")) {
                throw new IllegalArgumentException("\"" + name + "\" is no name of a symbol: letters and digits only");
            }
            indices = List.copyOf(indices);
        }

        /** The same with a dot: its derivative with respect to time. */
        public Symbol dot() {
            return new Symbol(name, indices, Decoration.DOT);
        }

        /** The same with a prime. */
        public Symbol prime() {
            return new Symbol(name, indices, Decoration.PRIME);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.symbol(this);
        }
    }

    /** Two or more terms; made by {@link Expression#sum}. */
    record Sum(List<Expression> terms) implements Expression {
        public Sum {
            terms = List.copyOf(terms);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.sum(this);
        }
    }

    /** Two or more factors, a number first; made by {@link Expression#product}. */
    record Product(List<Expression> factors) implements Expression {
        public Product {
            factors = List.copyOf(factors);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.product(this);
        }
    }

    /** base^exponent; a root is a power ½. Made by {@link Expression#power}. */
    record Power(Expression base, Expression exponent) implements Expression {
        public Power {
            Objects.requireNonNull(base);
            Objects.requireNonNull(exponent);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.power(this);
        }
    }

    /** The functions that links and kernels are made of. */
    enum Function {
        EXP,
        LOG,
        SIN,
        COS,
        ASIN,
        SINH,
        COSH,
        TANH,
        ERF,
        ABS,
        SIGN,
        STEP,
        RELU,
        SIGMOID,
        SOFTPLUS,
        ELU,
        GELU,
        SWISH,
        MAX,
        MIN
    }

    /** A known function of one argument, or of two for {@code MAX} and {@code MIN}. */
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** A function with a name of its own, defined by another equation: U′(r), V(s), h_k(z). */
    record Applied(Symbol function, List<Expression> arguments) implements Expression {
        public Applied {
            arguments = List.copyOf(arguments);
        }

        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.applied(this);
        }
    }

    /** E[argument]: the mean over the neurons, or their classes. */
    record Mean(Expression argument) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.mean(this);
        }
    }

    /** Σ_{index=from}^{to} term, where the term may use the index as a number and in the indices of symbols. */
    record Total(String index, Expression from, Expression to, Expression term) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.total(this);
        }
    }

    /** ∫_{from}^{to} integrand d variable. */
    record Integral(String variable, Expression from, Expression to, Expression integrand) implements Expression {
        @Override
        public <R> R accept(ExpressionVisitor<R> visitor) {
            return visitor.integral(this);
        }
    }

    /** The number n. */
    static Rational of(long n) {
        return new Rational(new BigFraction(n));
    }

    /** numerator/denominator. */
    static Rational of(long numerator, long denominator) {
        return new Rational(new BigFraction(numerator, denominator));
    }

    /** An exact rational. */
    static Rational of(BigFraction value) {
        return new Rational(value);
    }

    /** A double: exact if it is a whole number below 2⁵³ or a short binary fraction, else a decimal. */
    static Expression ofDouble(double value) {
        double scaled = value * 64;
        if (scaled == Math.rint(scaled) && Math.abs(scaled) < 1L << 40) {
            return of((long) scaled, 64);
        }
        return new Decimal(value);
    }

    /** A symbol with indices, as in {@code symbol("r", "i", "j")}. */
    static Symbol symbol(String name, String... indices) {
        return new Symbol(name, List.of(indices), Decoration.NONE);
    }

    /** A symbol with a number as its index. */
    static Symbol symbol(String name, int index) {
        return symbol(name, Integer.toString(index));
    }

    /** The simplified sum. */
    static Expression sum(List<Expression> terms) {
        return Simplified.sum(terms);
    }

    /** The simplified sum. */
    static Expression sum(Expression... terms) {
        return Simplified.sum(List.of(terms));
    }

    /** The simplified product. */
    static Expression product(List<Expression> factors) {
        return Simplified.product(factors);
    }

    /** The simplified product. */
    static Expression product(Expression... factors) {
        return Simplified.product(List.of(factors));
    }

    /** The simplified power. */
    static Expression power(Expression base, Expression exponent) {
        return Simplified.power(base, exponent);
    }

    /** The simplified power. */
    static Expression power(Expression base, long exponent) {
        return Simplified.power(base, of(exponent));
    }

    /** √x. */
    static Expression root(Expression x) {
        return Simplified.power(x, HALF);
    }

    /** A known function of one argument; its simplest values are put in: e⁰ = 1, asin 1 = π/2. */
    static Expression call(Function function, Expression argument) {
        return Simplified.call(function, argument);
    }

    /** A function of its own name, as in U(r). */
    static Expression applied(Symbol function, Expression argument) {
        return new Applied(function, List.of(argument));
    }

    /** E[x]. */
    static Expression mean(Expression argument) {
        return new Mean(argument);
    }

    /** −this. */
    default Expression negated() {
        return product(of(-1), this);
    }

    /** this + other. */
    default Expression plus(Expression other) {
        return sum(this, other);
    }

    /** this − other. */
    default Expression minus(Expression other) {
        return sum(this, other.negated());
    }

    /** this · other. */
    default Expression times(Expression other) {
        return product(this, other);
    }

    /** this / other. */
    default Expression over(Expression other) {
        return product(this, power(other, -1));
    }

    /** Whether this is the number 0. */
    default boolean isZero() {
        return this instanceof Rational r && r.value().signum() == 0 || this instanceof Decimal d && d.value() == 0;
    }
}
