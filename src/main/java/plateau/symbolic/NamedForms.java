package plateau.symbolic;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import plateau.symbolic.Formula.Hermite;
import plateau.symbolic.Formula.Number;

/** The names of the grammar that take special arguments: He(k), h(k) and the leaky rectifiers. */
final class NamedForms {
    private static final BigFraction DEFAULT_SLOPE = new BigFraction(1, 100);

    private NamedForms() {}

    /** He(k) or h(k) with its degree. */
    static Formula hermite(Token name, List<Formula> arguments, boolean normalised) {
        String required = normalised ? FormulaNames.NORMALISED_HERMITE : FormulaNames.HERMITE;
        if (normalised && !name.text().equals(required)) {
            throw FormulaException.at(
                    name.start(),
                    "the name " + name.text() + " is ambiguous; write He(k) for the probabilists' Hermite polynomial or"
                            + " h(k) for the normalised one");
        }
        if (arguments.size() != 1
                || !(arguments.get(0) instanceof Number degree)
                || !Formulas.isWhole(degree)
                || degree.value().signum() < 0
                || degree.value().compareTo(new BigFraction(FormulaParser.MAX_DEGREE)) > 0) {
            throw FormulaException.at(
                    name.start(),
                    required + " takes its degree, a whole number from 0 to " + FormulaParser.MAX_DEGREE + ", such as "
                            + required + "(3)");
        }
        return new Hermite(degree.value().getNumerator().intValueExact(), normalised);
    }

    /** The leaky rectifier of z or of a first argument, with a slope. */
    static Formula leakyRelu(Token name, List<Formula> arguments) {
        boolean slopeAlone = arguments.size() == 1 && Constancy.isConstant(arguments.get(0));
        Formula argument = arguments.isEmpty() || slopeAlone ? Formulas.z() : arguments.get(0);
        Formula slope = slopeAlone || arguments.size() == 2
                ? arguments.get(arguments.size() - 1)
                : Formulas.number(DEFAULT_SLOPE);
        if (arguments.size() > 2 || !(slope instanceof Number || slope instanceof Formula.Parameter)) {
            throw FormulaException.at(
                    name.start(),
                    "leaky-relu takes a slope, or an argument and a slope; write leaky-relu(0.1) or"
                            + " leaky-relu(z+1/2, 0.1) with a number or a parameter as slope");
        }
        // The argument stands twice in the tree: nested calls double it every time.
        Formula leaky = Formulas.leakyRelu(argument, slope);
        FormulaSize.check(leaky, name.start());
        return leaky;
    }
}
