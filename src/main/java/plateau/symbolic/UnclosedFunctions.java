package plateau.symbolic;

import java.util.EnumSet;
import java.util.Set;

/**
 * Refuses a formula in which tanh, sigmoid, softplus or swish is applied to something that contains z, before the
 * symbolic engine is loaded for nothing. The visitor's result: whether the part contains z.
 */
final class UnclosedFunctions implements FormulaVisitor<Boolean> {
    private static final Set<Formula.Function> UNCLOSED = EnumSet.of(
            Formula.Function.TANH,
            Formula.Function.SIGMOID,
            Formula.Function.SOFTPLUS,
            Formula.Function.SWISH,
            Formula.Function.LOG,
            Formula.Function.SQRT);

    private UnclosedFunctions() {}

    static void refuse(Formula formula) {
        formula.accept(new UnclosedFunctions());
    }

    @Override
    public Boolean number(Formula.Number number) {
        return false;
    }

    @Override
    public Boolean constant(Formula.Constant constant) {
        return false;
    }

    @Override
    public Boolean variable(Formula.Variable variable) {
        return true;
    }

    @Override
    public Boolean parameter(Formula.Parameter parameter) {
        return false;
    }

    @Override
    public Boolean negation(Formula.Negation negation) {
        return negation.argument().accept(this);
    }

    @Override
    public Boolean binary(Formula.Binary binary) {
        return binary.left().accept(this) | binary.right().accept(this);
    }

    @Override
    public Boolean call(Formula.Call call) {
        boolean containsVariable = false;
        for (Formula argument : call.arguments()) {
            containsVariable |= argument.accept(this);
        }
        if (containsVariable && UNCLOSED.contains(call.function())) {
            throw FormReader.noClosedForm(call.function());
        }
        return containsVariable;
    }

    @Override
    public Boolean hermite(Formula.Hermite hermite) {
        return true;
    }

    @Override
    public Boolean piecewise(Formula.Piecewise piecewise) {
        boolean containsVariable = piecewise.otherwise().accept(this);
        for (Formula.Branch branch : piecewise.branches()) {
            containsVariable |= branch.value().accept(this);
        }
        return containsVariable || !piecewise.branches().isEmpty();
    }
}
