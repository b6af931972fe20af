package plateau.symbolic;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import plateau.symbolic.Formula.Branch;
import plateau.symbolic.Formula.Piecewise;

/** The bounds of the piecewise parts of a formula: between two neighbours every piecewise keeps to one branch. */
final class PiecewiseBounds {
    private PiecewiseBounds() {}

    /**
     * The bounds inside (−reach, reach).
     *
     * @throws FormulaException if a bound is not a finite number
     */
    static SortedSet<Double> within(Formula formula, double reach) {
        SortedSet<Double> bounds = new TreeSet<>();
        FormulaWalk.walk(formula, node -> {
            if (node instanceof Piecewise piecewise) {
                piecewise.branches().forEach(branch -> bounds.add(finite(branch)));
            }
        });
        bounds.removeIf(bound -> Math.abs(bound) >= reach);
        return bounds;
    }

    private static double finite(Branch branch) {
        double bound = FormulaCompiler.constantValue(branch.bound()) + 0.0;
        if (!Double.isFinite(bound)) {
            throw FormulaException.of("the bound " + FormulaPrinter.print(branch.bound())
                    + " of a piecewise is not a finite number; give one");
        }
        return bound;
    }

    /** The branch that holds at z. */
    static Formula branchAt(Piecewise piecewise, double z) {
        List<Branch> branches = piecewise.branches();
        for (Branch branch : branches) {
            if (FormulaCompiler.holds(branch.relation(), z, FormulaCompiler.constantValue(branch.bound()))) {
                return branch.value();
            }
        }
        return piecewise.otherwise();
    }
}
