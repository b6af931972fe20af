package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;

/**
 * Where a function without kinks is positive, as a sum of steps at exact points: polynomials up to degree 2, those of
 * higher degree that rational roots bring down to 2, any of these times an exponential, and c + d·exp(βz).
 */
final class SignChanges {
    private static final int LARGEST_TRIED = 2000;

    private SignChanges() {}

    static GaussianForm step(SymbolicEngine engine, GaussianForm g) {
        if (g.terms().stream().anyMatch(t -> isParametric(engine, t))) {
            return ParametricSigns.step(engine, g);
        }
        TreeSet<IExpr> roots = new TreeSet<>(engine::compare);
        roots.addAll(roots(engine, g));
        List<IExpr> ordered = List.copyOf(roots);
        GaussianForm result = GaussianForm.constant(engine, positive(engine, g, inside(engine, ordered, 0)));
        for (int i = 0; i < ordered.size(); i++) {
            IExpr before = positive(engine, g, inside(engine, ordered, i));
            IExpr after = positive(engine, g, inside(engine, ordered, i + 1));
            GaussianForm jump = GaussianForm.of(engine, GaussianForm.stepAt(ordered.get(i)));
            result = result.plus(jump.scaled(engine.subtract(after, before)));
        }
        return result;
    }

    private static boolean isParametric(SymbolicEngine engine, Term t) {
        return t.polynomial().stream().anyMatch(engine::isParametric)
                || engine.isParametric(t.kind().alpha())
                || engine.isParametric(t.kind().beta());
    }

    /** A rational point between root i − 1 and root i. */
    private static double inside(SymbolicEngine engine, List<IExpr> roots, int i) {
        if (roots.isEmpty()) {
            return 0;
        }
        if (i == 0) {
            return engine.approximate(roots.get(0)) - 1;
        }
        double low = engine.approximate(roots.get(i - 1));
        return i == roots.size() ? low + 1 : (low + engine.approximate(roots.get(i))) / 2;
    }

    private static IExpr positive(SymbolicEngine engine, GaussianForm g, double z) {
        double sum = 0;
        for (Term t : g.terms()) {
            double p = 0;
            for (int n = t.degree(); n >= 0; n--) {
                p = p * z + engine.approximate(t.polynomial().get(n));
            }
            sum += p
                    * Math.exp(engine.approximate(t.kind().alpha()) * z * z
                            + engine.approximate(t.kind().beta()) * z);
        }
        return sum > 0 ? F.C1 : F.C0;
    }

    private static List<IExpr> roots(SymbolicEngine engine, GaussianForm g) {
        if (g.isZero()) {
            return List.of();
        }
        if (g.isSingleExponential()) {
            return polynomialRoots(engine, g.terms().get(0).polynomial());
        }
        if (g.terms().size() == 2 && g.terms().stream().allMatch(SignChanges::isScaledExponential)) {
            return exponentialRoots(engine, g.terms().get(0), g.terms().get(1));
        }
        throw unknown();
    }

    static UnclosedException unknown() {
        return new UnclosedException("the points where the pieces of the formula meet are not known as exact numbers");
    }

    private static boolean isScaledExponential(Term t) {
        return t.kind().isExponential() && t.degree() == 0 && t.kind().alpha().isZero();
    }

    /** c exp(γz) + d exp(δz) = 0 at z = log(−c/d)/(δ − γ). */
    private static List<IExpr> exponentialRoots(SymbolicEngine engine, Term s, Term t) {
        IExpr ratio = engine.negate(
                engine.divide(s.polynomial().get(0), t.polynomial().get(0)));
        if (engine.sign(ratio) <= 0) {
            return List.of();
        }
        IExpr rate = engine.subtract(t.kind().beta(), s.kind().beta());
        return List.of(engine.divide(engine.evaluated(F.Log(ratio)), rate));
    }

    private static List<IExpr> polynomialRoots(SymbolicEngine engine, List<IExpr> p) {
        List<IExpr> roots = new ArrayList<>();
        List<IExpr> rest = p;
        while (rest.size() > 3) {
            IExpr root = rationalRoot(engine, rest);
            roots.add(root);
            rest = deflated(engine, rest, root);
        }
        if (rest.size() == 2) {
            roots.add(engine.negate(engine.divide(rest.get(0), rest.get(1))));
        } else if (rest.size() == 3) {
            roots.addAll(quadraticRoots(engine, rest));
        }
        return roots;
    }

    static List<IExpr> quadraticRoots(SymbolicEngine engine, List<IExpr> p) {
        IExpr half = engine.divide(p.get(1), engine.multiply(F.CN2, p.get(2)));
        IExpr radicand = engine.subtract(engine.multiply(half, half), engine.divide(p.get(0), p.get(2)));
        if (engine.sign(radicand) < 0) {
            return List.of();
        }
        IExpr root = engine.root(radicand);
        return List.of(engine.subtract(half, root), engine.add(half, root));
    }

    private static List<IExpr> deflated(SymbolicEngine engine, List<IExpr> p, IExpr root) {
        IExpr[] q = new IExpr[p.size() - 1];
        IExpr carry = F.C0;
        for (int n = p.size() - 1; n > 0; n--) {
            carry = engine.add(p.get(n), engine.multiply(carry, root));
            q[n - 1] = carry;
        }
        return List.of(q);
    }

    private static IExpr rationalRoot(SymbolicEngine engine, List<IExpr> p) {
        if (p.get(0).isZero()) {
            return F.C0;
        }
        BigInteger common = BigInteger.ONE;
        for (IExpr c : p) {
            if (!(c instanceof IRational r)) {
                throw unknown();
            }
            common = common.multiply(r.toBigDenominator()).divide(common.gcd(r.toBigDenominator()));
        }
        long low = integer(p.get(0), common);
        long high = integer(p.get(p.size() - 1), common);
        for (long n = 1; n <= low; n++) {
            for (long d = 1; d <= high && low % n == 0; d++) {
                if (high % d == 0) {
                    for (int sign = -1; sign <= 1; sign += 2) {
                        IExpr candidate = engine.rational(sign * n, d);
                        if (value(engine, p, candidate).isZero()) {
                            return candidate;
                        }
                    }
                }
            }
        }
        throw unknown();
    }

    private static long integer(IExpr c, BigInteger common) {
        IRational r = (IRational) c;
        BigInteger n =
                r.toBigNumerator().multiply(common).divide(r.toBigDenominator()).abs();
        if (n.bitLength() > 31 || n.intValueExact() > LARGEST_TRIED) {
            throw unknown();
        }
        return n.longValueExact();
    }

    private static IExpr value(SymbolicEngine engine, List<IExpr> p, IExpr z) {
        IExpr sum = F.C0;
        for (int n = p.size() - 1; n >= 0; n--) {
            sum = engine.add(p.get(n), engine.multiply(sum, z));
        }
        return sum;
    }
}
