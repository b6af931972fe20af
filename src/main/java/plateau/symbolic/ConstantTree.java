package plateau.symbolic;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.expression.S;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/** Turns Symja's constants in parameters back into formulas. */
final class ConstantTree {
    private static final Map<IExpr, Formula.Function> FUNCTIONS = Map.of(
            S.Erf, Formula.Function.ERF,
            S.Sin, Formula.Function.SIN,
            S.Cos, Formula.Function.COS,
            S.Log, Formula.Function.LOG,
            S.Abs, Formula.Function.ABS,
            S.Tanh, Formula.Function.TANH);

    private final Map<IExpr, String> parameters;

    private ConstantTree(Map<IExpr, String> parameters) {
        this.parameters = parameters;
    }

    /**
     * The formula that {@code a} is.
     *
     * @param parameters the names of the symbols that stand for parameters
     * @throws UnclosedException if it has a part that formulas do not have
     */
    static Formula of(IExpr a, Map<IExpr, String> parameters) {
        try {
            return new ConstantTree(parameters).read(a);
        } catch (FormulaException | ArithmeticException e) {
            throw new UnclosedException("a constant of the formula is too large to write down");
        }
    }

    private Formula read(IExpr a) {
        if (a instanceof IRational r) {
            return Formulas.number(new BigFraction(r.toBigNumerator(), r.toBigDenominator()));
        }
        String name = parameters.get(a);
        if (name != null) {
            return Formulas.parameter(name);
        }
        if (a.equals(F.Pi) || a.equals(F.E)) {
            return a.equals(F.Pi) ? Formula.Constant.PI : Formula.Constant.E;
        }
        if (a instanceof IAST ast) {
            return tree(ast);
        }
        throw noForm();
    }

    private Formula tree(IAST ast) {
        if (ast.isPlus()) {
            return sum(SymbolicEngine.arguments(ast));
        }
        if (ast.isTimes()) {
            return product(SymbolicEngine.arguments(ast));
        }
        if (ast.isPower()) {
            return ast.arg1().equals(F.E) ? Formulas.call(Formula.Function.EXP, read(ast.arg2())) : power(ast);
        }
        Formula.Function function = FUNCTIONS.get(ast.head());
        if (function == null || ast.argSize() != 1) {
            throw noForm();
        }
        return Formulas.call(function, read(ast.arg1()));
    }

    private Formula power(IAST power) {
        Formula base = read(power.arg1());
        return power.arg2().equals(F.C1D2)
                ? Formulas.call(Formula.Function.SQRT, base)
                : Formulas.power(base, read(power.arg2()));
    }

    private Formula sum(List<IExpr> terms) {
        Formula result = read(terms.get(0));
        for (IExpr term : terms.subList(1, terms.size())) {
            result = isNegative(term)
                    ? Formulas.difference(result, read(F.eval(F.Negate(term))))
                    : Formulas.sum(result, read(term));
        }
        return result;
    }

    private static boolean isNegative(IExpr term) {
        IExpr first = term.isTimes() ? ((IAST) term).arg1() : term;
        return first instanceof IRational r && r.toBigNumerator().signum() < 0;
    }

    private Formula product(List<IExpr> factors) {
        if (factors.get(0).equals(F.CN1)) {
            return Formulas.negation(product(factors.subList(1, factors.size())));
        }
        Formula result = read(factors.get(0));
        for (IExpr factor : factors.subList(1, factors.size())) {
            result = Formulas.product(result, read(factor));
        }
        return result;
    }

    private static UnclosedException noForm() {
        return new UnclosedException("a constant of the formula has no simple form");
    }
}
