package plateau.symbolic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;
import plateau.symbolic.Term.Gate;
import plateau.symbolic.Term.Kind;
import plateau.symbolic.Term.Wave;

/**
 * A finite sum of {@link Term}s: the algebra in which formulas are written before they are smoothed. It is closed under
 * sums and products, except that erf times erf, and erf times a step, leave it.
 */
final class GaussianForm {
    private static final int MAX_DEGREE = 100;
    private static final int MAX_TERMS = 64;

    private final SymbolicEngine engine;
    private final List<Term> terms;

    private GaussianForm(SymbolicEngine engine, List<Term> terms) {
        this.engine = engine;
        this.terms = terms;
    }

    static GaussianForm of(SymbolicEngine engine, Term... terms) {
        return sum(engine, List.of(terms));
    }

    static GaussianForm constant(SymbolicEngine engine, IExpr c) {
        return of(engine, Term.constant(c));
    }

    /** Adds terms of equal kind and drops zeros. */
    private static GaussianForm sum(SymbolicEngine engine, List<Term> terms) {
        Map<Kind, List<IExpr>> collected = new LinkedHashMap<>();
        for (Term t : terms) {
            collected.merge(t.kind(), t.polynomial(), (p, q) -> added(engine, p, q));
        }
        List<Term> result = new ArrayList<>();
        collected.forEach((kind, p) -> {
            List<IExpr> trimmed = trimmed(engine, p);
            if (!trimmed.isEmpty()) {
                result.add(new Term(trimmed, kind));
            }
        });
        if (result.size() > MAX_TERMS || result.stream().anyMatch(t -> t.degree() > MAX_DEGREE)) {
            throw new UnclosedException("the expanded formula is too long for closed forms");
        }
        return new GaussianForm(engine, List.copyOf(result));
    }

    private static List<IExpr> added(SymbolicEngine engine, List<IExpr> p, List<IExpr> q) {
        List<IExpr> sum = new ArrayList<>();
        for (int i = 0; i < Math.max(p.size(), q.size()); i++) {
            sum.add(engine.add(i < p.size() ? p.get(i) : F.C0, i < q.size() ? q.get(i) : F.C0));
        }
        return sum;
    }

    private static List<IExpr> trimmed(SymbolicEngine engine, List<IExpr> p) {
        int size = p.size();
        while (size > 0 && engine.isZero(p.get(size - 1))) {
            size--;
        }
        return p.subList(0, size);
    }

    List<Term> terms() {
        return terms;
    }

    boolean isZero() {
        return terms.isEmpty();
    }

    /** Whether the form has no erf, wave or step and a single exponential (or none). */
    boolean isSingleExponential() {
        return terms.size() <= 1 && terms.stream().allMatch(t -> t.kind().isExponential());
    }

    boolean isPolynomial() {
        return terms.stream().allMatch(t -> t.kind().isPurePolynomial());
    }

    boolean isConstant() {
        return isPolynomial() && polynomial().size() <= 1;
    }

    /** The coefficients of a form for which {@link #isPolynomial} holds; empty for 0. */
    List<IExpr> polynomial() {
        return terms.isEmpty() ? List.of() : terms.get(0).polynomial();
    }

    /** Coefficient n of a polynomial form, 0 beyond its degree. */
    IExpr coefficient(int n) {
        return n < polynomial().size() ? polynomial().get(n) : F.C0;
    }

    GaussianForm plus(GaussianForm other) {
        List<Term> all = new ArrayList<>(terms);
        all.addAll(other.terms);
        return sum(engine, all);
    }

    GaussianForm minus(GaussianForm other) {
        return plus(other.scaled(F.CN1));
    }

    GaussianForm scaled(IExpr c) {
        return times(constant(engine, c));
    }

    GaussianForm times(GaussianForm other) {
        List<Term> all = new ArrayList<>();
        for (Term s : terms) {
            for (Term t : other.terms) {
                all.addAll(product(s, t));
            }
        }
        return sum(engine, all);
    }

    GaussianForm power(int n) {
        GaussianForm result = constant(engine, F.C1);
        for (int i = 0; i < n; i++) {
            result = result.times(this);
        }
        return result;
    }

    private List<Term> product(Term s, Term t) {
        engine.checkStillWanted();
        List<IExpr> p = Term.product(engine, s.polynomial(), t.polynomial());
        Kind gated = gateProduct(s.kind(), t.kind())
                .withExponent(
                        engine.add(s.kind().alpha(), t.kind().alpha()),
                        engine.add(s.kind().beta(), t.kind().beta()));
        return waveProduct(p, gated, s.kind(), t.kind());
    }

    private Kind gateProduct(Kind s, Kind t) {
        if (s.gate() == Gate.NONE) {
            return Kind.ONE.withGate(t.gate(), t.a(), t.b());
        }
        if (t.gate() == Gate.NONE) {
            return Kind.ONE.withGate(s.gate(), s.a(), s.b());
        }
        if (s.gate() == Gate.STEP && t.gate() == Gate.STEP) {
            return Kind.step(engine.compare(s.b(), t.b()) >= 0 ? s.b() : t.b());
        }
        throw new UnclosedException("a product of erf with erf or with a function that has a kink has no closed form");
    }

