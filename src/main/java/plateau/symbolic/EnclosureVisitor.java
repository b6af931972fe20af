package plateau.symbolic;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;
import plateau.symbolic.Formula.Binary;
import plateau.symbolic.Formula.Branch;
import plateau.symbolic.Formula.Call;
import plateau.symbolic.Formula.Constant;
import plateau.symbolic.Formula.Hermite;
import plateau.symbolic.Formula.Negation;
import plateau.symbolic.Formula.Number;
import plateau.symbolic.Formula.Piecewise;
import plateau.symbolic.Formula.Variable;

/**
 * Encloses a formula on a cell of the real line by interval arithmetic with mean-value forms.
 *
 * <p>A cell must not straddle the bound of a piecewise: the branch is chosen at its centre. The work of all evaluations is
 * bounded. Whoever asks hears of each partial operation in use on the cell, but those in the bounds of a piecewise, and whether
 * what it works on is acceptable.
 */
final class EnclosureVisitor implements FormulaVisitor<Enclosure> {
    private static final Interval[] NO_POLYNOMIAL = {};
    private static final Interval UNIT = new Interval(0, 1);
    /** Where gelu and swish are least, and lower bounds of their least values −0.16997120747990369…, −0.27846454276107379…. */
    private static final double GELU_BOTTOM = -0.751791524693564457;

    private static final double GELU_LEAST = -0.1699712074799037;
    private static final double SWISH_BOTTOM = -1.278464542761073796;
    private static final double SWISH_LEAST = -0.2784645427610738;

    /** Hears of the partial operations. */
    interface Listener {
        /**
         * @param operation the partial operation, such as log(z)
         * @param argument the part that must satisfy the requirement
         * @param values encloses the argument on the cell
         */
        void heard(Formula operation, Formula argument, Requirement requirement, Enclosure values);
    }

    private final Listener listener;
    private final long maxWork;
    /** Each node's number, so that exact fractions are turned into doubles once. */
    private final Map<Formula, Enclosure> numbers = new IdentityHashMap<>();

    private final Map<Formula, OptionalDouble> exponents = new IdentityHashMap<>();
    private final Map<Branch, Double> bounds = new IdentityHashMap<>();
    private final Map<Formula, Interval[]> polynomials = new IdentityHashMap<>();
    private boolean insidePolynomial;
    private long work;
    private Interval cell = Interval.ZERO;
    private Interval offsets = Interval.ZERO;
    private double centre;

    EnclosureVisitor(Listener listener, long maxWork) {
        this.listener = listener;
        this.maxWork = maxWork;
    }

    /**
     * Encloses {@code formula} on {@code on}.
     *
     * @throws FormulaException if the work of all calls together exceeds its bound
     */
    Enclosure enclose(Formula formula, Interval on) {
        cell = on;
        centre = on.middle();
        offsets = on.minus(Interval.point(centre));
        insidePolynomial = false;
        return visit(formula);
    }

    private Enclosure visit(Formula formula) {
        if (++work > maxWork) {
            throw FormulaException.of(
                    "the formula is too intricate to be checked for where it is defined and where it has"
                            + " kinks; simplify it");
        }
        return formula.accept(this).tightened(offsets);
    }

    @Override
    public Enclosure number(Number number) {
        return numbers.computeIfAbsent(number, n -> enclosureOf(number));
    }

    private static Enclosure enclosureOf(Number number) {
        double value = number.value().doubleValue();
        return Formulas.isWhole(number) && Math.abs(value) < 0x1p53
                ? Enclosure.constant(value)
                : Enclosure.rounded(value);
    }

    @Override
    public Enclosure constant(Constant constant) {
        return Enclosure.rounded(constant.value());
    }

    @Override
    public Enclosure variable(Variable variable) {
        return new Enclosure(cell, Interval.ONE, Interval.point(centre));
    }

    @Override
    public Enclosure parameter(Formula.Parameter parameter) {
        throw ParameterException.unset(parameter.name());
    }

    @Override
    public Enclosure negation(Negation negation) {
        return visit(negation.argument()).negated();
    }

    /** A largest polynomial part is enclosed by its Taylor form as well, sharp also near multiple zeros. */
    @Override
    public Enclosure binary(Binary binary) {
        Interval[] coefficients =
                insidePolynomial ? NO_POLYNOMIAL : polynomials.computeIfAbsent(binary, p -> taylorOf(binary));
        if (coefficients.length == 0) {
            return operation(binary);
        }
        insidePolynomial = true;
        Enclosure natural = operation(binary);
        insidePolynomial = false;
        work += (long) coefficients.length * coefficients.length / 4;
        return natural.intersection(taylor(coefficients));
    }

    /** The coefficients of a polynomial of degree two or more, else none. */
    private static Interval[] taylorOf(Formula formula) {
        return Polynomial.of(formula)
                .filter(polynomial -> polynomial.degree() > 1)
                .map(Polynomial::enclosedCoefficients)
                .orElse(NO_POLYNOMIAL);
    }

