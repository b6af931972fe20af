package plateau.symbolic;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import plateau.symbolic.Expression.Function;

/** A {@link Formula} as an {@link Expression} in the symbol z; none for piecewise formulas, which expressions do not know. */
public final class FormulaExpression implements FormulaVisitor<Optional<Expression>> {
    private static final FormulaExpression INSTANCE = new FormulaExpression();

    private FormulaExpression() {}

    /** The expression of a formula, empty if it is piecewise somewhere. */
    public static Optional<Expression> of(Formula formula) {
        return formula.accept(INSTANCE);
    }

    @Override
    public Optional<Expression> number(Formula.Number number) {
        return Optional.of(Expression.of(number.value()));
    }

    @Override
    public Optional<Expression> constant(Formula.Constant constant) {
        return Optional.of(constant == Formula.Constant.PI ? Expression.Constant.PI : Expression.Constant.E);
    }

    @Override
    public Optional<Expression> variable(Formula.Variable variable) {
        return Optional.of(Expression.symbol("z"));
    }

    @Override
    public Optional<Expression> parameter(Formula.Parameter parameter) {
        return Optional.of(Expression.symbol(parameter.name()));
    }

    @Override
    public Optional<Expression> negation(Formula.Negation negation) {
        return negation.argument().accept(this).map(Expression::negated);
    }

    @Override
    public Optional<Expression> binary(Formula.Binary binary) {
        Optional<Expression> left = binary.left().accept(this);
        Optional<Expression> right = binary.right().accept(this);
        return left.flatMap(x -> right.map(y -> switch (binary.operator()) {
            case ADD -> x.plus(y);
            case SUBTRACT -> x.minus(y);
            case MULTIPLY -> x.times(y);
            case DIVIDE -> x.over(y);
            case POWER -> Expression.power(x, y);
        }));
    }

    @Override
    public Optional<Expression> call(Formula.Call call) {
        List<Optional<Expression>> arguments =
                call.arguments().stream().map(x -> x.accept(this)).toList();
        if (arguments.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Expression> known = arguments.stream().flatMap(Optional::stream).toList();
        if (call.function() == Formula.Function.SQRT) {
            return Optional.of(Expression.root(known.get(0)));
        }
        return Stream.of(Function.values())
                .filter(f -> f.name().equals(call.function().name()))
                .findFirst()
                .map(f -> new Expression.Call(f, known));
    }

    @Override
    public Optional<Expression> hermite(Formula.Hermite hermite) {
        String name = hermite.normalised() ? "h" : "He";
        return Optional.of(Expression.applied(Expression.symbol(name, hermite.degree()), Expression.symbol("z")));
    }

    @Override
    public Optional<Expression> piecewise(Formula.Piecewise piecewise) {
        return Optional.empty();
    }
}
