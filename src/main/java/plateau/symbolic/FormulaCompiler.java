package plateau.symbolic;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import plateau.link.LinkFunction;
import plateau.link.StandardLinks;
import plateau.symbolic.Formula.Binary;
import plateau.symbolic.Formula.Call;
import plateau.symbolic.Formula.Constant;
import plateau.symbolic.Formula.Function;
import plateau.symbolic.Formula.Hermite;
import plateau.symbolic.Formula.Negation;
import plateau.symbolic.Formula.Number;
import plateau.symbolic.Formula.Piecewise;
import plateau.symbolic.Formula.Relation;
import plateau.symbolic.Formula.Variable;

/** Turns a tree into an {@link Evaluator}. */
final class FormulaCompiler implements FormulaVisitor<Evaluator> {
    private static final FormulaCompiler INSTANCE = new FormulaCompiler();
    private static final Map<Function, LinkFunction> ELEMENTARY = elementary();

    private FormulaCompiler() {}

    static Evaluator compile(Formula formula) {
        return formula.accept(INSTANCE);
    }

    /** The number that a tree without z stands for. */
    static double constantValue(Formula formula) {
        return compile(formula).value(0);
    }

    private static Map<Function, LinkFunction> elementary() {
        Map<Function, LinkFunction> links = new EnumMap<>(Function.class);
        StandardLinks.byName()
                .forEach((name, link) -> FormulaNames.function(name).ifPresent(f -> links.put(f, link)));
        return links;
    }

    @Override
    public Evaluator number(Number number) {
        return Evaluator.constant(number.value().doubleValue());
    }

    @Override
    public Evaluator constant(Constant constant) {
        return Evaluator.constant(constant.value());
    }

    @Override
    public Evaluator variable(Variable variable) {
        return Evaluator.variable();
    }

    @Override
    public Evaluator parameter(Formula.Parameter parameter) {
        throw ParameterException.unset(parameter.name());
    }

    @Override
    public Evaluator negation(Negation negation) {
        return Evaluator.negation(compile(negation.argument()));
    }

    @Override
    public Evaluator binary(Binary binary) {
        Evaluator left = compile(binary.left());
        Evaluator right = compile(binary.right());
        return switch (binary.operator()) {
            case ADD -> Evaluator.sum(left, right);
            case SUBTRACT -> Evaluator.difference(left, right);
            case MULTIPLY -> product(binary, left, right);
            case DIVIDE -> Evaluator.quotient(left, right);
            case POWER -> power(binary, left, right);
        };
    }

    private static Evaluator product(Binary binary, Evaluator left, Evaluator right) {
        if (Constancy.isConstant(binary.left())) {
            return Evaluator.scaled(left.value(0), right);
        }
        return Constancy.isConstant(binary.right())
                ? Evaluator.scaled(right.value(0), left)
                : Evaluator.product(left, right);
    }

    private static Evaluator power(Binary binary, Evaluator base, Evaluator exponent) {
        if (!Constancy.isConstant(binary.right())) {
            return Evaluator.generalPower(base, exponent);
        }
        double e = exponent.value(0);
        return isWholeExponent(e) ? Evaluator.wholePower(base, (int) e) : Evaluator.realPower(base, e);
    }

    static boolean isWholeExponent(double exponent) {
        return exponent == Math.rint(exponent) && Math.abs(exponent) <= Integer.MAX_VALUE;
    }

    @Override
    public Evaluator call(Call call) {
        List<Evaluator> arguments =
                call.arguments().stream().map(FormulaCompiler::compile).toList();
        Evaluator inner = arguments.get(0);
        return switch (call.function()) {
            case MAX -> Evaluator.extremum(inner, arguments.get(1), true);
            case MIN -> Evaluator.extremum(inner, arguments.get(1), false);
            case SQRT -> Evaluator.squareRoot(inner);
            case SIN -> Evaluator.wave(Math::sin, Math::cos, inner);
            case COS -> Evaluator.wave(Math::cos, x -> -Math.sin(x), inner);
            case LOG -> Evaluator.composition(Math::log, x -> 1 / x, inner);
            default -> composition(call.function(), inner);
        };
    }

    private static Evaluator composition(Function function, Evaluator inner) {
        LinkFunction outer = ELEMENTARY.get(function);
        if (outer == null) {
            throw new IllegalStateException("no elementary link belongs to " + function);
        }
        return Evaluator.composition(outer::value, outer::derivative, inner);
    }

    @Override
    public Evaluator hermite(Hermite hermite) {
        double scale = 1;
        for (int k = 2; hermite.normalised() && k <= hermite.degree(); k++) {
            scale *= k;
        }
        return Evaluator.hermite(hermite.degree(), 1 / Math.sqrt(scale));
    }

    @Override
    public Evaluator piecewise(Piecewise piecewise) {
        Evaluator otherwise = compile(piecewise.otherwise());
        for (int i = piecewise.branches().size() - 1; i >= 0; i--) {
            Formula.Branch branch = piecewise.branches().get(i);
            otherwise = choice(branch.relation(), constantValue(branch.bound()), compile(branch.value()), otherwise);
        }
        return otherwise;
    }

    private static Evaluator choice(Relation relation, double bound, Evaluator value, Evaluator otherwise) {
        return new Evaluator() {
            @Override
            double value(double z) {
                return (holds(relation, z, bound) ? value : otherwise).value(z);
            }

            @Override
            double derivative(double z) {
                return (holds(relation, z, bound) ? value : otherwise).derivative(z);
            }
        };
    }

    static boolean holds(Relation relation, double z, double bound) {
        return switch (relation) {
            case LESS -> z < bound;
            case LESS_OR_EQUAL -> z <= bound;
            case GREATER -> z > bound;
            case GREATER_OR_EQUAL -> z >= bound;
        };
    }
}
