package plateau.symbolic;

import java.math.BigDecimal;
import java.math.MathContext;
import org.hipparchus.fraction.BigFraction;

/** Says where on the real line something goes wrong. */
final class DomainPlaces {
    private static final int LONGEST_PART = 60;
    private static final int LONGEST_NUMBER = 15;
    private static final double GRID = 1e6;

    /** The place of an undefined constant. */
    static final String EVERYWHERE = "for any z";

    private DomainPlaces() {}

    /** The exact set in which an affine argument breaks a requirement. */
    static String of(Affine argument, Requirement requirement) {
        if (argument.slope().isZero()) {
            return EVERYWHERE;
        }
        BigFraction root = argument.intercept().negate().divide(argument.slope());
        boolean below = argument.slope().signum() > 0;
        return switch (requirement) {
            case POSITIVE -> "for z " + (below ? "<= " : ">= ") + number(root);
            case NOT_NEGATIVE -> "for z " + (below ? "< " : "> ") + number(root);
            case NOT_ZERO -> "at z = " + number(root);
        };
    }

    /** A place found numerically, to six decimals. */
    static String near(double z) {
        double rounded = Math.rint(z * GRID) / GRID;
        return "near z = "
                + new BigDecimal(rounded)
                        .round(new MathContext(7))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** The part as text, cut if long. */
    static String brief(Formula part) {
        String text = FormulaPrinter.print(part);
        return text.length() <= LONGEST_PART ? text : text.substring(0, LONGEST_PART) + "...";
    }

    private static String number(BigFraction value) {
        String text = value.getDenominator().equals(java.math.BigInteger.ONE)
                ? value.getNumerator().toString()
                : value.getNumerator() + "/" + value.getDenominator();
        return text.length() <= LONGEST_NUMBER ? text : String.valueOf(value.doubleValue());
    }
}
