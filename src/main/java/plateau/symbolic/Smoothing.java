package plateau.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IAST;
import org.matheclipse.core.interfaces.IExpr;
import org.matheclipse.core.interfaces.IRational;
import plateau.symbolic.Term.Gate;
import plateau.symbolic.Term.Kind;
import plateau.symbolic.Term.Wave;

/**
 * E[term(G) z^n] in closed form, n = 0 … N, for one {@link Term.Kind}.
 *
 * <p>Tilt: exp(αz² + βz) under N(0,1) is C times the law N(m, v), v = 1/(1 − 2α), m = βv, C = √v exp(β²v/2). Under
 * N(m, v) Stein's identity E[(z − m) g] = v E[g′] gives, with ν_n the moments z^n of that law,
 *
 * <pre>
 *   1            M_{n+1} = m M_n + v n M_{n−1}
 *   1{z &gt; b}     M_{n+1} = m M_n + v (n M_{n−1} + b^n p(b))                    p the density of N(m, v)
 *   erf(az + b)  M_{n+1} = m M_n + v (n M_{n−1} + (2a/√π) E[z^n e^{−(az+b)²}])
 *   e^{iωz}      z → z + iωv, factor exp(iωm − ω²v/2)
 * </pre>
 *
 * <p>So every moment is A_n · X + B_n · Y with two transcendental constants X, Y that do not depend on n, and numbers
 * A_n, B_n that are rational whenever the formula's own numbers are.
 */
final class Smoothing {
    private final SymbolicEngine engine;
    private final IExpr first;
    private final IExpr second;
    private final List<IExpr> firstWeights;
    private final List<IExpr> secondWeights;
    /** What the first constant contributes beside itself: (1 + erf)/2 is kept as two constants. */
    private final IExpr constantPart;

    private Smoothing(
            SymbolicEngine engine,
            IExpr constantPart,
            IExpr first,
            List<IExpr> firstWeights,
            IExpr second,
            List<IExpr> secondWeights) {
        this.engine = engine;
        this.constantPart = constantPart;
        this.first = first;
        this.firstWeights = firstWeights;
        this.second = second;
        this.secondWeights = secondWeights;
    }

