package plateau.symbolic;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * exp and erf of real numbers by their power series, with as many digits as the rest of the arithmetic has. Symja's own take
 * a tenth of a second for the first value, and its erf beyond |x| = 13 takes minutes that cannot be interrupted.
 */
final class DecimalSeries {
    /** Beyond it exp is left to others: halving the exponent takes digits. */
    static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(1000);

    /** Beyond it 1 − |erf x| is below 1e-73. */
    private static final BigDecimal SATURATED = BigDecimal.valueOf(13);

    /** Digits that the doublings of {@link #exp} and sums of some hundred terms may take. */
    private static final int GUARD_DIGITS = 12;

    /** exp(y) is ten doublings from y = 1 at {@link #LARGEST_EXPONENT}; with four more the series is short. */
    private static final int HALVINGS = 14;

    private final MathContext asked;
    private final MathContext within;
    private final BigDecimal twoByRootOfPi;

    /**
     * @param precision digits of the values, at most 73: erf is taken for ±1 where it differs by less
     * @param pi with as many digits
     */
    DecimalSeries(MathContext precision, BigDecimal pi) {
        this.asked = precision;
        this.within = new MathContext(precision.getPrecision() + GUARD_DIGITS);
        this.twoByRootOfPi = BigDecimal.valueOf(2).divide(pi.sqrt(within), within);
    }

    /**
     * e^y = (e^{y/2^n})^{2^n}.
     *
     * @param y at most {@link #LARGEST_EXPONENT} in absolute value; an error of it is a relative error of the result
     */
    BigDecimal exp(BigDecimal y) {
        return unroundedExp(y).round(asked);
    }

    private BigDecimal unroundedExp(BigDecimal y) {
        if (y.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new IllegalArgumentException("|" + y + "| is larger than " + LARGEST_EXPONENT);
        }
        BigDecimal x = y.divide(BigDecimal.valueOf(1L << HALVINGS), within);
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal term = BigDecimal.ONE;
        for (int n = 1; isSeen(term, sum); n++) {
            term = term.multiply(x, within).divide(BigDecimal.valueOf(n), within);
            sum = sum.add(term, within);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, within);
        }
        return sum;
    }

    /**
     * erf x = 2/√π e^{−x²} Σ_n 2ⁿ x^{2n+1}/(1·3⋯(2n+1)) (DLMF 7.6.2): no term is negative for x &gt; 0, so nothing cancels.
     */
    BigDecimal erf(BigDecimal x) {
        if (x.abs().compareTo(SATURATED) > 0) {
            return BigDecimal.valueOf(x.signum());
        }
        BigDecimal square = x.multiply(x, within);
        BigDecimal twice = square.add(square);
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 1; isSeen(term, sum); n++) {
            term = term.multiply(twice, within).divide(BigDecimal.valueOf(2L * n + 1), within);
            sum = sum.add(term, within);
        }
        return twoByRootOfPi.multiply(unroundedExp(square.negate()), within).multiply(sum, asked);
    }

    /** Whether a term shows in the digits of the sum. Terms grow first where x² is large, but then they are part of the sum. */
    private boolean isSeen(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0 && exponent(term) + within.getPrecision() >= exponent(sum);
    }

    /** e with 10^(e−1) ≤ |x| &lt; 10^e. */
    private static long exponent(BigDecimal x) {
        return (long) x.precision() - x.scale();
    }
}
