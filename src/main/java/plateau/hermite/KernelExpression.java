package plateau.hermite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import plateau.hermite.CorrelationKernel.ClosedForm;
import plateau.symbolic.Expression;
import plateau.symbolic.Expression.Constant;
import plateau.symbolic.Expression.Function;
import plateau.symbolic.Expression.Integral;
import plateau.symbolic.ExpressionValues;
import plateau.symbolic.InfixNotation;
import plateau.symbolic.MultipliedOut;

/**
 * U(r) = E[σ(G) σ(G_r)] or V(s) = E[φ(G) σ(G_s)] with its derivative as expressions, their constants exact where those of the
 * links are. With φ = p + qz + wA(az + b), σ = p′ + q′z + w′A(a′z + b′) and K the kernel of the two A,
 *
 * <pre>  V(s) = φ_0σ_0 − (φ_0 − p)(σ_0 − p′) + [φ_1σ_1 − (φ_1 − q)(σ_1 − q′)] s + w w′ K(s)</pre>
 *
 * <p>The K of one A with itself are those of {@link KernelRecogniser}; of different A without shift, with S = √((1+2a²)(1+2a′²))
 * for erf: (2/π) asin(2aa′s/S), as Saad and Solla have it.
 *
 * @param value the kernel
 * @param derivative its derivative
 */
record KernelExpression(Expression value, Expression derivative) {
    private static final Expression TWO_OVER_PI = Expression.of(2).over(Constant.PI);

    /** The kernel of two links, empty if it is not known as one expression. */
    static Optional<KernelExpression> of(HermiteExpansion phi, HermiteExpansion sigma, String variable) {
        Expression r = Expression.symbol(variable);
        if (isSeries(phi, sigma)) {
            return Optional.of(series(phi, sigma, r));
        }
        Optional<LinkShape> f = phi.tree().flatMap(LinkShape::of).filter(s -> s.atom() != LinkShape.Atom.NONE);
        Optional<LinkShape> g = sigma.tree().flatMap(LinkShape::of).filter(s -> s.atom() != LinkShape.Atom.NONE);
        return f.flatMap(x -> g.flatMap(y -> ofSides(
                new Side(x, k -> coefficient(phi, k)),
                new Side(y, k -> coefficient(sigma, k)),
                r,
                ExpressionValues.none())));
    }

    /** A link as its kernels see it: its shape, and its coefficients of degrees 0 and 1. */
    record Side(LinkShape shape, IntFunction<Expression> coefficient) {
        Expression at(int k) {
            return coefficient.apply(k);
        }
    }

    /** Whether the degrees kept of both are all that the kernel has: one of the two is a polynomial. */
    static boolean isSeries(HermiteExpansion phi, HermiteExpansion sigma) {
        int degree = Math.min(phi.degree(), sigma.degree());
        return isWhole(phi.truncate(degree)) || isWhole(sigma.truncate(degree));
    }

    private static boolean isWhole(HermiteExpansion f) {
        return f.polynomialDegree().isPresent() && f.tail() == 0;
    }

    /** The coefficient of degree k as an expression: exact if it has a closed form, else a decimal. */
    static Expression coefficient(HermiteExpansion f, int k) {
        if (k > f.degree()) {
            return Expression.ZERO;
        }
        HermiteCoefficient c = f.coefficient(k);
        return c.expression().orElseGet(() -> Expression.ofDouble(c.value()));
    }

    private static KernelExpression series(HermiteExpansion phi, HermiteExpansion sigma, Expression r) {
        List<Expression> value = new ArrayList<>();
        List<Expression> derivative = new ArrayList<>();
        for (int k = 0; k <= Math.min(phi.degree(), sigma.degree()); k++) {
            Expression c = coefficient(phi, k).times(coefficient(sigma, k));
            value.add(c.times(Expression.power(r, k)));
            derivative.add(
                    k == 0 ? Expression.ZERO : Expression.product(Expression.of(k), c, Expression.power(r, k - 1)));
        }
        return new KernelExpression(Expression.sum(value), Expression.sum(derivative));
    }

