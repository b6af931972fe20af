package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import plateau.symbolic.Term.Kind;
import plateau.symbolic.Term.Wave;

/** Writes a {@link Formula} as a {@link GaussianForm}, or says which part of it has no closed form. */
final class FormReader implements FormulaVisitor<GaussianForm> {
    private static final int MAX_POWER = 60;

    private final SymbolicEngine engine;
    private final IExpr half;

    FormReader(SymbolicEngine engine) {
        this.engine = engine;
        this.half = engine.rational(1, 2);
    }

    GaussianForm read(Formula formula) {
        return formula.accept(this);
    }

    private GaussianForm constant(IExpr c) {
        return GaussianForm.constant(engine, c);
    }

    @Override
    public GaussianForm number(Formula.Number number) {
        return constant(engine.rational(number.value()));
    }

    @Override
    public GaussianForm constant(Formula.Constant constant) {
        return constant(constant == Formula.Constant.PI ? F.Pi : F.E);
    }

    @Override
    public GaussianForm variable(Formula.Variable variable) {
        return GaussianForm.of(engine, new Term(List.of(F.C0, F.C1), Kind.ONE));
    }

    @Override
    public GaussianForm parameter(Formula.Parameter parameter) {
        return constant(engine.parameter(parameter.name()));
    }

    @Override
    public GaussianForm negation(Formula.Negation negation) {
        return read(negation.argument()).scaled(F.CN1);
    }

    @Override
    public GaussianForm binary(Formula.Binary binary) {
        GaussianForm left = read(binary.left());
        GaussianForm right = read(binary.right());
        return switch (binary.operator()) {
            case ADD -> left.plus(right);
            case SUBTRACT -> left.minus(right);
            case MULTIPLY -> left.times(right);
            case DIVIDE -> left.times(right.reciprocal());
            case POWER -> power(left, right);
        };
    }

    private GaussianForm power(GaussianForm base, GaussianForm exponent) {
        if (base.isConstant() && !base.isZero()) {
            return exponent.isConstant()
                    ? constant(engine.power(base.coefficient(0), exponent.coefficient(0)))
                    : exponential(exponent.scaled(engine.evaluated(F.Log(base.coefficient(0)))));
        }
        int n = exponent.isConstant() ? smallInteger(exponent.coefficient(0)) : -MAX_POWER - 1;
        if (n < -MAX_POWER || n > MAX_POWER) {
            throw new UnclosedException(
                    "a power of z has a closed form only for an integer exponent up to " + MAX_POWER);
        }
        return n >= 0 ? base.power(n) : base.reciprocal().power(-n);
    }

    private static int smallInteger(IExpr exponent) {
        if (exponent instanceof IRational r) {
            BigFraction value = r.toBigFraction();
            if (value.getDenominatorAsInt() == 1 && value.getNumerator().bitLength() < 16) {
                return value.getNumeratorAsInt();
            }
        }
        return Integer.MIN_VALUE;
    }

    private GaussianForm exponential(GaussianForm argument) {
        return argument.mapPieces(GaussianForm::exp);
    }

    @Override
    public GaussianForm call(Formula.Call call) {
        GaussianForm x = read(call.arguments().get(0));
        return switch (call.function()) {
            case EXP -> exponential(x);
            case SIN -> x.mapPieces(p -> p.wave(Wave.SIN));
            case COS -> x.mapPieces(p -> p.wave(Wave.COS));
            case ERF -> x.mapPieces(GaussianForm::erf);
            case STEP -> x.step();
            case SIGN -> x.step().scaled(F.C2).minus(constant(F.C1));
            case RELU -> relu(x);
            case ABS -> relu(x).scaled(F.C2).minus(x);
            case MAX -> relu(x.minus(second(call))).plus(second(call));
            case MIN -> x.minus(relu(x.minus(second(call))));
            case ELU -> elu(x);
            case GELU -> gelu(x);
            case SQRT, LOG, TANH, SIGMOID, SOFTPLUS, SWISH -> ofConstant(call.function(), x);
        };
    }

    private GaussianForm second(Formula.Call call) {
        return read(call.arguments().get(1));
    }

    private GaussianForm relu(GaussianForm x) {
        return x.times(x.step());
    }

    private GaussianForm elu(GaussianForm x) {
        GaussianForm one = constant(F.C1);
        GaussianForm positive = x.step();
        GaussianForm negative = one.minus(positive);
        if (negative.isZero()) {
            return x;
        }
        return x.times(positive).plus(exponential(x).minus(one).times(negative));
    }

    /** z (1 + erf(z/√2))/2. */
    private GaussianForm gelu(GaussianForm x) {
        return x.mapPieces(p -> {
            GaussianForm erf = p.scaled(engine.root(half)).erf();
            return p.times(erf.plus(constant(F.C1))).scaled(half);
        });
    }

    private GaussianForm ofConstant(Formula.Function function, GaussianForm x) {
        if (!x.isConstant()) {
            throw noClosedForm(function);
        }
        IExpr c = x.coefficient(0);
        IExpr positive = F.Power(F.Plus(F.C1, F.Exp(engine.negate(c))), F.CN1);
        IExpr value =
                switch (function) {
                    case SQRT -> F.Sqrt(c);
                    case LOG -> F.Log(c);
                    case TANH -> F.Tanh(c);
                    case SIGMOID -> positive;
                    case SOFTPLUS -> F.Log(F.Plus(F.C1, F.Exp(c)));
                    default -> F.Times(c, positive);
                };
        return constant(engine.evaluated(value));
    }

    static UnclosedException noClosedForm(Formula.Function function) {
        return new UnclosedException(
                function.name().toLowerCase(Locale.ROOT) + " of z has no closed-form Hermite coefficients");
    }

    @Override
    public GaussianForm hermite(Formula.Hermite hermite) {
        int k = hermite.degree();
        List<IExpr> p = new ArrayList<>(Smoothing.hermitePolynomial(engine, k));
        GaussianForm form = GaussianForm.of(engine, new Term(p, Kind.ONE));
        return hermite.normalised() ? form.scaled(engine.power(F.ZZ(Smoothing.factorial(k)), F.CN1D2)) : form;
    }

    @Override
    public GaussianForm piecewise(Formula.Piecewise piecewise) {
        GaussianForm one = constant(F.C1);
        GaussianForm open = one;
        GaussianForm result = constant(F.C0);
        for (Formula.Branch branch : piecewise.branches()) {
            GaussianForm here = open.times(condition(branch));
            if (!here.isZero()) {
                result = result.plus(here.times(read(branch.value())));
            }
            open = open.minus(here);
        }
        return open.isZero() ? result : result.plus(open.times(read(piecewise.otherwise())));
    }

    private GaussianForm condition(Formula.Branch branch) {
        GaussianForm bound = read(branch.bound());
        if (!bound.isConstant()) {
            throw new UnclosedException("a bound of piecewise is not a constant");
        }
        GaussianForm above = GaussianForm.of(engine, GaussianForm.stepAt(bound.coefficient(0)));
        return switch (branch.relation()) {
            case GREATER, GREATER_OR_EQUAL -> above;
            case LESS, LESS_OR_EQUAL -> constant(F.C1).minus(above);
        };
    }
}
