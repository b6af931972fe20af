package plateau.derivation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in tables and sentences. */
final class Decimals {
    private static final int TABLE_DIGITS = 12;
    private static final int SENTENCE_DIGITS = 4;

    private Decimals() {}

    /** Twelve significant digits, without trailing zeros. */
    static String full(double x) {
        return rounded(x, TABLE_DIGITS);
    }

    /** Four significant digits, without trailing zeros. */
    static String brief(double x) {
        return rounded(x, SENTENCE_DIGITS);
    }

    private static String rounded(double x, int digits) {
        if (x == 0 || !Double.isFinite(x)) {
            return x == 0 ? "0" : "–";
        }
        BigDecimal rounded = new BigDecimal(x)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        String text = exponent < -5 || exponent > 8
                ? rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent
                : rounded.toPlainString();
        return text.replace('-', '−');
    }
}
