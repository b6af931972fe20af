package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/** E[z^n He_k(z) …] from the means E[He_k(z) …], by z He_k = He_{k+1} + k He_{k−1}; each is made once, when it is asked for. */
final class PowerMoments {
    private final SymbolicEngine engine;
    private final IntFunction<IExpr> moments;
    /** Row n holds the means with z^n, in the order of k. */
    private final List<List<IExpr>> rows = new ArrayList<>();

    PowerMoments(SymbolicEngine engine, IntFunction<IExpr> moments) {
        this.engine = engine;
        this.moments = moments;
    }

    /** E[p(z) He_k(z) …]. */
    IExpr mean(List<IExpr> p, int k) {
        IExpr sum = F.C0;
        for (int n = 0; n < p.size(); n++) {
            if (!p.get(n).isZero()) {
                sum = engine.add(sum, engine.multiply(p.get(n), mean(n, k)));
            }
        }
        return sum;
    }

    private IExpr mean(int n, int k) {
        if (n == 0) {
            return moments.apply(k);
        }
        while (rows.size() < n) {
            rows.add(new ArrayList<>());
        }
        List<IExpr> row = rows.get(n - 1);
        while (row.size() <= k) {
            int j = row.size();
            IExpr raised = mean(n - 1, j + 1);
            row.add(j == 0 ? raised : engine.add(raised, engine.multiply(F.ZZ(j), mean(n - 1, j - 1))));
        }
        return row.get(k);
    }
}
