package plateau.symbolic;

import java.util.List;
import java.util.function.Consumer;
import plateau.symbolic.Formula.Piecewise;

/** Visits every node of a tree, or every node that is in use at a point. */
final class FormulaWalk {
    private FormulaWalk() {}

    /** Every node but those of the bounds of a piecewise. */
    static void walk(Formula formula, Consumer<Formula> action) {
        action.accept(formula);
        if (formula instanceof Piecewise piecewise) {
            piecewise.branches().forEach(branch -> walk(branch.value(), action));
            walk(piecewise.otherwise(), action);
        } else {
            children(formula).forEach(child -> walk(child, action));
        }
    }

    /** Every node that the value at z depends on. */
    static void walkAt(double z, Formula formula, Consumer<Formula> action) {
        action.accept(formula);
        if (formula instanceof Piecewise piecewise) {
            walkAt(z, PiecewiseBounds.branchAt(piecewise, z), action);
        } else {
            children(formula).forEach(child -> walkAt(z, child, action));
        }
    }

    /** Every largest part without z, those in the bounds of a piecewise and in branches that are never in use among them. */
    static void walkConstants(Formula formula, Consumer<Formula> action) {
        if (Constancy.isConstant(formula)) {
            action.accept(formula);
        } else if (formula instanceof Piecewise piecewise) {
            for (Formula.Branch branch : piecewise.branches()) {
                walkConstants(branch.bound(), action);
                walkConstants(branch.value(), action);
            }
            walkConstants(piecewise.otherwise(), action);
        } else {
            children(formula).forEach(child -> walkConstants(child, action));
        }
    }

    private static List<Formula> children(Formula formula) {
        if (formula instanceof Formula.Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (formula instanceof Formula.Call call) {
            return call.arguments();
        }
        return formula instanceof Formula.Negation negation ? List.of(negation.argument()) : List.of();
    }
}
