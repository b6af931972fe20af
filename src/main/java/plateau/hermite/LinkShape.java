package plateau.hermite;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import plateau.symbolic.Expression;
import plateau.symbolic.Formula;
import plateau.symbolic.FormulaVisitor;
import plateau.symbolic.ParameterValues;

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
record LinkShape(ExactNumber p, ExactNumber q, ExactNumber w, Atom atom, ExactNumber a, ExactNumber b) {
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
        return formula.accept(new Reader(name -> {
            throw new IllegalArgumentException("the parameter " + name + " has no value");
        }));
    }

    /**
     * The shape of a formula with parameters at a point: its constants are expressions in the parameters, and which case
     * holds, as the sign of a slope, is that at the point.
     */
    static Optional<LinkShape> of(Formula formula, ParameterValues point) {
        return formula.accept(new Reader(point::approximately));
    }

    private static final ExactNumber MINUS_ONE = ExactNumber.of(-1);
    private static final ExactNumber HALF = ExactNumber.ONE.over(ExactNumber.of(2));

    private static LinkShape affine(ExactNumber p, ExactNumber q) {
        return new LinkShape(p, q, ExactNumber.ZERO, Atom.NONE, ExactNumber.ZERO, ExactNumber.ZERO);
    }

    private static LinkShape level(ExactNumber p) {
        return affine(p, ExactNumber.ZERO);
    }

    private boolean isAffine() {
        return atom == Atom.NONE;
    }

    private boolean isConstant() {
        return isAffine() && q.isZero();
    }

    private LinkShape scaled(ExactNumber c) {
        return c.isZero() ? level(ExactNumber.ZERO) : new LinkShape(c.times(p), c.times(q), c.times(w), atom, a, b);
    }

    private Optional<LinkShape> plus(LinkShape g) {
        LinkShape sum = new LinkShape(p.plus(g.p), q.plus(g.q), w, atom, a, b);
        if (g.isAffine()) {
            return Optional.of(sum);
        }
        if (isAffine()) {
            return Optional.of(new LinkShape(sum.p, sum.q, g.w, g.atom, g.a, g.b));
        }
        if (hasAtomOf(g)) {
            ExactNumber weight = w.plus(g.w);
            return Optional.of(
                    weight.isZero() ? affine(sum.p, sum.q) : new LinkShape(sum.p, sum.q, weight, atom, a, b));
        }
        return Optional.empty();
    }

    /** Whether the same A(az + b) stands in both. */
    boolean hasAtomOf(LinkShape g) {
        return atom == g.atom && a.is(g.a.value()) && b.is(g.b.value());
    }

    /** w A(this) for an affine, not constant this. */
    private Optional<LinkShape> inside(Atom outer) {
        return isAffine() && !q.isZero()
                ? Optional.of(new LinkShape(ExactNumber.ZERO, ExactNumber.ZERO, ExactNumber.ONE, outer, q, p))
                : Optional.empty();
    }

    /** |x| with a positive inner slope 1: |az + b| = |a| |z + b/a|. */
    private Optional<LinkShape> abs() {
        return inside(Atom.ABS).map(s -> s.withUnitSlope(s.a.abs()));
    }

    private Optional<LinkShape> sign() {
        return inside(Atom.SIGN).map(s -> s.withUnitSlope(ExactNumber.of((long) s.a.signum())));
    }

    private LinkShape withUnitSlope(ExactNumber weight) {
        return new LinkShape(ExactNumber.ZERO, ExactNumber.ZERO, weight, atom, ExactNumber.ONE, b.over(a));
    }

    private static final class Reader implements FormulaVisitor<Optional<LinkShape>> {
        private final ToDoubleFunction<String> parameters;

        Reader(ToDoubleFunction<String> parameters) {
            this.parameters = parameters;
        }

        @Override
        public Optional<LinkShape> number(Formula.Number number) {
            return Optional.of(level(new ExactNumber(number.value().doubleValue(), Expression.of(number.value()))));
        }

        @Override
        public Optional<LinkShape> constant(Formula.Constant constant) {
            Expression form = constant == Formula.Constant.PI ? Expression.Constant.PI : Expression.Constant.E;
            return Optional.of(level(new ExactNumber(constant.value(), form)));
        }

        @Override
        public Optional<LinkShape> variable(Formula.Variable variable) {
            return Optional.of(affine(ExactNumber.ZERO, ExactNumber.ONE));
        }

        @Override
        public Optional<LinkShape> parameter(Formula.Parameter parameter) {
            String name = parameter.name();
            return Optional.of(level(new ExactNumber(parameters.applyAsDouble(name), Expression.symbol(name))));
        }

        @Override
        public Optional<LinkShape> negation(Formula.Negation negation) {
            return negation.argument().accept(this).map(x -> x.scaled(MINUS_ONE));
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
                case SUBTRACT -> x.plus(y.scaled(MINUS_ONE));
                case MULTIPLY -> y.isConstant()
                        ? Optional.of(x.scaled(y.p))
                        : x.isConstant() ? Optional.of(y.scaled(x.p)) : Optional.empty();
                case DIVIDE -> y.isConstant() && !y.p.isZero()
                        ? Optional.of(x.scaled(ExactNumber.ONE.over(y.p)))
                        : Optional.empty();
                case POWER -> power(x, y);
            };
        }

        private static Optional<LinkShape> power(LinkShape x, LinkShape y) {
            if (y.isConstant() && y.p.is(1)) {
                return Optional.of(x);
            }
            if (x.isConstant() && y.isConstant()) {
                return Optional.of(level(x.p.raised(y.p)));
            }
            return x.isConstant() && x.p.value() > 0 ? y.scaled(x.p.log()).inside(Atom.EXP) : Optional.empty();
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
                        .flatMap(s -> s.scaled(HALF).plus(level(HALF)));
                case RELU -> x.flatMap(Reader::relu);
                case MAX -> x.flatMap(y -> second(call).flatMap(z -> max(y, z)));
                case MIN -> x.flatMap(y -> second(call).flatMap(z -> max(y.scaled(MINUS_ONE), z.scaled(MINUS_ONE))))
                        .map(m -> m.scaled(MINUS_ONE));
                case SQRT -> x.filter(LinkShape::isConstant).map(y -> level(y.p.root()));
                default -> Optional.empty();
            };
        }

        private Optional<LinkShape> second(Formula.Call call) {
            return call.arguments().get(1).accept(this);
        }

        /** (x + |x|)/2. */
        private static Optional<LinkShape> relu(LinkShape x) {
            return x.isAffine() ? x.abs().flatMap(x::plus).map(y -> y.scaled(HALF)) : Optional.empty();
        }

        /** y + relu(x − y). */
        private static Optional<LinkShape> max(LinkShape x, LinkShape y) {
            return x.plus(y.scaled(MINUS_ONE)).flatMap(Reader::relu).flatMap(y::plus);
        }

        /** exp(q z²) with q &lt; 0. */
        private Optional<LinkShape> bump(Formula argument) {
            return quadratic(argument)
                    .filter(q -> q.value() < 0)
                    .map(q -> new LinkShape(
                            ExactNumber.ZERO,
                            ExactNumber.ZERO,
                            ExactNumber.ONE,
                            Atom.BUMP,
                            ExactNumber.of(-2).times(q).root(),
                            ExactNumber.ZERO));
        }

        /** c if the tree is c z² for a constant c. */
        private Optional<ExactNumber> quadratic(Formula x) {
            if (x instanceof Formula.Negation n) {
                return quadratic(n.argument()).map(ExactNumber::negated);
            }
            if (!(x instanceof Formula.Binary b)) {
                return Optional.empty();
            }
            Optional<LinkShape> left = b.left().accept(this);
            Optional<LinkShape> right = b.right().accept(this);
            return switch (b.operator()) {
                case POWER -> square(left, right);
                case MULTIPLY -> product(b, left, right);
                case DIVIDE -> right.filter(LinkShape::isConstant)
                        .flatMap(c -> quadratic(b.left()).map(q -> q.over(c.p)));
                default -> Optional.empty();
            };
        }

        private static Optional<ExactNumber> square(Optional<LinkShape> base, Optional<LinkShape> exponent) {
            return exponent.filter(e -> e.isConstant() && e.p.is(2)).isPresent()
                    ? base.filter(Reader::isLine).map(x -> x.q.times(x.q))
                    : Optional.empty();
        }

        private Optional<ExactNumber> product(Formula.Binary b, Optional<LinkShape> left, Optional<LinkShape> right) {
            Optional<LinkShape> before = left.filter(LinkShape::isConstant);
            if (before.isPresent()) {
                return quadratic(b.right()).map(q -> q.times(before.get().p));
            }
            Optional<LinkShape> behind = right.filter(LinkShape::isConstant);
            if (behind.isPresent()) {
                return quadratic(b.left()).map(q -> q.times(behind.get().p));
            }
            return left.filter(Reader::isLine)
                    .flatMap(x -> right.filter(Reader::isLine).map(y -> x.q.times(y.q)));
        }

        private static boolean isLine(LinkShape x) {
            return x.isAffine() && x.p.isZero() && !x.q.isZero();
        }

        @Override
        public Optional<LinkShape> hermite(Formula.Hermite hermite) {
            return switch (hermite.degree()) {
                case 0 -> Optional.of(level(ExactNumber.ONE));
                case 1 -> Optional.of(affine(ExactNumber.ZERO, ExactNumber.ONE));
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

        private static Optional<LinkShape> joined(LinkShape left, LinkShape right, ExactNumber at) {
            LinkShape jump = right.plus(left.scaled(MINUS_ONE)).orElseThrow();
            LinkShape fromJoint = affine(at.negated(), ExactNumber.ONE);
            if (jump.q.isZero()) {
                return jump.p.isZero()
                        ? Optional.of(left)
                        : fromJoint
                                .sign()
                                .map(s -> s.scaled(jump.p.times(HALF)))
                                .flatMap(left.plusConstant(jump.p.times(HALF))::plus);
            }
            boolean continuous =
                    Math.abs(jump.p.value() + jump.q.value() * at.value()) <= 1e-15 * Math.abs(jump.q.value());
            // (jump + |jump|)/2 with the sign of its slope: jump is the right minus the left piece, 0 at the joint
            return continuous
                    ? fromJoint
                            .abs()
                            .flatMap(fromJoint::plus)
                            .map(x -> x.scaled(jump.q.times(HALF)))
                            .flatMap(left::plus)
                    : Optional.empty();
        }
    }

    private LinkShape plusConstant(ExactNumber c) {
        return new LinkShape(p.plus(c), q, w, atom, a, b);
    }
}
