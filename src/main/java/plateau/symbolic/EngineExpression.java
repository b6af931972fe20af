package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import plateau.symbolic.Expression.Constant;
import plateau.symbolic.Expression.Function;

/** What the symbolic engine found, as an {@link Expression}. */
final class EngineExpression {
    private final Map<IExpr, String> parameters;

    private EngineExpression(Map<IExpr, String> parameters) {
        this.parameters = parameters;
    }

    /** @throws UnclosedException if it holds a function that expressions do not know */
    static Expression of(IExpr x) {
        return of(x, Map.of());
    }

    /**
     * As {@link #of(IExpr)} for constants that contain parameters.
     *
     * @param parameters the names of the symbols that stand for them
     */
    static Expression of(IExpr x, Map<IExpr, String> parameters) {
        return new EngineExpression(parameters).read(x);
    }

    private Expression read(IExpr x) {
        if (x instanceof IRational r) {
            return Expression.of(new BigFraction(r.toBigNumerator(), r.toBigDenominator()));
        }
        if (x.equals(F.Pi)) {
            return Constant.PI;
        }
        if (x.equals(F.E)) {
            return Constant.E;
        }
        if (x.isSymbol()) {
            return Expression.symbol(parameters.getOrDefault(x, x.toString()));
        }
        if (x instanceof IAST ast) {
            return ofNode(ast);
        }
        throw unknown(x);
    }

    private Expression ofNode(IAST ast) {
        List<Expression> arguments = new ArrayList<>();
        ast.forEach((IExpr argument) -> arguments.add(read(argument)));
        if (ast.isPlus()) {
            return Expression.sum(arguments);
        }
        if (ast.isTimes()) {
            return Expression.product(arguments);
        }
        if (ast.isPower()) {
            return Expression.power(arguments.get(0), arguments.get(1));
        }
        if (ast.isAST(S.Erfc, 2)) {
            return Expression.ONE.minus(Expression.call(Function.ERF, arguments.get(0)));
        }
        return new Expression.Call(function(ast), arguments);
    }

    private static Function function(IAST ast) {
        String name = ast.head().toString().toUpperCase(Locale.ROOT);
        for (Function f : Function.values()) {
            if (f.name().equals(name) && ast.argSize() == 1) {
                return f;
            }
        }
        throw unknown(ast);
    }

    private static UnclosedException unknown(IExpr x) {
        return new UnclosedException("a constant of the formula has no simple form (" + x + ")");
    }
}
