package plateau.hermite;

import java.util.Optional;
import java.util.OptionalDouble;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaVisitor;

/**
 * A function of the form p + q z + w A(az + b) with one elementary A, read off a formula tree: what
 * {@link KernelRecogniser} knows a kernel for. Continuous piecewise-linear functions with one kink are brought to
 * A = |·|, jumps to A = sign.
 *
 * @param p constant
 * @param q slope
 * @param w weight of A, 0 if A is {@code NONE}
 * @param a inner slope, not 0 unless A is {@code NONE}
 * @param b inner constant
 */
record LinkShape(double p, double q, double w, Atom atom, double a, double b) {
    enum Atom {
        NONE,
        ABS,
        SIGN,
        ERF,
        SIN,
        COS,
        EXP,
        /** exp(−a² z²/2). */
        BUMP
    }

    static Optional<LinkShape> of(Formula formula) {
        return formula.accept(new Reader());
    }

    private static LinkShape affine(double p, double q) {
        return new LinkShape(p, q, 0, Atom.NONE, 0, 0);
    }

    private boolean isAffine() {
        return atom == Atom.NONE;
    }

    private boolean isConstant() {
        return isAffine() && q == 0;
    }

    private LinkShape scaled(double c) {
        return c == 0 ? affine(0, 0) : new LinkShape(c * p, c * q, c * w, atom, a, b);
    }

    private Optional<LinkShape> plus(LinkShape g) {
        LinkShape sum = new LinkShape(p + g.p, q + g.q, w, atom, a, b);
        if (g.isAffine()) {
            return Optional.of(sum);
        }
        if (isAffine()) {
            return Optional.of(new LinkShape(p + g.p, q + g.q, g.w, g.atom, g.a, g.b));
        }
        if (atom == g.atom && a == g.a && b == g.b) {
            double weight = w + g.w;
            return Optional.of(weight == 0 ? affine(sum.p, sum.q) : new LinkShape(sum.p, sum.q, weight, atom, a, b));
        }
        return Optional.empty();
    }

    /** w A(this) for an affine, not constant this. */
    private Optional<LinkShape> inside(Atom outer) {
        return isAffine() && q != 0 ? Optional.of(new LinkShape(0, 0, 1, outer, q, p)) : Optional.empty();
    }

    /** |x| with a positive inner slope 1: |az + b| = |a| |z + b/a|. */
    private Optional<LinkShape> abs() {
        return inside(Atom.ABS).map(s -> new LinkShape(0, 0, Math.abs(s.a), Atom.ABS, 1, s.b / s.a));
    }

    private Optional<LinkShape> sign() {
        return inside(Atom.SIGN).map(s -> new LinkShape(0, 0, Math.signum(s.a), Atom.SIGN, 1, s.b / s.a));
    }

    private static final class Reader implements FormulaVisitor<Optional<LinkShape>> {
        @Override
        public Optional<LinkShape> number(Formula.Number number) {
            return Optional.of(affine(number.value().doubleValue(), 0));
        }

        @Override
        public Optional<LinkShape> constant(Formula.Constant constant) {
            return Optional.of(affine(constant.value(), 0));
        }

        @Override
        public Optional<LinkShape> variable(Formula.Variable variable) {
            return Optional.of(affine(0, 1));
        }

        @Override
        public Optional<LinkShape> parameter(Formula.Parameter parameter) {
            return Optional.empty();
        }

        @Override
        public Optional<LinkShape> negation(Formula.Negation negation) {
            return negation.argument().accept(this).map(x -> x.scaled(-1));
        }

        @Override
        public Optional<LinkShape> binary(Formula.Binary binary) {
            Optional<LinkShape> left = binary.left().accept(this);
            Optional<LinkShape> right = binary.right().accept(this);
            return left.flatMap(x -> right.flatMap(y -> combined(binary.operator(), x, y)));
        }

        private static Optional<LinkShape> combined(Formula.Operator operator, LinkShape x, LinkShape y) {
            return switch (operator) {
                case ADD -> x.plus(y);
                case SUBTRACT -> x.plus(y.scaled(-1));
                case MULTIPLY -> y.isConstant()
                        ? Optional.of(x.scaled(y.p))
                        : x.isConstant() ? Optional.of(y.scaled(x.p)) : Optional.empty();
                case DIVIDE -> y.isConstant() && y.p != 0 ? Optional.of(x.scaled(1 / y.p)) : Optional.empty();
                case POWER -> power(x, y);
            };
        }

        private static Optional<LinkShape> power(LinkShape x, LinkShape y) {
            if (y.isConstant() && y.p == 1) {
                return Optional.of(x);
            }
            if (x.isConstant() && y.isConstant()) {
                return Optional.of(affine(Math.pow(x.p, y.p), 0));
            }
            return x.isConstant() && x.p > 0 ? y.scaled(Math.log(x.p)).inside(Atom.EXP) : Optional.empty();
        }

        @Override
        public Optional<LinkShape> call(Formula.Call call) {
            Formula argument = call.arguments().get(0);
            Optional<LinkShape> x = argument.accept(this);
            return switch (call.function()) {
                case EXP -> x.flatMap(y -> y.inside(Atom.EXP)).or(() -> bump(argument));
                case SIN -> x.flatMap(y -> y.inside(Atom.SIN));
                case COS -> x.flatMap(y -> y.inside(Atom.COS));
                case ERF -> x.flatMap(y -> y.inside(Atom.ERF));
                case ABS -> x.flatMap(LinkShape::abs);
                case SIGN -> x.flatMap(LinkShape::sign);
                case STEP -> x.flatMap(LinkShape::sign)
                        .flatMap(s -> s.scaled(0.5).plus(affine(0.5, 0)));
                case RELU -> x.flatMap(Reader::relu);
                case MAX -> x.flatMap(y -> second(call).flatMap(z -> max(y, z)));
                case MIN -> x.flatMap(y -> second(call).flatMap(z -> max(y.scaled(-1), z.scaled(-1))))
                        .map(m -> m.scaled(-1));
                case SQRT -> x.filter(LinkShape::isConstant).map(y -> affine(Math.sqrt(y.p), 0));
                default -> Optional.empty();
            };
        }

