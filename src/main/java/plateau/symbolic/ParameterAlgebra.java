package plateau.symbolic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/**
 * What an engine needs to know of constants that contain parameters: whether they vanish identically, found at exact random
 * points of the box, and their sign, found from the assumptions.
 */
final class ParameterAlgebra {
    private static final BigDecimal CERTAINLY_NOT_ZERO = new BigDecimal("1e-30");

    private final SymbolicEngine engine;
    private final ParameterBox box;
    private final SignDecision decision;
    private final Map<String, IExpr> symbols = new TreeMap<>();
    private final Map<IExpr, String> names = new HashMap<>();
    private final List<Map<IExpr, IExpr>> points = new ArrayList<>();

    ParameterAlgebra(SymbolicEngine engine, ParameterBox box) {
        this.engine = engine;
        this.box = box;
        this.decision = new SignDecision(box.assumptions());
        for (String name : box.names()) {
            // Symja's own names mean something to Symja: a parameter called Plus must not meet them.
            IExpr symbol =
                    F.Dummy("parameter" + (char) ('a' + symbols.size() / 26) + (char) ('a' + symbols.size() % 26));
            symbols.put(name, symbol);
            names.put(symbol, name);
        }
        for (Map<String, BigFraction> point : box.points()) {
            Map<IExpr, IExpr> values = new HashMap<>();
            point.forEach((name, value) -> values.put(symbol(name), engine.rational(value)));
            points.add(values);
        }
    }

    IExpr symbol(String name) {
        IExpr symbol = symbols.get(name);
        if (symbol == null) {
            throw new IllegalStateException("the parameter " + name + " is not one of " + box.names());
        }
        return symbol;
    }

    /** Whether a constant contains a parameter. */
    boolean isParametric(IExpr a) {
        if (a instanceof IRational || names.isEmpty()) {
            return false;
        }
        if (a instanceof IAST ast) {
            return ast.exists(this::isParametric);
        }
        return names.containsKey(a);
    }

    Formula formula(IExpr a) {
        return ConstantTree.of(a, names);
    }

    Expression expression(IExpr a) {
        return EngineExpression.of(a, names);
    }

    boolean isZero(IExpr a) {
        for (int i = 0; i < points.size(); i++) {
            if (!vanishes(a, i)) {
                return false;
            }
        }
        return true;
    }

    private boolean vanishes(IExpr a, int point) {
        try {
            return at(a, point).abs().compareTo(CERTAINLY_NOT_ZERO) < 0;
        } catch (UnclosedException | ArithmeticException notReal) {
            return false;
        }
    }

    /** The value at a point of the box. */
    BigDecimal at(IExpr a, int point) {
        IExpr substituted = F.subst(a, points.get(point));
        return engine.decimal(engine.evaluated(substituted));
    }

    int sign(IExpr a) {
        if (isZero(a)) {
            return 0;
        }
        return decided(a).orElseThrow(() -> undecided(a));
    }

    private OptionalInt decided(IExpr a) {
        OptionalInt direct = decision.sign(formula(a));
        return direct.isPresent() ? direct : decision.sign(formula(engine.evaluated(F.Factor(a))));
    }

    private UndecidedException undecided(IExpr a) {
        Formula constant = formula(a);
        return new UndecidedException(
                "the sign of " + DomainPlaces.brief(constant) + " decides where the formula has its kinks, and the"
                        + " assumptions leave it open",
                decision.suggestions(constant, false),
                false);
    }

    /** Refuses exp(αz²) unless 4α &lt; 1 wherever the parameters may be. */
    void requireSquareIntegrable(IExpr alpha) {
        IExpr rest = engine.subtract(F.C1, engine.multiply(F.C4, alpha));
        OptionalInt sign = decided(rest);
        if (sign.isPresent() && sign.getAsInt() > 0) {
            return;
        }
        Formula constant = formula(rest);
        throw new UndecidedException(
                "a part of the formula grows like exp(c z^2) with c = " + DomainPlaces.brief(formula(alpha))
                        + ", and is square-integrable only for c < 1/4, which the assumptions do not ensure",
                decision.suggestions(constant, true),
                true);
    }

    /** √a with squares taken out: √(w²/(1 + w²)) = w/√(1 + w²) for w &gt; 0. */
    IExpr root(IExpr a) {
        IExpr together = engine.together(a);
        IExpr root = F.C1;
        for (IExpr factor : together.isTimes() ? SymbolicEngine.arguments(together) : List.of(together)) {
            root = engine.evaluated(F.Times(root, rootOfFactor(factor)));
        }
        return root;
    }

    /** 1/√x for Symja's √(1/x), where x is positive. */
    IExpr withRootsBelow(IExpr a) {
        return F.subst(a, part -> isRootOfReciprocal(part) ? rootOfFactor(((IAST) part).arg1()) : F.NIL);
    }

    private static boolean isRootOfReciprocal(IExpr a) {
        return a.isPower()
                && ((IAST) a).arg2().equals(F.C1D2)
                && ((IAST) a).arg1().isPower()
                && ((IAST) ((IAST) a).arg1()).arg2().equals(F.CN1);
    }

    private IExpr rootOfFactor(IExpr factor) {
        if (!factor.isPower()
                || !(((IAST) factor).arg2() instanceof IRational exponent)
                || exponent.toBigDenominator().bitLength() > 1) {
            return F.Power(factor, F.C1D2);
        }
        IExpr base = ((IAST) factor).arg1();
        IExpr half = engine.divide(exponent, F.C2);
        OptionalInt sign = isParametric(base) ? decided(base) : OptionalInt.of(engine.sign(base));
        if (sign.isPresent() && sign.getAsInt() > 0) {
            return F.Power(base, half);
        }
        if (exponent.toBigNumerator().testBit(0)) {
            return F.Power(factor, F.C1D2);
        }
        return F.Power(sign.isEmpty() ? F.Abs(base) : engine.negate(base), half);
    }
}