    private Enclosure taylor(Interval[] coefficients) {
        Interval[] shifted = coefficients.clone();
        int n = shifted.length - 1;
        for (int i = 0; i < n; i++) {
            for (int j = n - 1; j >= i; j--) {
                shifted[j] = shifted[j].plus(shifted[j + 1].times(Interval.point(centre)));
            }
        }
        double halfWidth = offsets.magnitude();
        double valueRadius = 0;
        double slopeRadius = 0;
        double power = 1;
        for (int j = 1; j <= n; j++) {
            slopeRadius += j > 1 ? j * shifted[j].magnitude() * power : 0;
            power *= halfWidth;
            valueRadius += shifted[j].magnitude() * power;
        }
        return new Enclosure(around(shifted[0], valueRadius), around(shifted[1], slopeRadius), shifted[0]);
    }

    private static Interval around(Interval centre, double radius) {
        double guarded = radius * (1 + 1e-12);
        return centre.plus(Interval.of(-guarded, guarded));
    }

    private Enclosure operation(Binary binary) {
        Enclosure left = visit(binary.left());
        return switch (binary.operator()) {
            case ADD -> left.plus(visit(binary.right()));
            case SUBTRACT -> left.minus(visit(binary.right()));
            case MULTIPLY -> left.times(visit(binary.right()));
            case DIVIDE -> left.times(denominator(binary, binary.right(), visit(binary.right())));
            case POWER -> power(binary, left);
        };
    }

    private Enclosure denominator(Formula operation, Formula argument, Enclosure values) {
        listener.heard(operation, argument, Requirement.NOT_ZERO, values);
        return values.reciprocal().tightened(offsets);
    }

    private Enclosure power(Binary binary, Enclosure base) {
        OptionalDouble constant = exponents.computeIfAbsent(binary.right(), EnclosureVisitor::constantOf);
        // A constant exponent is visited too: z^log(0) has a partial operation there.
        Enclosure visited = visit(binary.right());
        if (constant.isEmpty()) {
            listener.heard(binary, binary.left(), Requirement.POSITIVE, base);
            return exponential(visited.times(logarithm(base).tightened(offsets)));
        }
        double exponent = constant.getAsDouble();
        if (FormulaCompiler.isWholeExponent(exponent)) {
            return exponent >= 0
                    ? base.power((int) exponent)
                    : denominator(binary, binary.left(), base).power((int) -exponent);
        }
        boolean positive = exponent > 0;
        listener.heard(binary, binary.left(), positive ? Requirement.NOT_NEGATIVE : Requirement.POSITIVE, base);
        return positive ? realPower(base, exponent) : realPower(base, -exponent).reciprocal();
    }

    private static OptionalDouble constantOf(Formula exponent) {
        return Constancy.isConstant(exponent)
                ? OptionalDouble.of(FormulaCompiler.constantValue(exponent))
                : OptionalDouble.empty();
    }

    private static Enclosure realPower(Enclosure base, double exponent) {
        Interval values = nonNegative(base.value());
        Interval slopes = exponent >= 1
                ? values.increasing(x -> Math.pow(x, exponent - 1))
                : values.increasing(x -> Math.pow(x, 1 - exponent)).reciprocal();
        return base.composed(
                nonNegative(values.increasing(x -> Math.pow(x, exponent))),
                slopes.times(Interval.point(exponent)),
                nonNegative(nonNegative(base.centre()).increasing(x -> Math.pow(x, exponent))));
    }

    private static Interval nonNegative(Interval values) {
        return new Interval(Math.max(0, values.low()), Math.max(0, values.high()));
    }

    private static Enclosure exponential(Enclosure argument) {
        Interval image = positive(argument.value().increasing(Math::exp));
        return argument.composed(image, image, positive(argument.centre().increasing(Math::exp)));
    }

    /** An exponential never is 0, even if it underflows. */
    private static Interval positive(Interval values) {
        return new Interval(Math.max(Double.MIN_VALUE, values.low()), Math.max(Double.MIN_VALUE, values.high()));
    }

    private static Enclosure logarithm(Enclosure argument) {
        Interval values = nonNegative(argument.value());
        return argument.composed(
                values.increasing(Math::log),
                values.reciprocal(),
                nonNegative(argument.centre()).increasing(Math::log));
    }

