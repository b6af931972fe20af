package plateau.symbolic;

import java.util.List;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/** Where a function with parameters is positive: polynomials up to degree 2, also times an exponential. */
final class ParametricSigns {
    private ParametricSigns() {}

    static GaussianForm step(SymbolicEngine engine, GaussianForm g) {
        if (!g.isSingleExponential() || g.isZero()) {
            throw SignChanges.unknown();
        }
        List<IExpr> p = g.terms().get(0).polynomial();
        int leading = engine.sign(p.get(p.size() - 1));
        return switch (p.size()) {
            case 1 -> indicator(engine, leading > 0);
            case 2 -> {
                GaussianForm right = stepAt(engine, engine.negate(engine.divide(p.get(0), p.get(1))));
                yield leading > 0 ? right : indicator(engine, true).minus(right);
            }
            case 3 -> quadratic(engine, p, leading > 0);
            default -> throw SignChanges.unknown();
        };
    }

    private static GaussianForm quadratic(SymbolicEngine engine, List<IExpr> p, boolean openAbove) {
        List<IExpr> roots = SignChanges.quadraticRoots(engine, p);
        GaussianForm between = indicator(engine, false);
        if (roots.size() == 2) {
            // Half the distance of the roots is a root itself, so that its sign decides their order.
            boolean ordered = engine.compare(roots.get(0), roots.get(1)) <= 0;
            GaussianForm first = stepAt(engine, roots.get(ordered ? 0 : 1));
            between = first.minus(stepAt(engine, roots.get(ordered ? 1 : 0)));
        }
        return openAbove ? indicator(engine, true).minus(between) : between;
    }

    private static GaussianForm indicator(SymbolicEngine engine, boolean everywhere) {
        return GaussianForm.constant(engine, everywhere ? F.C1 : F.C0);
    }

    private static GaussianForm stepAt(SymbolicEngine engine, IExpr b) {
        return GaussianForm.of(engine, GaussianForm.stepAt(b));
    }
}