        private Optional<LinkShape> second(Formula.Call call) {
            return call.arguments().get(1).accept(this);
        }

        /** (x + |x|)/2. */
        private static Optional<LinkShape> relu(LinkShape x) {
            return x.isAffine() ? x.abs().flatMap(x::plus).map(y -> y.scaled(0.5)) : Optional.empty();
        }

        /** y + relu(x − y). */
        private static Optional<LinkShape> max(LinkShape x, LinkShape y) {
            return x.plus(y.scaled(-1)).flatMap(Reader::relu).flatMap(y::plus);
        }

        /** exp(q z²) with q &lt; 0. */
        private Optional<LinkShape> bump(Formula argument) {
            OptionalDouble q = quadratic(argument);
            return q.isPresent() && q.getAsDouble() < 0
                    ? Optional.of(new LinkShape(0, 0, 1, Atom.BUMP, Math.sqrt(-2 * q.getAsDouble()), 0))
                    : Optional.empty();
        }

        /** c if the tree is c z² for a constant c. */
        private OptionalDouble quadratic(Formula x) {
            if (x instanceof Formula.Negation n) {
                return times(quadratic(n.argument()), -1);
            }
            if (!(x instanceof Formula.Binary b)) {
                return OptionalDouble.empty();
            }
            Optional<LinkShape> left = b.left().accept(this);
            Optional<LinkShape> right = b.right().accept(this);
            return switch (b.operator()) {
                case POWER -> square(left, right);
                case MULTIPLY -> product(b, left, right);
                case DIVIDE -> right.filter(LinkShape::isConstant)
                        .map(c -> times(quadratic(b.left()), 1 / c.p))
                        .orElse(OptionalDouble.empty());
                default -> OptionalDouble.empty();
            };
        }

        private static OptionalDouble square(Optional<LinkShape> base, Optional<LinkShape> exponent) {
            boolean matches = exponent.filter(e -> e.isConstant() && e.p == 2).isPresent()
                    && base.filter(x -> x.isAffine() && x.p == 0 && x.q != 0).isPresent();
            return matches ? OptionalDouble.of(base.get().q * base.get().q) : OptionalDouble.empty();
        }

        private OptionalDouble product(Formula.Binary b, Optional<LinkShape> left, Optional<LinkShape> right) {
            if (left.filter(LinkShape::isConstant).isPresent()) {
                return times(quadratic(b.right()), left.get().p);
            }
            if (right.filter(LinkShape::isConstant).isPresent()) {
                return times(quadratic(b.left()), right.get().p);
            }
            boolean lines = left.filter(x -> x.isAffine() && x.p == 0).isPresent()
                    && right.filter(x -> x.isAffine() && x.p == 0).isPresent();
            return lines ? OptionalDouble.of(left.get().q * right.get().q) : OptionalDouble.empty();
        }

        private static OptionalDouble times(OptionalDouble x, double c) {
            return x.isPresent() ? OptionalDouble.of(c * x.getAsDouble()) : OptionalDouble.empty();
        }

        @Override
        public Optional<LinkShape> hermite(Formula.Hermite hermite) {
            return switch (hermite.degree()) {
                case 0 -> Optional.of(affine(1, 0));
                case 1 -> Optional.of(affine(0, 1));
                default -> Optional.empty();
            };
        }

        /** One condition: left + (right − left) · step, continuous or constant on both sides. */
        @Override
        public Optional<LinkShape> piecewise(Formula.Piecewise piecewise) {
            if (piecewise.branches().size() != 1) {
                return Optional.empty();
            }
            Formula.Branch branch = piecewise.branches().get(0);
            Optional<LinkShape> bound = branch.bound().accept(this).filter(LinkShape::isConstant);
            Optional<LinkShape> here = branch.value().accept(this).filter(LinkShape::isAffine);
            Optional<LinkShape> there = piecewise.otherwise().accept(this).filter(LinkShape::isAffine);
            if (bound.isEmpty() || here.isEmpty() || there.isEmpty()) {
                return Optional.empty();
            }
            boolean above = branch.relation() == Formula.Relation.GREATER
                    || branch.relation() == Formula.Relation.GREATER_OR_EQUAL;
            return joined(above ? there.get() : here.get(), above ? here.get() : there.get(), bound.get().p);
        }

        private static Optional<LinkShape> joined(LinkShape left, LinkShape right, double at) {
            LinkShape jump = new LinkShape(right.p - left.p, right.q - left.q, 0, Atom.NONE, 0, 0);
            if (jump.q == 0) {
                return jump.p == 0
                        ? Optional.of(left)
                        : affine(-at, 1)
                                .sign()
                                .map(s -> s.scaled(jump.p / 2))
                                .flatMap(left.plusConstant(jump.p / 2)::plus);
            }
            boolean continuous = Math.abs(jump.p + jump.q * at) <= 1e-15 * Math.abs(jump.q);
            // (jump + |jump|)/2 with the sign of its slope: jump is the right minus the left piece, 0 at the joint
            return continuous
                    ? affine(-at, 1)
                            .abs()
                            .flatMap(affine(-at, 1)::plus)
                            .map(x -> x.scaled(jump.q / 2))
                            .flatMap(left::plus)
                    : Optional.empty();
        }
    }

    private LinkShape plusConstant(double c) {
        return new LinkShape(p + c, q, w, atom, a, b);
    }
}