    static Smoothing of(SymbolicEngine engine, Kind kind, int highest) {
        IExpr variance = inverseVariance(engine, kind);
        if (engine.sign(variance) <= 0) {
            throw new UnclosedException("the formula grows like exp(z^2/2) or faster in one of its parts");
        }
        Tilt tilt = new Tilt(engine, kind, engine.divide(F.C1, variance), highest);
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

    private static IExpr inverseVariance(SymbolicEngine engine, Kind kind) {
        return engine.subtract(F.C1, engine.multiply(F.C2, kind.alpha()));
    }

    /** Adds E[p(G) kind(G)] to a sum of constant → weight. */
    void addExpectation(List<IExpr> p, Map<IExpr, IExpr> sum) {
        IExpr a = dot(p, firstWeights);
        add(sum, first, a);
        if (!constantPart.isZero()) {
            add(sum, constantPart, a);
        }
        add(sum, second, dot(p, secondWeights));
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

    private IExpr dot(List<IExpr> p, List<IExpr> weights) {
        IExpr sum = F.C0;
        if (!weights.isEmpty()) {
            for (int n = 0; n < p.size(); n++) {
                if (!p.get(n).isZero()) {
                    sum = engine.add(sum, engine.multiply(p.get(n), weights.get(n)));
                }
            }
        }
        return sum;
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
        private final int highest;
        private final IExpr v;
        private final IExpr m;
        /** ln(C/√v) = β²v/2. */
        private final IExpr logFactor;

        Tilt(SymbolicEngine engine, Kind kind, IExpr v, int highest) {
            this.engine = engine;
            this.kind = kind;
            this.highest = highest;
            this.v = v;
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

        Smoothing plain() {
            return new Smoothing(engine, F.C0, factor(), moments(m, v), F.C1, List.of());
        }

        Smoothing step() {
            IExpr distance = engine.subtract(m, kind.b());
            IExpr erf = engine.evaluated(
                    F.Times(factor(), F.C1D2, F.Erf(engine.divide(distance, engine.root(engine.multiply(F.C2, v))))));
            IExpr exponent = engine.subtract(logFactor, half(engine.divide(square(distance), v)));
            IExpr density =
                    engine.evaluated(F.Times(F.Power(F.C2, F.CN1D2), F.Power(F.Pi, F.CN1D2), F.Power(F.E, exponent)));
            List<IExpr> powers = new ArrayList<>();
            IExpr power = F.C1;
            for (int n = 0; n <= highest; n++) {
                powers.add(power);
                power = engine.multiply(power, kind.b());
            }
            return gated(engine.evaluated(F.Times(F.C1D2, factor())), erf, density, powers);
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
            IExpr bump = engine.evaluated(F.Times(
                    F.C2,
                    engine.root(engine.multiply(square(kind.a()), w)),
                    F.Power(F.Pi, F.CN1D2),
                    F.Power(F.E, exponent)));
            return gated(F.C0, erf, bump, moments(shifted, w));
        }

        /** Weights A_n of the gate's mean and B_n of its boundary term, whose own moments are given. */
        private Smoothing gated(IExpr constantPart, IExpr mean, IExpr boundary, List<IExpr> boundaryMoments) {
            List<IExpr> b = new ArrayList<>(List.of(F.C0));
            for (int n = 0; n < highest; n++) {
                IExpr next = n == 0
                        ? boundaryMoments.get(0)
                        : engine.add(engine.multiply(F.ZZ(n), b.get(n - 1)), boundaryMoments.get(n));
                b.add(engine.add(engine.multiply(m, b.get(n)), boundaryScale(next)));
            }
            return new Smoothing(engine, constantPart, mean, moments(m, v), boundary, b);
        }

        /** The boundary term carries v; C p(b) has lost the √v of both factors, the bump of erf has kept none. */
        private IExpr boundaryScale(IExpr x) {
            return engine.multiply(v, x);
        }

        private List<IExpr> moments(IExpr mean, IExpr variance) {
            List<IExpr> moments = new ArrayList<>(List.of(F.C1));
            for (int n = 0; n < highest; n++) {
                IExpr next = engine.multiply(mean, moments.get(n));
                if (n > 0) {
                    next = engine.add(next, engine.multiply(engine.multiply(variance, F.ZZ(n)), moments.get(n - 1)));
                }
                moments.add(next);
            }
            return moments;
        }

        /** Moments of m + iωv + √v G as pairs (re, im), against e^{iθ + iωm − ω²v/2}. */
        Smoothing wave() {
            IExpr shift = engine.multiply(kind.omega(), v);
            List<IExpr> re = new ArrayList<>(List.of(F.C1));
            List<IExpr> im = new ArrayList<>(List.of(F.C0));
            for (int n = 0; n < highest; n++) {
                IExpr nextRe = engine.subtract(engine.multiply(m, re.get(n)), engine.multiply(shift, im.get(n)));
                IExpr nextIm = engine.add(engine.multiply(m, im.get(n)), engine.multiply(shift, re.get(n)));
                if (n > 0) {
                    IExpr nv = engine.multiply(v, F.ZZ(n));
                    nextRe = engine.add(nextRe, engine.multiply(nv, re.get(n - 1)));
                    nextIm = engine.add(nextIm, engine.multiply(nv, im.get(n - 1)));
                }
                re.add(nextRe);
                im.add(nextIm);
            }
            IExpr phase = engine.add(kind.theta(), engine.multiply(kind.omega(), m));
            IExpr exponent = engine.subtract(logFactor, half(engine.multiply(kind.omega(), shift)));
            IExpr size = F.Times(engine.root(v), F.Power(F.E, exponent));
            IExpr cos = engine.evaluated(F.Times(size, F.Cos(phase)));
            IExpr sin = engine.evaluated(F.Times(size, F.Sin(phase)));
            if (kind.wave() == Wave.SIN) {
                return new Smoothing(engine, F.C0, sin, re, cos, im);
            }
            return new Smoothing(engine, F.C0, cos, re, sin, negated(im));
        }

        private List<IExpr> negated(List<IExpr> x) {
            List<IExpr> y = new ArrayList<>();
            x.forEach(c -> y.add(engine.negate(c)));
            return y;
        }
    }

    /** E[form(G) He_k(G)] as constant → weight; {@code smoothings} are those of the form's terms, in their order. */
    static Map<IExpr, IExpr> expectation(SymbolicEngine engine, GaussianForm form, List<Smoothing> smoothings, int k) {
        Map<IExpr, IExpr> sum = new LinkedHashMap<>();
        List<IExpr> hermite = hermitePolynomial(engine, k);
        for (int i = 0; i < smoothings.size(); i++) {
            List<IExpr> p = form.terms().get(i).polynomial();
            smoothings.get(i).addExpectation(Term.product(engine, p, hermite), sum);
        }
        sum.values().removeIf(engine::isZero);
        return sum;
    }
}
