package plateau.symbolic;

import java.util.Arrays;
import java.util.List;
import org.matheclipse.core.expression.F;
import org.matheclipse.core.interfaces.IExpr;

/**
 * P(z) · exp(αz² + βz) · wave(ωz + θ) · gate(z) with exact constants: what the smoothing rules can integrate.
 *
 * @param polynomial coefficients of P in increasing order, the last one not 0
 * @param kind everything else
 */
record Term(List<IExpr> polynomial, Kind kind) {
    /** 1, cos or sin of ωz + θ. */
    enum Wave {
        NONE,
        COS,
        SIN
    }

    /** 1, the indicator of z &gt; b, or erf(az + b). */
    enum Gate {
        NONE,
        STEP,
        ERF
    }

    /** The factor that is not polynomial; terms of equal kind are added. Unused constants are 0. */
    record Kind(IExpr alpha, IExpr beta, Wave wave, IExpr omega, IExpr theta, Gate gate, IExpr a, IExpr b) {
        static final Kind ONE = new Kind(F.C0, F.C0, Wave.NONE, F.C0, F.C0, Gate.NONE, F.C0, F.C0);

        static Kind exponential(IExpr alpha, IExpr beta) {
            return new Kind(alpha, beta, Wave.NONE, F.C0, F.C0, Gate.NONE, F.C0, F.C0);
        }

        static Kind step(IExpr b) {
            return ONE.withGate(Gate.STEP, F.C0, b);
        }

        static Kind erf(IExpr a, IExpr b) {
            return ONE.withGate(Gate.ERF, a, b);
        }

        Kind withGate(Gate newGate, IExpr newA, IExpr newB) {
            return new Kind(alpha, beta, wave, omega, theta, newGate, newA, newB);
        }

        Kind withWave(Wave newWave, IExpr newOmega, IExpr newTheta) {
            return new Kind(alpha, beta, newWave, newOmega, newTheta, gate, a, b);
        }

        Kind withExponent(IExpr newAlpha, IExpr newBeta) {
            return new Kind(newAlpha, newBeta, wave, omega, theta, gate, a, b);
        }

        boolean isPurePolynomial() {
            return equals(ONE);
        }

        boolean isExponential() {
            return wave == Wave.NONE && gate == Gate.NONE;
        }
    }

    Term {
        polynomial = List.copyOf(polynomial);
    }

    static Term constant(IExpr c) {
        return new Term(List.of(c), Kind.ONE);
    }

    int degree() {
        return polynomial.size() - 1;
    }

    /** The product of two polynomials. */
    static List<IExpr> product(SymbolicEngine engine, List<IExpr> p, List<IExpr> q) {
        IExpr[] r = new IExpr[p.size() + q.size() - 1];
        Arrays.fill(r, F.C0);
        for (int i = 0; i < p.size(); i++) {
            for (int j = 0; j < q.size(); j++) {
                r[i + j] = engine.add(r[i + j], engine.multiply(p.get(i), q.get(j)));
            }
        }
        return List.of(r);
    }
}
