package plateau.symbolic;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;
import plateau.symbolic.Range.End;

/**
 * Encloses a formula while z runs through the real line and every parameter through its range; tells a listener of the partial
 * operations on the way.
 */
final class RangeVisitor implements FormulaVisitor<Range> {
    private static final Range NOT_NEGATIVE = new Range(End.closed(BigFraction.ZERO), End.INFINITE);
    private static final Range POSITIVE = new Range(End.open(BigFraction.ZERO), End.INFINITE);
    private static final Range UNIT = Range.point(BigFraction.MINUS_ONE).hull(Range.point(BigFraction.ONE));
    private static final Range INNER_UNIT = new Range(End.open(BigFraction.MINUS_ONE), End.open(BigFraction.ONE));
    private static final Range ABOVE_MINUS_ONE = new Range(End.open(BigFraction.MINUS_ONE), End.INFINITE);
    private static final Range ONE = Range.point(BigFraction.ONE);
    /** gelu and swish never fall below −0.3. */
    private static final Range ABOVE_VALLEY = new Range(End.closed(new BigFraction(-3, 10)), End.INFINITE);

    /** Hears of a partial operation, the part it works on and the values that part may take. */
    interface Listener {
        void heard(Formula operation, Formula argument, Requirement requirement, Range values);
    }

    private final Function<String, Range> parameters;
    private final Listener listener;

    RangeVisitor(Function<String, Range> parameters, Listener listener) {
        this.parameters = parameters;
        this.listener = listener;
    }

    static Range of(Formula formula, Function<String, Range> parameters) {
        return formula.accept(new RangeVisitor(parameters, (operation, argument, requirement, values) -> {}));
    }

    /** Whether a requirement is met by every member of a range. */
    static boolean isMet(Requirement requirement, Range values) {
        return switch (requirement) {
            case POSITIVE -> values.isPositive();
            case NOT_NEGATIVE -> values.isNotNegative();
            case NOT_ZERO -> values.isPositive() || values.isNegative();
        };
    }

    @Override
    public Range number(Formula.Number number) {
        return Range.point(number.value());
    }

    @Override
    public Range constant(Formula.Constant constant) {
        return Range.around(constant.value(), constant.value());
    }

    @Override
    public Range variable(Formula.Variable variable) {
        return Range.REALS;
    }

    @Override
    public Range parameter(Formula.Parameter parameter) {
        return parameters.apply(parameter.name());
    }

    @Override
    public Range negation(Formula.Negation negation) {
        return negation.argument().accept(this).negated();
    }

    @Override
    public Range binary(Formula.Binary binary) {
        Range left = binary.left().accept(this);
        Range right = binary.right().accept(this);
        return switch (binary.operator()) {
            case ADD -> left.plus(right);
            case SUBTRACT -> left.minus(right);
            case MULTIPLY -> binary.left().equals(binary.right()) ? left.power(2) : left.times(right);
            case DIVIDE -> left.times(required(binary, binary.right(), Requirement.NOT_ZERO, right)
                    .reciprocal());
            case POWER -> power(binary, left, right);
        };
    }

    private Range required(Formula operation, Formula argument, Requirement requirement, Range values) {
        listener.heard(operation, argument, requirement, values);
        return values;
    }

    private Range power(Formula.Binary power, Range base, Range exponent) {
        if (power.right() instanceof Formula.Number n && Formulas.isWhole(n)) {
            int e = n.value().getNumerator().intValueExact();
            return (e < 0 ? required(power, power.left(), Requirement.NOT_ZERO, base) : base).power(e);
        }
        if (power.right() instanceof Formula.Number n) {
            Requirement needed = n.value().signum() < 0 ? Requirement.POSITIVE : Requirement.NOT_NEGATIVE;
            required(power, power.left(), needed, base);
            double e = n.value().abs().doubleValue();
            Range size = base.intersection(NOT_NEGATIVE).increasing(x -> Math.pow(x, e), NOT_NEGATIVE);
            return n.value().signum() < 0 ? size.reciprocal() : size;
        }
        required(power, power.left(), Requirement.POSITIVE, base);
        return exponential(exponent.times(logarithm(base)));
    }

    private static Range exponential(Range x) {
        // exact where x is 0: exp(b) − 1 is positive for b > 0
        return x.increasing(Math::expm1, ABOVE_MINUS_ONE).plus(ONE);
    }

    private static Range logarithm(Range x) {
        return x.intersection(NOT_NEGATIVE).minus(ONE).increasing(Math::log1p, Range.REALS);
    }

    @Override
    public Range call(Formula.Call call) {
        List<Formula> arguments = call.arguments();
        Range x = arguments.get(0).accept(this);
        return switch (call.function()) {
            case MAX -> x.maximum(arguments.get(1).accept(this));
            case MIN -> x.negated()
                    .maximum(arguments.get(1).accept(this).negated())
                    .negated();
            case SQRT -> required(call, arguments.get(0), Requirement.NOT_NEGATIVE, x)
                    .intersection(NOT_NEGATIVE)
                    .increasing(Math::sqrt, NOT_NEGATIVE);
            case LOG -> logarithm(required(call, arguments.get(0), Requirement.POSITIVE, x));
            case EXP -> exponential(x);
            case SIN, COS -> UNIT;
            case TANH -> rising(x, StandardLinks.tanh(), INNER_UNIT);
            case ERF -> rising(x, StandardLinks.erf(), INNER_UNIT);
            case SIGMOID -> rising(x, StandardLinks.sigmoid(), POSITIVE.intersection(INNER_UNIT));
            case SOFTPLUS -> rising(x, StandardLinks.softplus(), POSITIVE);
            case ELU -> rising(x, StandardLinks.elu(), ABOVE_MINUS_ONE);
            case RELU -> x.maximum(Range.point(BigFraction.ZERO));
            case ABS -> x.magnitude();
            case SIGN -> UNIT;
            case STEP -> UNIT.intersection(NOT_NEGATIVE);
            case GELU -> valley(x, StandardLinks.gelu());
            case SWISH -> valley(x, StandardLinks.swish());
        };
    }

    private static Range rising(Range x, LinkFunction link, Range image) {
        DoubleUnaryOperator value = link::value;
        return x.increasing(value, image);
    }

    private static Range valley(Range x, LinkFunction link) {
        return x.isNotNegative() ? x.increasing(link::value, NOT_NEGATIVE) : ABOVE_VALLEY;
    }

    @Override
    public Range hermite(Formula.Hermite hermite) {
        return hermite.degree() == 0 ? Range.point(BigFraction.ONE) : Range.REALS;
    }

    @Override
    public Range piecewise(Formula.Piecewise piecewise) {
        Range hull = piecewise.otherwise().accept(this);
        for (Formula.Branch branch : piecewise.branches()) {
            branch.bound().accept(this);
            hull = hull.hull(branch.value().accept(this));
        }
        return hull;
    }
}
