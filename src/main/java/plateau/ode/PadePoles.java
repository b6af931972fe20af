package plateau.ode;

import org.hipparchus.complex.Complex;
import org.hipparchus.complex.FieldComplex;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/**
 * The poles of the (s − 1, s) Padé approximant of exp, which are the eigenvalues of A^{-1} of Radau IIA with s stages.
 *
 * <p>Source: Hairer, Wanner, <i>Solving Ordinary Differential Equations II</i>, IV.3 and IV.5.
 */
final class PadePoles {
    private PadePoles() {}

    /** The zeros of Q(z) = Σ_k (s choose k) (2s − 1 − k)!/(2s − 1)! (−z)^k: the real one, then those with Im &lt; 0. */
    static Complex[] of(int s) {
        double[] q = new double[s + 1];
        q[0] = 1;
        for (int k = 1; k <= s; k++) {
            q[k] = -q[k - 1] * (s - k + 1) / (k * (2.0 * s - k));
        }
        Complex[] zeros = durandKerner(q);
        Complex[] sorted = new Complex[(s + 1) / 2];
        int pair = 1;
        for (Complex zero : zeros) {
            if (Math.abs(zero.getImaginary()) < 1e-8) {
                sorted[0] = new Complex(zero.getReal());
            } else if (zero.getImaginary() < 0) {
                sorted[pair++] = zero;
            }
        }
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = polishedPole(s, sorted[i]);
        }
        return sorted;
    }

    /** Newton's method on Q in 40 digits: in double precision the alternating sum loses several. */
    private static Complex polishedPole(int s, Complex guess) {
        DfpField digits = new DfpField(40);
        FieldComplex<Dfp> z = new FieldComplex<>(digits.newDfp(guess.getReal()), digits.newDfp(guess.getImaginary()));
        FieldComplex<Dfp> one = new FieldComplex<>(digits.getOne(), digits.getZero());
        for (int iteration = 0; iteration < 5; iteration++) {
            FieldComplex<Dfp> term = one;
            FieldComplex<Dfp> value = one;
            FieldComplex<Dfp> slope = one.subtract(one);
            for (int k = 1; k <= s; k++) {
                Dfp ratio = digits.newDfp(k - 1 - s).divide(k * (2 * s - k));
                term = term.multiply(ratio);
                slope = slope.add(term.multiply(k));
                term = term.multiply(z);
                value = value.add(term);
            }
            z = z.subtract(value.divide(slope));
        }
        return new Complex(z.getRealPart().toDouble(), z.getImaginaryPart().toDouble());
    }

    /** All zeros of a polynomial of small degree at once (Weierstrass iteration). */
    private static Complex[] durandKerner(double[] coefficients) {
        int s = coefficients.length - 1;
        Complex[] z = new Complex[s];
        for (int i = 0; i < s; i++) {
            z[i] = new Complex(2.0 * s * 0.4, 2.0 * s * 0.9).pow(new Complex(i)).multiply(Math.pow(2.0 * s, 1.0 - i));
        }
        for (int sweep = 0; sweep < 500; sweep++) {
            for (int i = 0; i < s; i++) {
                Complex denominator = new Complex(coefficients[s]);
                for (int j = 0; j < s; j++) {
                    if (j != i) {
                        denominator = denominator.multiply(z[i].subtract(z[j]));
                    }
                }
                z[i] = z[i].subtract(horner(coefficients, z[i]).divide(denominator));
            }
        }
        return z;
    }

    private static Complex horner(double[] coefficients, Complex z) {
        Complex sum = Complex.ZERO;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum = sum.multiply(z).add(coefficients[k]);
        }
        return sum;
    }
}
