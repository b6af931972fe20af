package plateau.derivation;

import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.InfixNotation;

/** What every programming language has in common: numbers with a point, so that none divides them as integers. */
abstract class ProgramNotation extends InfixNotation {
    @Override
    protected final Text number(BigFraction value) {
        String size = value.getNumerator().abs() + ".0" + (isWhole(value) ? "" : "/" + value.getDenominator() + ".0");
        return value.signum() < 0
                ? new Text("-" + size, Binding.SUM)
                : new Text(size, isWhole(value) ? Binding.ATOM : Binding.PRODUCT);
    }
}
