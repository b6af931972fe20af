package plateau.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import plateau.timescale.LearningLaw;

/** How numbers and laws are written for a person. */
final class Notation {
    /** Stands where there is no number: never learned, not known. */
    static final String NONE = "–";

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final String SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";
    private static final Pattern INDEX = Pattern.compile("_(k|[0-9]{1,4})(?![0-9A-Za-z])");

    private Notation() {}

    /** A number with the given count of significant digits: 0.04807, 1234, 3.466e-9. */
    static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        return exponent < -4 || exponent > 5 ? scientific(rounded, exponent) : plain(rounded, digits, exponent);
    }

    private static String plain(BigDecimal rounded, int digits, int exponent) {
        return rounded.setScale(Math.max(0, digits - 1 - exponent), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String scientific(BigDecimal rounded, int exponent) {
        BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + exponent;
    }

    /** Like {@link #number}, without trailing zeros: 1, 0.7, 1.4142. */
    static String coefficient(double value, int digits) {
        String text = number(value, digits);
        if (text.indexOf('.') < 0 || text.indexOf('e') >= 0) {
            return text;
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    /** A number of four significant digits, or a dash. */
    static String time(OptionalDouble time) {
        return time.isPresent() ? number(time.getAsDouble(), 4) : NONE;
    }

    /** ε as it is typed: 1e-4, 0.5, 2.5e-3. */
    static String epsilon(double epsilon) {
        BigDecimal exact = BigDecimal.valueOf(epsilon).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        return exponent >= -1 && exponent <= 3 ? exact.toPlainString() : scientific(exact, exponent);
    }

    /** ε as it is set in a figure: 10⁻⁴, 2.5·10⁻³. */
    static String epsilonTypeset(double epsilon) {
        BigDecimal exact = BigDecimal.valueOf(epsilon).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        BigDecimal mantissa = exact.scaleByPowerOfTen(-exponent).stripTrailingZeros();
        String power = "10" + superscript(exponent);
        return mantissa.compareTo(BigDecimal.ONE) == 0 ? power : mantissa.toPlainString() + "·" + power;
    }

    /** ε in LaTeX: {@code 10^{-4}}, {@code 2.5 \\cdot 10^{-3}}, {@code 0.5}. */
    static String epsilonLatex(double epsilon) {
        return epsilon(epsilon).replaceFirst("^1e(.*)", "10^{$1}").replaceFirst("e(.*)", " \\\\cdot 10^{$1}");
    }

    /** 10⁻³ for a decade of an axis. */
    static String decade(int exponent) {
        return exponent == 0 ? "1" : exponent == 1 ? "10" : "10" + superscript(exponent);
    }

    /** An integer in superscript digits: ⁻¹². */
    static String superscript(int value) {
        return (value < 0 ? "⁻" : "") + digits(Math.abs(value), SUPERSCRIPTS);
    }

    /** A degree in subscript digits: ₁₂. */
    static String subscript(int value) {
        return digits(value, SUBSCRIPTS);
    }

    /** The indices of a plain text as it is set in a figure: {@code e_1} as e₁, {@code t_k} as tₖ. */
    static String indexed(String text) {
        return INDEX.matcher(text)
                .replaceAll(index -> index.group(1).equals("k") ? "ₖ" : subscript(Integer.parseInt(index.group(1))));
    }

    private static String digits(int value, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (char digit : Integer.toString(value).toCharArray()) {
            text.append(alphabet.charAt(digit - '0'));
        }
        return text.toString();
    }

    /** A law in one line of plain text: {@code 0.25 ε^(1/2) ln(1/ε)}; {@code ∝} where the constant is not known. */
    static String law(LearningLaw law) {
        String power = power(law);
        String logarithm = law.logarithm() ? " ln(1/ε)" : "";
        String scale = (power + logarithm).strip();
        if (law.constant().isPresent()) {
            return (coefficient(law.constant().getAsDouble(), 4) + " " + scale).strip();
        }
        return scale.isEmpty() ? "independent of ε" : "∝ " + scale;
    }

    private static String power(LearningLaw law) {
        int numerator = law.exponent().getNumerator();
        int denominator = law.exponent().getDenominator();
        if (numerator == 0) {
            return "";
        }
        if (denominator == 1) {
            return numerator == 1 ? "ε" : "ε" + superscript(numerator);
        }
        return String.format(Locale.ROOT, "ε^(%s)", exponent(law));
    }

    /** The exponent as an exact fraction: {@code 1/4}, {@code 0}, {@code -3/4}. */
    static String exponent(LearningLaw law) {
        int numerator = law.exponent().getNumerator();
        int denominator = law.exponent().getDenominator();
        int sign = denominator < 0 ? -1 : 1;
        return denominator * sign == 1 ? "" + numerator * sign : numerator * sign + "/" + denominator * sign;
    }

    /** The exponent next to which a slope is held: {@code 1/2 (and ln)} where a logarithm shifts local slopes. */
    static String exponentWithLogarithm(LearningLaw law) {
        return exponent(law) + (law.logarithm() ? " (with ln)" : "");
    }

    /** A part of a whole: 0 %, 0.031 %, 12 %. */
    static String percentage(double part, double whole) {
        return whole == 0 ? "0 %" : coefficient(100 * part / whole, 2) + " %";
    }

    /** A law with the degree after which its wait begins. */
    static String lawAndOrigin(LearningLaw law) {
        return law(law)
                + (law.after().isPresent() ? "   after degree " + law.after().getAsInt() : "");
    }

    /** A closed form with the signs of print: √6, 1/√(2·π). */
    static String closedForm(String text) {
        return text.replaceAll("\\bsqrt\\(([0-9]+|[Pp]i)\\)", "√$1")
                .replaceAll("\\bsqrt\\(", "√(")
                .replaceAll("\\b[Pp]i\\b", "π")
                .replace("*", "·");
    }
}