    /**
     * The kernel of two links that are no polynomials.
     *
     * @param values of the parameters in their constants, by which it is seen which terms vanish
     */
    static Optional<KernelExpression> ofSides(Side phi, Side sigma, Expression r, ExpressionValues values) {
        LinkShape f = phi.shape();
        LinkShape g = sigma.shape();
        return Part.of(f, g, r).map(part -> {
            Expression constant = part.firstDegree > 0
                    ? phi.at(0).times(sigma.at(0))
                    : mixed(f.p(), g.p(), phi.at(0), sigma.at(0), values);
            Expression slope = part.firstDegree > 1
                    ? phi.at(1).times(sigma.at(1))
                    : mixed(f.q(), g.q(), phi.at(1), sigma.at(1), values);
            Expression weight = f.w().form().times(g.w().form());
            return new KernelExpression(
                    Expression.sum(constant, slope.times(r), weight.times(part.value)),
                    Expression.sum(slope, weight.times(part.derivative)));
        });
    }

    /** f_k g_k − (f_k − p)(g_k − p′) = p g_k + p′ f_k − p p′; 0 where the shapes have no such term. */
    private static Expression mixed(ExactNumber p, ExactNumber q, Expression f, Expression g, ExpressionValues values) {
        Expression sum = Expression.sum(
                p.form().times(g), q.form().times(f), p.form().times(q.form()).negated());
        // a sum that only rounding, or roots that were not recognised, keep from being zero is no term
        return Math.abs(values.of(sum)) < 1e-14 ? Expression.ZERO : MultipliedOut.shorter(sum);
    }

    /** The kernel K of A(az + b) and A(a′z + b′) from its first degree on. */
    private record Part(int firstDegree, Expression value, Expression derivative) {
        static Optional<Part> of(LinkShape f, LinkShape g, Expression r) {
            if (f.hasAtomOf(g)) {
                return Optional.of(same(f, r));
            }
            boolean shifted = !f.b().isZero() || !g.b().isZero();
            boolean steps = isStep(f) && isStep(g);
            if (steps && !shifted) {
                Expression rho = correlation(f).times(correlation(g));
                return Optional.of(arcsine(rho, r));
            }
            if (f.atom() == LinkShape.Atom.EXP && g.atom() == LinkShape.Atom.EXP) {
                return Optional.of(exponential(f, g, r));
            }
            return Optional.empty();
        }

        private static boolean isStep(LinkShape s) {
            return s.atom() == LinkShape.Atom.SIGN || s.atom() == LinkShape.Atom.ERF;
        }

        /** erf(az) = E sign(az + N/√2): the correlation of az/√(a² + ½) with z. */
        private static Expression correlation(LinkShape s) {
            if (s.atom() == LinkShape.Atom.SIGN) {
                return Expression.ONE;
            }
            Expression a = s.a().form();
            Expression size = Expression.of(2).times(Expression.power(a, 2));
            return Expression.product(
                    Expression.root(Expression.of(2)),
                    a,
                    Expression.power(Expression.ONE.plus(size), Expression.of(-1, 2)));
        }

        private static Part same(LinkShape s, Expression r) {
            Expression b = s.b().form();
            Expression a2 = Expression.power(s.a().form(), 2);
            boolean shifted = !s.b().isZero();
            return switch (s.atom()) {
                case ABS -> shifted ? shiftedAbs(b, r) : arccosine(r);
                case SIGN -> shifted
                        ? shiftedSign(Expression.power(b, 2), Expression.ONE, r)
                        : arcsine(Expression.ONE, r);
                case ERF -> {
                    Expression twice = Expression.of(2).times(a2);
                    Expression rho = twice.over(Expression.ONE.plus(twice));
                    Expression b2 = Expression.power(b, 2).over(a2.plus(Expression.HALF));
                    yield shifted ? shiftedSign(b2, rho, r) : arcsine(rho, r);
                }
                case SIN -> wave(a2, b, -1, r);
                case COS -> wave(a2, b, 1, r);
                case EXP -> exponential(s, s, r);
                case BUMP -> bump(a2, r);
                case NONE -> throw new IllegalStateException("an affine function is a polynomial");
            };
        }

        private static Expression circle(Expression x) {
            return Expression.ONE.minus(Expression.power(x, 2));
        }

        private static Part arccosine(Expression r) {
            Expression asin = Expression.call(Function.ASIN, r);
            Expression value = Expression.root(circle(r)).plus(r.times(asin));
            return new Part(0, TWO_OVER_PI.times(value), TWO_OVER_PI.times(asin));
        }

