package plateau.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * M_0, M_1, … with M_{k+1} = m M_k + u k M_{k−1} + source_k, made as they are asked for: the means of He_k under N(m, 1 + u)
 * if M_0 = 1 and there is no source, He_k(m) itself if u = −1.
 */
final class HermiteMoments implements IntFunction<IExpr> {
    private final SymbolicEngine engine;
    private final IExpr m;
    private final IExpr u;
    private final IntFunction<IExpr> source;
    private final List<IExpr> made = new ArrayList<>();

    private HermiteMoments(SymbolicEngine engine, IExpr m, IExpr u, IExpr zeroth, IntFunction<IExpr> source) {
        this.engine = engine;
        this.m = m;
        this.u = u;
        this.source = source;
        made.add(zeroth);
    }

    /** M_0 = 1, no source. */
    static HermiteMoments of(SymbolicEngine engine, IExpr m, IExpr u) {
        return new HermiteMoments(engine, m, u, F.C1, k -> F.C0);
    }

    /** M_0 = 0. */
    static HermiteMoments driven(SymbolicEngine engine, IExpr m, IExpr u, IntFunction<IExpr> source) {
        return new HermiteMoments(engine, m, u, F.C0, source);
    }

    @Override
    public IExpr apply(int k) {
        while (made.size() <= k) {
            int last = made.size() - 1;
            IExpr next = engine.add(engine.multiply(m, made.get(last)), source.apply(last));
            made.add(last == 0 ? next : engine.add(next, lowered(engine, u, last, made.get(last - 1))));
        }
        return made.get(k);
    }

    private static IExpr lowered(SymbolicEngine engine, IExpr u, int k, IExpr before) {
        return engine.multiply(engine.multiply(u, F.ZZ(k)), before);
    }

    /** Real and imaginary parts for a complex m. */
    static final class Pair {
        private final SymbolicEngine engine;
        private final IExpr m;
        private final IExpr shift;
        private final IExpr u;
        private final List<IExpr> re = new ArrayList<>(List.of(F.C1));
        private final List<IExpr> im = new ArrayList<>(List.of(F.C0));

        private Pair(SymbolicEngine engine, IExpr m, IExpr shift, IExpr u) {
            this.engine = engine;
            this.m = m;
            this.shift = shift;
            this.u = u;
        }

        IExpr re(int k) {
            extend(k);
            return re.get(k);
        }

        IExpr im(int k) {
            extend(k);
            return im.get(k);
        }

        private void extend(int k) {
            while (re.size() <= k) {
                int n = re.size() - 1;
                IExpr nextRe = engine.subtract(engine.multiply(m, re.get(n)), engine.multiply(shift, im.get(n)));
                IExpr nextIm = engine.add(engine.multiply(m, im.get(n)), engine.multiply(shift, re.get(n)));
                re.add(n == 0 ? nextRe : engine.add(nextRe, lowered(engine, u, n, re.get(n - 1))));
                im.add(n == 0 ? nextIm : engine.add(nextIm, lowered(engine, u, n, im.get(n - 1))));
            }
        }
    }

    /** M_k for m + i·shift. */
    static Pair complex(SymbolicEngine engine, IExpr m, IExpr shift, IExpr u) {
        return new Pair(engine, m, shift, u);
    }
}
