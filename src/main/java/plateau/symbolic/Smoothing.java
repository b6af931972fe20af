package plateau.symbolic;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import plateau.symbolic.Term.Gate;
import plateau.symbolic.Term.Kind;
import plateau.symbolic.Term.Wave;

/**
 * E[z^n He_k(z) kind(G)] in closed form for one {@link Term.Kind}.
 *
 * <p>Tilt: exp(αz² + βz) under N(0,1) is C times the law N(m, v), v = 1/(1 − 2α), m = βv, C = √v exp(β²v/2). Under
 * N(m, v) Stein's identity E[(z − m) g] = v E[g′] gives, with M_k the mean of He_k times the rest of the kind,
 *
 * <pre>
 *   1            M_{k+1} = m M_k + (v − 1) k M_{k−1}
 *   1{z &gt; b}     M_{k+1} = m M_k + (v − 1) k M_{k−1} + v He_k(b) p(b)          p the density of N(m, v)
 *   erf(az + b)  M_{k+1} = m M_k + (v − 1) k M_{k−1} + v (2a/√π) E[He_k e^{−(az+b)²}]
 *   e^{iωz}      m → m + iωv, factor exp(iωm − ω²v/2)
 * </pre>
 *
 * <p>So every moment is A_k · X + B_k · Y with two transcendental constants X, Y that do not depend on k, and numbers
 * A_k, B_k that are rational whenever the formula's own numbers are. A factor z raises and lowers: z He_k = He_{k+1} + k He_{k−1}.
 */
final class Smoothing {
    private final SymbolicEngine engine;
    private final IExpr first;
    private final IExpr second;
    private final PowerMoments firstWeights;
    private final PowerMoments secondWeights;
    /** What the first constant contributes beside itself: (1 + erf)/2 is kept as two constants. */
    private final IExpr constantPart;

    private Smoothing(
            SymbolicEngine engine,
            IExpr constantPart,
            IExpr first,
            IntFunction<IExpr> firstMoments,
            IExpr second,
            IntFunction<IExpr> secondMoments) {
        this.engine = engine;
        this.constantPart = constantPart;
        this.first = first;
        this.firstWeights = new PowerMoments(engine, firstMoments);
        this.second = second;
        this.secondWeights = new PowerMoments(engine, secondMoments);
    }

    static Smoothing of(SymbolicEngine engine, Kind kind) {
        IExpr variance = engine.subtract(F.C1, engine.multiply(F.C2, kind.alpha()));
        if (engine.sign(variance) <= 0) {
            throw new UnclosedException("the formula grows like exp(z^2/2) or faster in one of its parts");
        }
        Tilt tilt = new Tilt(engine, kind, engine.divide(F.C1, variance));
        if (kind.wave() != Wave.NONE) {
            if (kind.gate() != Gate.NONE) {
                throw new UnclosedException(
                        "sin or cos times erf or times a function with a kink has no closed form in real functions");
            }
            return tilt.wave();
        }
        return switch (kind.gate()) {
            case NONE -> tilt.plain();
            case STEP -> tilt.step();
            case ERF -> tilt.erf();
        };
    }

    /** Adds E[p(G) He_k(G) kind(G)] to a sum of constant → weight. */
    private void addExpectation(List<IExpr> p, int k, Map<IExpr, IExpr> sum) {
        IExpr a = firstWeights.mean(p, k);
        add(sum, first, a);
        if (!constantPart.isZero()) {
            add(sum, constantPart, a);
        }
        add(sum, second, secondWeights.mean(p, k));
    }

    /** Keeps rational factors with the weight, so that equal constants meet. */
    private void add(Map<IExpr, IExpr> sum, IExpr constant, IExpr weight) {
        if (weight.isZero() || constant.isZero()) {
            return;
        }
        if (constant instanceof IRational r) {
            sum.merge(F.C1, engine.multiply(weight, r), engine::add);
        } else if (constant.isTimes() && ((IAST) constant).arg1() instanceof IRational r) {
            sum.merge(engine.divide(constant, r), engine.multiply(weight, r), engine::add);
        } else {
            sum.merge(constant, weight, engine::add);
        }
    }

    /** The coefficients of He_k in increasing order: He_{k+1} = z He_k − k He_{k−1}. */
    static List<IExpr> hermitePolynomial(SymbolicEngine engine, int k) {
        List<IExpr> before = List.of();
        List<IExpr> now = List.of(F.C1);
        for (int j = 0; j < k; j++) {
            IExpr[] next = new IExpr[j + 2];
            Arrays.fill(next, F.C0);
            for (int n = 0; n <= j; n++) {
                next[n + 1] = now.get(n);
            }
            for (int n = 0; n < before.size(); n++) {
                next[n] = engine.subtract(next[n], engine.multiply(F.ZZ(j), before.get(n)));
            }
            before = now;
            now = List.of(next);
        }
        return now;
    }

    static BigInteger factorial(int k) {
        BigInteger product = BigInteger.ONE;
        for (int j = 2; j <= k; j++) {
            product = product.multiply(BigInteger.valueOf(j));
        }
        return product;
    }