    @Override
    public Enclosure call(Call call) {
        Formula part = call.arguments().get(0);
        Enclosure inner = visit(part);
        Interval x = inner.value();
        Interval m = inner.centre();
        return switch (call.function()) {
            case MAX -> inner.extremum(visit(call.arguments().get(1)), true);
            case MIN -> inner.extremum(visit(call.arguments().get(1)), false);
            case EXP -> exponential(inner);
            case SQRT -> {
                listener.heard(call, part, Requirement.NOT_NEGATIVE, inner);
                yield realPower(inner, 0.5);
            }
            case LOG -> {
                listener.heard(call, part, Requirement.POSITIVE, inner);
                yield logarithm(inner);
            }
            case SIN -> inner.composed(x.sine(), x.cosine(), m.sine());
            case COS -> inner.composed(x.cosine(), x.sine().negated(), m.cosine());
            case TANH -> smoothStep(StandardLinks.tanh(), inner, 0.77, UNIT);
            case ERF -> smoothStep(StandardLinks.erf(), inner, 0.968, new Interval(0, 1.1284));
            case SIGMOID -> positiveStep(StandardLinks.sigmoid(), inner, 0.0963, new Interval(0, 0.2501));
            case SOFTPLUS -> positiveStep(StandardLinks.softplus(), inner, 0.2501, UNIT);
            case ELU -> smoothStep(StandardLinks.elu(), inner, 1, UNIT);
            case GELU -> valley(StandardLinks.gelu(), inner, GELU_BOTTOM, GELU_LEAST, 0.798);
            case SWISH -> valley(StandardLinks.swish(), inner, SWISH_BOTTOM, SWISH_LEAST, 0.501);
            case RELU -> inner.composed(
                    x.increasing(StandardLinks.relu()::value),
                    cornered(x, 0),
                    m.increasing(StandardLinks.relu()::value));
            case ABS -> inner.composed(magnitude(x), cornered(x, -1), magnitude(m));
            case SIGN -> jump(StandardLinks.sign(), inner);
            case STEP -> jump(StandardLinks.step(), inner);
        };
    }

    /** An increasing function of which f′ lies in {@code slopes} and |f″| ≤ {@code curvature}. */
    private static Enclosure smoothStep(LinkFunction link, Enclosure inner, double curvature, Interval slopes) {
        return inner.composed(
                inner.value().increasing(link::value),
                inner.value().lipschitz(link::derivative, curvature, slopes),
                inner.centre().increasing(link::value));
    }

    private static Enclosure positiveStep(LinkFunction link, Enclosure inner, double curvature, Interval slopes) {
        Enclosure step = smoothStep(link, inner, curvature, slopes);
        return new Enclosure(positive(step.value()), step.slope(), positive(step.centre()));
    }

    private static Enclosure valley(LinkFunction link, Enclosure inner, double bottom, double least, double curvature) {
        Interval slopes = new Interval(-0.13, 1.13);
        return inner.composed(
                inner.value().valley(link::value, bottom, least),
                inner.value().lipschitz(link::derivative, curvature, slopes),
                inner.centre().valley(link::value, bottom, least));
    }

    /** The slopes of a function with slope {@code left} below 0 and 1 above. */
    private static Interval cornered(Interval x, double left) {
        return new Interval(x.low() >= 0 ? 1 : left, x.high() <= 0 ? left : 1);
    }

    private static Interval magnitude(Interval x) {
        double low = x.contains(0) ? 0 : Math.min(Math.abs(x.low()), Math.abs(x.high()));
        return new Interval(low, x.magnitude());
    }

    private static Enclosure jump(LinkFunction link, Enclosure inner) {
        Interval slope = inner.value().contains(0) ? Interval.ENTIRE : Interval.ZERO;
        return new Enclosure(
                inner.value().increasing(link::value), slope, inner.centre().increasing(link::value));
    }

    /** He_n(m + h) = Σ_j C(n,j) He_{n−j}(m) h^j is far sharper than the recurrence on a whole cell. */
    @Override
    public Enclosure hermite(Hermite hermite) {
        int n = hermite.degree();
        work += n;
        Interval[] atCentre = hermiteAt(Interval.point(centre), n);
        Enclosure polynomial = new Enclosure(
                taylor(atCentre, n),
                n == 0 ? Interval.ZERO : taylor(atCentre, n - 1).times(Interval.point(n)),
                atCentre[n]);
        double factorial = 1;
        for (int k = 2; k <= n; k++) {
            factorial *= k;
        }
        return hermite.normalised() ? polynomial.times(Enclosure.rounded(1 / Math.sqrt(factorial))) : polynomial;
    }

    private static Interval[] hermiteAt(Interval z, int degree) {
        Interval[] values = new Interval[degree + 1];
        values[0] = Interval.ONE;
        for (int k = 0; k < degree; k++) {
            Interval raised = z.times(values[k]);
            values[k + 1] = k == 0 ? raised : raised.minus(Interval.point(k).times(values[k - 1]));
        }
        return values;
    }

    private Interval taylor(Interval[] atCentre, int n) {
        double halfWidth = offsets.magnitude();
        double radius = 0;
        double weight = 1;
        for (int j = 1; j <= n; j++) {
            weight *= halfWidth * (n - j + 1) / j;
            radius += weight * atCentre[n - j].magnitude();
        }
        return around(atCentre[n], radius);
    }

    @Override
    public Enclosure piecewise(Piecewise piecewise) {
        for (Branch branch : piecewise.branches()) {
            double bound = bounds.computeIfAbsent(branch, b -> FormulaCompiler.constantValue(b.bound()));
            work++;
            if (FormulaCompiler.holds(branch.relation(), centre, bound)) {
                return visit(branch.value());
            }
        }
        return visit(piecewise.otherwise());
    }
}