        private static Part arcsine(Expression rho, Expression r) {
            Expression inner = rho.times(r);
            return new Part(
                    0,
                    TWO_OVER_PI.times(Expression.call(Function.ASIN, inner)),
                    Expression.product(TWO_OVER_PI, rho, Expression.power(circle(inner), Expression.of(-1, 2))));
        }

        private static Expression bend(Expression b2, Expression sine) {
            return Expression.call(Function.EXP, b2.negated().over(Expression.ONE.plus(sine)));
        }

        private static Part shiftedAbs(Expression b, Expression r) {
            Expression x = Expression.symbol("x");
            Expression sine = Expression.call(Function.SIN, x);
            Expression bend = bend(Expression.power(b, 2), sine);
            Expression end = Expression.call(Function.ASIN, r);
            return new Part(
                    2,
                    TWO_OVER_PI.times(new Integral(
                            "x", Expression.ZERO, end, r.minus(sine).times(bend))),
                    TWO_OVER_PI.times(new Integral("x", Expression.ZERO, end, bend)));
        }

        private static Part shiftedSign(Expression b2, Expression rho, Expression r) {
            Expression inner = rho.times(r);
            Expression x = Expression.symbol("x");
            Expression bend = bend(b2, Expression.call(Function.SIN, x));
            Expression end = Expression.call(Function.ASIN, inner);
            return new Part(
                    1,
                    TWO_OVER_PI.times(new Integral("x", Expression.ZERO, end, bend)),
                    Expression.product(
                            TWO_OVER_PI, rho, bend(b2, inner), Expression.power(circle(inner), Expression.of(-1, 2))));
        }

        /** ½ e^{−a²} (e^{a²r} ± cos(2b) e^{−a²r}). */
        private static Part wave(Expression a2, Expression b, int sign, Expression r) {
            Expression half = Expression.HALF.times(Expression.call(Function.EXP, a2.negated()));
            if (b.isZero()) {
                Expression factor = Expression.call(Function.EXP, a2.negated());
                Function even = sign > 0 ? Function.COSH : Function.SINH;
                Function odd = sign > 0 ? Function.SINH : Function.COSH;
                return new Part(
                        0,
                        factor.times(Expression.call(even, a2.times(r))),
                        Expression.product(a2, factor, Expression.call(odd, a2.times(r))));
            }
            Expression c = Expression.of(sign)
                    .times(Expression.call(Function.COS, Expression.of(2).times(b)));
            Expression rising = Expression.call(Function.EXP, a2.times(r));
            Expression falling =
                    c.times(Expression.call(Function.EXP, a2.negated().times(r)));
            return new Part(0, half.times(rising.plus(falling)), Expression.product(half, a2, rising.minus(falling)));
        }

        /** exp(b + b′ + (a² + a′²)/2 + aa′r). */
        private static Part exponential(LinkShape f, LinkShape g, Expression r) {
            Expression a = f.a().form();
            Expression c = g.a().form();
            Expression squares = Expression.power(a, 2).plus(Expression.power(c, 2));
            Expression value = Expression.call(
                    Function.EXP,
                    Expression.sum(
                            f.b().form(), g.b().form(), Expression.HALF.times(squares), Expression.product(a, c, r)));
            return new Part(0, value, Expression.product(a, c, value));
        }

        /** ((1 + a²)² − a⁴r²)^{−1/2}. */
        private static Part bump(Expression a2, Expression r) {
            Expression a4 = Expression.power(a2, 2);
            Expression inside = Expression.power(Expression.ONE.plus(a2), 2).minus(a4.times(Expression.power(r, 2)));
            return new Part(
                    0,
                    Expression.power(inside, Expression.of(-1, 2)),
                    Expression.product(a4, r, Expression.power(inside, Expression.of(-3, 2))));
        }
    }

    /** With functions that evaluate the expressions. */
    ClosedForm closedForm(String variable) {
        return new ClosedForm(
                new InfixNotation().write(value),
                value,
                derivative,
                x -> ExpressionValues.none().with(variable, x).of(value),
                x -> ExpressionValues.none().with(variable, x).of(derivative));
    }
}
