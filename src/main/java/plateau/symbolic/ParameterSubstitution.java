package plateau.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts other formulas in the place of parameters; numbers that meet are combined, as when a formula is read. */
final class ParameterSubstitution implements FormulaVisitor<Formula> {
    private final Function<Formula.Parameter, Formula> replacement;

    private ParameterSubstitution(Function<Formula.Parameter, Formula> replacement) {
        this.replacement = replacement;
    }

    static Formula replace(Formula formula, Function<Formula.Parameter, Formula> replacement) {
        return formula.accept(new ParameterSubstitution(replacement));
    }

    /** The names of the parameters of a formula, in alphabetical order. */
    static SortedSet<String> parametersOf(Formula formula) {
        SortedSet<String> names = new TreeSet<>();
        replace(formula, parameter -> {
            names.add(parameter.name());
            return parameter;
        });
        return Collections.unmodifiableSortedSet(names);
    }

    @Override
    public Formula number(Formula.Number number) {
        return number;
    }

    @Override
    public Formula constant(Formula.Constant constant) {
        return constant;
    }

    @Override
    public Formula variable(Formula.Variable variable) {
        return variable;
    }

    @Override
    public Formula parameter(Formula.Parameter parameter) {
        return replacement.apply(parameter);
    }

    @Override
    public Formula negation(Formula.Negation negation) {
        return Formulas.negation(negation.argument().accept(this));
    }

    @Override
    public Formula binary(Formula.Binary binary) {
        Formula left = binary.left().accept(this);
        Formula right = binary.right().accept(this);
        return switch (binary.operator()) {
            case ADD -> Formulas.sum(left, right);
            case SUBTRACT -> Formulas.difference(left, right);
            case MULTIPLY -> Formulas.product(left, right);
            case DIVIDE -> Formulas.quotient(left, right);
            case POWER -> Formulas.power(left, right);
        };
    }

    @Override
    public Formula call(Formula.Call call) {
        return new Formula.Call(
                call.function(),
                call.arguments().stream().map(argument -> argument.accept(this)).toList());
    }

    @Override
    public Formula hermite(Formula.Hermite hermite) {
        return hermite;
    }

    @Override
    public Formula piecewise(Formula.Piecewise piecewise) {
        List<Formula.Branch> branches = new ArrayList<>();
        for (Formula.Branch branch : piecewise.branches()) {
            branches.add(new Formula.Branch(
                    branch.relation(),
                    branch.bound().accept(this),
                    branch.value().accept(this)));
        }
        return new Formula.Piecewise(branches, piecewise.otherwise().accept(this));
    }
}