    /** The constants of one kind of term under its tilted law. */
    private static final class Tilt {
        private final SymbolicEngine engine;
        private final Kind kind;
        private final IExpr v;
        private final IExpr excess;
        private final IExpr m;
        /** ln(C/√v) = β²v/2. */
        private final IExpr logFactor;

        Tilt(SymbolicEngine engine, Kind kind, IExpr v) {
            this.engine = engine;
            this.kind = kind;
            this.v = v;
            this.excess = engine.excess(v);
            this.m = engine.multiply(kind.beta(), v);
            this.logFactor = half(engine.multiply(kind.beta(), m));
        }

        private IExpr half(IExpr x) {
            return engine.multiply(F.C1D2, x);
        }

        private IExpr square(IExpr x) {
            return engine.multiply(x, x);
        }

        /** √v e^{…}, the factor C. */
        private IExpr factor() {
            return engine.evaluated(F.Times(engine.root(v), F.Power(F.E, logFactor)));
        }

        private HermiteMoments moments() {
            return HermiteMoments.of(engine, m, excess);
        }

        Smoothing plain() {
            return new Smoothing(engine, F.C0, factor(), moments(), F.C1, k -> F.C0);
        }

        Smoothing step() {
            IExpr distance = engine.subtract(m, kind.b());
            IExpr erf = engine.evaluated(
                    F.Times(factor(), F.C1D2, F.Erf(engine.divide(distance, engine.root(engine.multiply(F.C2, v))))));
            IExpr exponent = engine.subtract(logFactor, half(engine.divide(square(distance), v)));
            IExpr density =
                    engine.evaluated(F.Times(F.Power(F.C2, F.CN1D2), F.Power(F.Pi, F.CN1D2), F.Power(F.E, exponent)));
            HermiteMoments atTheStep = HermiteMoments.of(engine, kind.b(), F.CN1);
            return gated(engine.evaluated(F.Times(F.C1D2, factor())), erf, density, atTheStep);
        }

        Smoothing erf() {
            IExpr spread = engine.add(F.C1, engine.multiply(F.C2, engine.multiply(square(kind.a()), v)));
            IExpr centre = engine.add(engine.multiply(kind.a(), m), kind.b());
            IExpr erf = engine.evaluated(F.Times(factor(), F.Erf(engine.divide(centre, engine.root(spread)))));
            // exp(−(az+b)²) tilts N(m, v) into N(m', w)
            IExpr w = engine.divide(v, spread);
            IExpr ab = engine.multiply(kind.a(), kind.b());
            IExpr shifted = engine.multiply(w, engine.subtract(engine.divide(m, v), engine.multiply(F.C2, ab)));
            IExpr exponent = engine.subtract(logFactor, engine.divide(square(centre), spread));
            IExpr bump = engine.evaluated(
                    F.Times(F.C2, engine.rootOfSquare(kind.a(), w), F.Power(F.Pi, F.CN1D2), F.Power(F.E, exponent)));
            return gated(F.C0, erf, bump, HermiteMoments.of(engine, shifted, engine.excess(w)));
        }

        /** Weights A_k of the gate's mean and B_k of its boundary term, whose own moments are given. */
        private Smoothing gated(IExpr constantPart, IExpr mean, IExpr boundary, HermiteMoments boundaryMoments) {
            // the boundary term carries v; C p(b) has lost the √v of both factors, the bump of erf has kept none
            IntFunction<IExpr> source = k -> engine.multiply(v, boundaryMoments.apply(k));
            return new Smoothing(
                    engine, constantPart, mean, moments(), boundary, HermiteMoments.driven(engine, m, excess, source));
        }

        /** Moments of m + iωv + √v G as pairs (re, im), against e^{iθ + iωm − ω²v/2}. */
        Smoothing wave() {
            IExpr shift = engine.multiply(kind.omega(), v);
            HermiteMoments.Pair moments = HermiteMoments.complex(engine, m, shift, excess);
            IExpr phase = engine.add(kind.theta(), engine.multiply(kind.omega(), m));
            IExpr exponent = engine.subtract(logFactor, half(engine.multiply(kind.omega(), shift)));
            IExpr size = F.Times(engine.root(v), F.Power(F.E, exponent));
            IExpr cos = engine.evaluated(F.Times(size, F.Cos(phase)));
            IExpr sin = engine.evaluated(F.Times(size, F.Sin(phase)));
            if (kind.wave() == Wave.SIN) {
                return new Smoothing(engine, F.C0, sin, moments::re, cos, moments::im);
            }
            return new Smoothing(engine, F.C0, cos, moments::re, sin, k -> engine.negate(moments.im(k)));
        }
    }

    /** E[form(G) He_k(G)] as constant → weight; {@code smoothings} are those of the form's terms, in their order. */
    static Map<IExpr, IExpr> expectation(SymbolicEngine engine, GaussianForm form, List<Smoothing> smoothings, int k) {
        Map<IExpr, IExpr> sum = new LinkedHashMap<>();
        for (int i = 0; i < smoothings.size(); i++) {
            smoothings.get(i).addExpectation(form.terms().get(i).polynomial(), k, sum);
        }
        sum.values().removeIf(engine::isZero);
        return sum;
    }
}