    /** Product to sum; cos is kept with ω &gt; 0. */
    private List<Term> waveProduct(List<IExpr> p, Kind rest, Kind s, Kind t) {
        if (s.wave() == Wave.NONE) {
            return List.of(new Term(p, rest.withWave(t.wave(), t.omega(), t.theta())));
        }
        if (t.wave() == Wave.NONE) {
            return List.of(new Term(p, rest.withWave(s.wave(), s.omega(), s.theta())));
        }
        IExpr half = engine.rational(1, 2);
        boolean mixed = s.wave() != t.wave();
        boolean sineFirst = s.wave() == Wave.SIN;
        Wave wave = mixed ? Wave.SIN : Wave.COS;
        // cos x cos y = (cos(x−y) + cos(x+y))/2, sin x sin y = (cos(x−y) − cos(x+y))/2,
        // sin x cos y = (sin(x+y) + sin(x−y))/2, cos x sin y = (sin(x+y) − sin(x−y))/2
        IExpr difference = mixed && !sineFirst ? engine.negate(half) : half;
        IExpr total = !mixed && sineFirst ? engine.negate(half) : half;
        return List.of(
                wave(
                        Term.product(engine, p, List.of(difference)),
                        rest,
                        wave,
                        engine.subtract(s.omega(), t.omega()),
                        engine.subtract(s.theta(), t.theta())),
                wave(
                        Term.product(engine, p, List.of(total)),
                        rest,
                        wave,
                        engine.add(s.omega(), t.omega()),
                        engine.add(s.theta(), t.theta())));
    }

    private Term wave(List<IExpr> p, Kind rest, Wave wave, IExpr omega, IExpr theta) {
        int sign = signWhereItMatters(omega);
        if (sign == 0) {
            IExpr c = engine.evaluated(wave == Wave.COS ? F.Cos(theta) : F.Sin(theta));
            return new Term(Term.product(engine, p, List.of(c)), rest);
        }
        if (sign > 0) {
            return new Term(p, rest.withWave(wave, omega, theta));
        }
        List<IExpr> q = wave == Wave.SIN ? Term.product(engine, p, List.of(F.CN1)) : p;
        return new Term(q, rest.withWave(wave, engine.negate(omega), engine.negate(theta)));
    }

    /** sin or cos of this form, which must be affine. */
    GaussianForm wave(Wave wave) {
        requireAffine(wave == Wave.COS ? "cos" : "sin");
        return of(engine, wave(List.of(F.C1), Kind.ONE, wave, coefficient(1), coefficient(0)));
    }

    /** erf of this form, which must be affine. */
    GaussianForm erf() {
        requireAffine("erf");
        if (isConstant()) {
            return constant(engine, engine.evaluated(F.Erf(coefficient(0))));
        }
        boolean rising = signWhereItMatters(coefficient(1)) > 0;
        IExpr sign = rising ? F.C1 : F.CN1;
        return of(
                engine,
                new Term(
                        List.of(sign),
                        Kind.erf(engine.multiply(sign, coefficient(1)), engine.multiply(sign, coefficient(0)))));
    }

    /** The sign of an inner slope; the rules for erf and waves hold for any sign of a slope with parameters. */
    private int signWhereItMatters(IExpr slope) {
        return engine.isParametric(slope) && !engine.isZero(slope) ? 1 : engine.sign(slope);
    }

    private void requireAffine(String function) {
        if (!isPolynomial() || polynomial().size() > 2) {
            throw new UnclosedException(function + " has a closed form only for an affine argument");
        }
    }

    /** exp of this form, which must be a polynomial of degree at most 2. */
    GaussianForm exp() {
        if (!isPolynomial() || polynomial().size() > 3) {
            throw new UnclosedException("exp has a closed form only for an argument of degree at most 2");
        }
        IExpr factor = engine.evaluated(F.Power(F.E, coefficient(0)));
        return of(engine, new Term(List.of(factor), Kind.exponential(coefficient(2), coefficient(1))));
    }

    /** 1/this for a constant or a constant times a single exponential. */
    GaussianForm reciprocal() {
        if (isSingleExponential() && !isZero() && terms.get(0).degree() == 0) {
            Kind kind = terms.get(0).kind();
            return of(
                    engine,
                    new Term(
                            List.of(engine.divide(
                                    F.C1, terms.get(0).polynomial().get(0))),
                            Kind.exponential(engine.negate(kind.alpha()), engine.negate(kind.beta()))));
        }
        throw new UnclosedException(
                "a quotient has a closed form only if its denominator is a constant or an exponential");
    }

    /** The points where the steps of this form stand, in increasing order. */
    List<IExpr> breaks() {
        TreeSet<IExpr> ordered = new TreeSet<>(engine::compare);
        terms.stream()
                .filter(t -> t.kind().gate() == Gate.STEP)
                .forEach(t -> ordered.add(t.kind().b()));
        return List.copyOf(ordered);
    }

    /** The form without steps that equals this one just right of {@code point}, or left of every step if null. */
    private GaussianForm piece(List<IExpr> passed) {
        List<Term> open = new ArrayList<>();
        for (Term t : terms) {
            if (t.kind().gate() != Gate.STEP) {
                open.add(t);
            } else if (passed.stream().anyMatch(b -> engine.compare(b, t.kind().b()) == 0)) {
                open.add(new Term(t.polynomial(), t.kind().withGate(Gate.NONE, F.C0, F.C0)));
            }
        }
        return sum(engine, open);
    }

    /** Applies an operation that is only known for forms without steps to every piece of this one. */
    GaussianForm mapPieces(UnaryOperator<GaussianForm> operation) {
        List<IExpr> breaks = breaks();
        GaussianForm left = operation.apply(piece(List.of()));
        GaussianForm result = left;
        for (int i = 0; i < breaks.size(); i++) {
            GaussianForm right = operation.apply(piece(breaks.subList(0, i + 1)));
            result = result.plus(right.minus(left).times(of(engine, stepAt(breaks.get(i)))));
            left = right;
        }
        return result;
    }

    static Term stepAt(IExpr b) {
        return new Term(List.of(F.C1), Kind.step(b));
    }

    /** The indicator of {this &gt; 0}; the points where the sign changes must be exact numbers. */
    GaussianForm step() {
        return mapPieces(g -> SignChanges.step(engine, g));
    }
}
